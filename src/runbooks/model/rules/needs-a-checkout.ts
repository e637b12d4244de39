import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const needsACheckout: Rule = {
  id: 'needs-a-checkout',
  severity: 'info',
  why: 'It works only in a folder that the runner or the person at night may not have.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (
        !(
          /^\s*(?:npm\s+run|yarn\s|pnpm\s+run|make\s|git\s+log|\.\/|node\s+\S*dist\/)/.test(text) ||
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
