import type { Rule } from './rule.ts';

export const redundantRestart: Rule = {
  id: 'redundant-restart',
  severity: 'info',
  why: 'Changing the environment already replaces the pods; a restart does it a second time.',
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
