import type { Rule } from './rule.ts';

export const unknownSeverity: Rule = {
  id: 'unknown-severity',
  severity: 'warning',
  why: "A level outside the document's own scheme has no clock and no ladder.",
  check: ({ document }) => {
    const known = new Set(document.severities.filter(({ responseText }) => responseText !== null).map(({ label }) => label));
    if (known.size === 0) return [];
    return document.runbooks.flatMap((runbook) =>
      runbook.severities
        .filter((label) => !known.has(label))
        .map((label) => ({
          line: runbook.line,
          message: `"${runbook.title}" has severity ${label}, which the severity table does not have`,
          suggestion: `use one of ${[...known].join(', ')}`,
        })),
    );
  },
};
