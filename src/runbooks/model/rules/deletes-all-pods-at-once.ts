import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const deletesAllPodsAtOnce: Rule = {
  id: 'deletes-all-pods-at-once',
  severity: 'warning',
  why: 'Deleting by label takes every replica down in the same second.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!/\bkubectl\b.*\bdelete\s+(?:pods?|po)\b.*(?:\s-l\b|--selector|--all\b)/s.test(text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} deletes all pods at once: the service is down until new ones are ready`,
          suggestion: 'kubectl rollout restart replaces them one after another',
        },
      ];
    }),
};
