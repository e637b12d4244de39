import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const globExpandedHere: Rule = {
  id: 'glob-expanded-here',
  severity: 'warning',
  title: 'A pattern is expanded on the wrong machine',
  why: 'Your own shell expands the pattern, on your machine, before the command travels.',
  advice: "Wrap the command for the shell in the pod: -- sh -c '…'.",
  bad: bash('kubectl exec cart-0 -n shop -- truncate -s 0 /var/log/*'),
  good: bash("kubectl exec cart-0 -n shop -- sh -c 'truncate -s 0 /var/log/*'"),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/\bkubectl\s+(?:exec|debug)\b.*\s--\s+(?!(?:sh|bash|ash)\s)(?:[^'"|>]*\s)?[^'"\s|>]*\/\*[^'"|]*$/s.test(text)) return [];
      return [
        {
          line: command.line,
          message: `the * in ${shown(text)} is expanded by your own shell, not in the pod`,
          suggestion: "wrap it: -- sh -c '…'",
        },
      ];
    }),
};
