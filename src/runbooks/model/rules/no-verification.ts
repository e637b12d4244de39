import { runbook } from './example.ts';
import type { Rule } from './rule.ts';

const restart = '```bash\nkubectl rollout restart deploy/cart -n shop\n```';

export const noVerification: Rule = {
  id: 'no-verification',
  severity: 'info',
  title: 'No way to see that it helped',
  why: 'Without a check nobody knows whether it is over.',
  advice: 'Add a Verification section with a command or a graph that shows that the trouble is over.',
  bad: runbook(restart, '**Alert:** `Down`\n'),
  good: runbook(restart, '**Alert:** `Down`\n') + '\n### Verification\n\n- The queue is empty\n',
  check: ({ document }) =>
    document.runbooks.flatMap((runbook) => {
      const changes = runbook.sections.some(({ steps }) => steps.some(({ commands }) => commands.some(({ risk }) => risk !== 'read-only')));
      const isWhole = runbook.kind === 'alert' || runbook.kind === 'symptom';
      return !isWhole || !changes || runbook.sections.some(({ kind }) => kind === 'verification')
        ? []
        : [
            {
              line: runbook.line,
              message: `"${runbook.title}" changes things and says nowhere how to see that it helped`,
              suggestion: 'add a Verification section',
            },
          ];
    }),
};
