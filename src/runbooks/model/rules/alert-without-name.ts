import type { Rule } from './rule.ts';

export const alertWithoutName: Rule = {
  id: 'alert-without-name',
  severity: 'info',
  why: "Without an alert's exact name no machine can open this runbook by itself.",
  check: ({ document }) =>
    document.runbooks.flatMap((runbook) =>
      runbook.alertText !== null && runbook.alerts.length === 0
        ? [
            {
              line: runbook.line,
              message: `"${runbook.alertText}" names no alert; this runbook is found by its words only`,
              suggestion: 'write the name of the alert rule in back-ticks',
            },
          ]
        : [],
    ),
};
