import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const needsACheckout: Rule = {
  id: 'needs-a-checkout',
  severity: 'info',
  title: 'A command that needs a checkout',
  why: 'It works only in a folder that the runner or the person at night may not have.',
  advice: 'Say which repository and which folder it is run in.',
  bad: bash('./scripts/smoke.sh'),
  good: bash('kubectl get pods -n shop'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (
        !(
          /^\s*(?:npm\s+run|yarn\s|pnpm\s+run|make\s|git\s+log|\.\/|node\s(?:-\S+\s+){0,9}\.{0,2}[\w/-]*\.[cm]?js\b)/.test(text) ||
          /\bkubectl\s+apply\b.*-f\s+(?!https?:|-)\S+\//.test(text)
        )
      )
        return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} needs a checkout of the repository`,
          suggestion: 'say which repository and which folder',
        },
      ];
    }),
};
