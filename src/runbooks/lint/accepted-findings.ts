import type { CompiledDocument, Finding } from '../model/document.ts';
import { reportFindings, type LintFinding } from './lint-document.ts';
import { suppressionMark } from './suppressions.ts';

/** A finding of a document, and the comment by which somebody accepted it. */
export type JudgedFinding = Finding & Pick<LintFinding, 'suppressed'>;

/** The findings of a compiled document as lint reports them: with what its comments accept, and what is wrong with those. */
export function acceptedFindings(input: {
  readonly file: string;
  readonly source: string;
  readonly document: Pick<CompiledDocument, 'findings'>;
}): readonly JudgedFinding[] {
  const { source, document } = input;
  // Nearly no file has one, and the catalogue asks this of every file.
  if (!source.includes(suppressionMark)) return document.findings.map((finding) => ({ ...finding, suppressed: null }));
  return reportFindings(input, document).findings.map(({ rule, severity, line, message, suggestion, suppressed }) => ({
    rule,
    severity,
    line,
    message,
    suggestion,
    suppressed,
  }));
}
