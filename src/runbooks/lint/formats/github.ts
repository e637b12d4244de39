import type { LintFinding } from '../lint-document.ts';
import { sentenceOf } from './text.ts';

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: what would end the text, or the property, early.
const inText = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (value: string): string => inText(value).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A workflow command of GitHub Actions: it becomes a note beside the line in the pull request. */
export function githubAnnotation(finding: LintFinding): string {
  const level = finding.severity === 'info' ? 'notice' : finding.severity;
  const properties = [
    ['file', finding.file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')],
    ['line', String(finding.line)],
    ['col', String(finding.column)],
    ['endColumn', String(finding.endColumn)],
    ['title', finding.rule],
  ];
  return `::${level} ${properties.map(([name, value]) => `${name}=${inProperty(value ?? '')}`).join(',')}::${inText(sentenceOf(finding))}`;
}
