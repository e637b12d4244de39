import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const deletesAllPodsAtOnce: Rule = {
  id: 'deletes-all-pods-at-once',
  severity: 'warning',
  title: 'All pods are deleted in the same second',
  why: 'Deleting by label takes every replica down in the same second.',
  advice: 'Use kubectl rollout restart, which replaces the pods one after another, or delete one pod by its name.',
  bad: bash('kubectl delete pod -l app=cart -n shop'),
  good: bash('kubectl delete pod cart-0 -n shop'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/\bkubectl\b.{0,400}?\bdelete\s+(?:pods?|po)\b.{0,600}?(?:\s-l\b|--selector|--all\b)/s.test(text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} deletes all pods at once: the service is down until new ones are ready`,
          suggestion: 'kubectl rollout restart replaces them one after another',
        },
      ];
    }),
};
