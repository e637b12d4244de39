import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

const severityTable = '\n## Severity Levels\n\n| Level | Response Time |\n|---|---|\n| P1 | 5 minutes |\n| P2 | 1 hour |\n';

export const unknownSeverity: Rule = {
  id: 'unknown-severity',
  severity: 'warning',
  title: 'A severity that the scheme does not have',
  why: "A level outside the document's own scheme has no clock and no ladder.",
  advice: "Use a level of the document's own severity table, or add the level to the table.",
  bad: runbook('- Look', '**Severity:** P7\n**Team:** Cart\n') + severityTable,
  good: runbook('- Look', '**Severity:** P2\n**Team:** Cart\n') + severityTable,
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
