import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const redundantRestart: Rule = {
  id: 'redundant-restart',
  severity: 'info',
  title: 'A second restart',
  why: 'Changing the environment already replaces the pods; a restart does it a second time.',
  advice: 'Leave the restart out: kubectl rollout status waits for the one that is under way.',
  bad: bash('kubectl set env deploy/cart LIMIT=1 -n shop', 'kubectl rollout restart deploy/cart -n shop'),
  good: bash('kubectl set env deploy/cart LIMIT=1 -n shop'),
  check: (input) =>
    input.steps.flatMap(({ step }) => {
      const at = step.commands.findIndex(({ text }) => /\bkubectl\s+set\s+(?:env|image|resources)\b/.test(text));
      const again = at < 0 ? undefined : step.commands.slice(at + 1).find(({ text }) => /\brollout\s+restart\b/.test(text));
      return again
        ? [
            {
              line: again.line,
              message: 'the line above already rolls the deployment; this restarts it once more',
              suggestion: 'leave the restart out',
            },
          ]
        : [];
    }),
};
