import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

export const duplicateAlertName: Rule = {
  id: 'duplicate-alert-name',
  severity: 'warning',
  title: 'Two runbooks for one alert name',
  why: 'One alert name that starts two runbooks opens the wrong one half the time.',
  advice: 'Give the alerts labels (service, job) that tell them apart, and name the labels beside the alert.',
  bad: runbook('- Look', '**Alert:** `Down`\n') + runbook('- Look', '**Alert:** `Down`\n', 'Cart Down'),
  good: runbook('- Look', '**Alert:** `Down`\n'),
  check: ({ document }) => {
    const byName = Map.groupBy(
      document.runbooks.flatMap((runbook) => runbook.alerts.map((alert) => ({ alert, runbook }))),
      ({ alert }) => alert,
    );
    return [...byName].flatMap(([alert, uses]) => {
      if (uses.length < 2) return [];
      return uses.map(({ runbook }) => ({
        line: runbook.line,
        message: `${uses.length} runbooks of this file claim the alert ${alert}; see line ${uses.flatMap((use) => (use.runbook === runbook ? [] : [use.runbook.line])).join(', ')}`,
        suggestion: 'give the alerts labels (service, job) that tell them apart; both are offered until then',
      }));
    });
  },
};
