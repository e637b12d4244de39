import type { LintFinding, LintReport } from '../lint-document.ts';

const shown = ({ file, line, column, endColumn, rule, severity, message, suggestion, suppressed, fingerprint }: LintFinding) => ({
  file,
  line,
  column,
  endColumn,
  rule,
  severity,
  message,
  suggestion,
  suppressed,
  fingerprint,
});

/** Every finding, one object each; those that count have `"suppressed": null`. */
export const jsonOf = (reports: readonly LintReport[]): string =>
  JSON.stringify(
    reports.flatMap(({ findings }) => findings.map(shown)),
    null,
    2,
  );
