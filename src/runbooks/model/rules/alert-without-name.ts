import type { CompiledRunbook } from '../document.ts';
import { runbook } from './example.ts';
import { fieldLine } from './field-line.ts';
import type { Reported, Rule } from './rule.ts';

/** Where the alerts of a service are listed. */
const isAddress = /^<?https?:\/\/\S+$/;

export const alertWithoutName: Rule = {
  id: 'alert-without-name',
  severity: 'info',
  title: 'An alert without its name',
  why: "Without an alert's exact name no machine can open this runbook by itself.",
  advice: 'Write the name of the alert rule in back-ticks, exactly as it stands in the rule file.',
  bad: runbook('- Look', '**Alert:** somebody calls\n'),
  good: `${runbook('- Look', '**Alert:** `QueueStuck`\n')}\n## Runbook: Queue\n\n**Alerts:** https://alerts.example.com/?queue=1\n\n### Mitigation\n\n- Look\n`,
  check: ({ document, text }) => {
    const lines = text.split('\n');
    return document.runbooks.flatMap((runbook) =>
      runbook.alertText !== null && runbook.alerts.length === 0 && !isAddress.test(runbook.alertText)
        ? [reported(fieldLine(lines, runbook, runbook.alertText), runbook.alertText)]
        : runbook.alerts.flatMap((alert) => (/\s/.test(alert) ? [reported(lineOf(lines, runbook, alert), alert)] : [])),
    );
  },
};

/** An alert in words stands in the fields or among the symptoms. */
function lineOf(lines: readonly string[], runbook: CompiledRunbook, alert: string): number {
  const item = runbook.sections.flatMap(({ items }) => items).find((each) => each.text.includes(alert));
  return item?.line ?? fieldLine(lines, runbook, alert);
}

const reported = (line: number, alert: string): Reported => ({
  line,
  message: `"${alert}" names no alert rule; this runbook is found by its words only`,
  suggestion: 'write the name of the alert rule in back-ticks',
});
