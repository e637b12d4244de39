import type { LintFinding } from '../lint-document.ts';

/** What a finding says and what to do, on one line. */
export const sentenceOf = ({ message, suggestion }: Pick<LintFinding, 'message' | 'suggestion'>): string =>
  `${message}${suggestion === null ? '' : `; ${suggestion}`}`.replaceAll(/\s*\n\s*/g, ' ');

/** The three parts of `FILE:LINE:COLUMN: severity rule: what; what to do`; a terminal may colour the second. */
export const textLine = (finding: LintFinding): readonly [place: string, label: string, sentence: string] => [
  `${finding.file}:${finding.line}:${finding.column}: `,
  `${finding.severity} ${finding.rule}`,
  `: ${sentenceOf(finding)}`,
];
