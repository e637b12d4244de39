import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const selectorDiffers: Rule = {
  id: 'selector-differs',
  severity: 'warning',
  title: 'Two selectors for the same pods',
  why: 'One of the two labels selects nothing: the step before the change and the step after it look at different pods.',
  advice: 'Look which label the pods carry (kubectl get pods --show-labels), and use that one everywhere.',
  bad: bash('kubectl get pods -n shop -l app=cart', 'kubectl delete pod -n shop -l k8s-app=cart'),
  good: bash('kubectl get pods -n shop -l app=cart', 'kubectl delete pod -n shop -l app=cart'),
  check: (input) =>
    [...Map.groupBy(input.commands, ({ runbook }) => runbook).values()].flatMap((places) => {
      const first = new Map<string, { key: string; value: string; line: number }>();
      const reported = new Set<string>();
      return places.flatMap(({ command }) => {
        if (!/\b(?:kubectl|oc)\s/.test(command.text)) return [];
        return [...command.text.matchAll(/\s(?:-l|--selector)[= ]?\s*["']?([\w./-]{1,100})==?([\w.-]{1,100})/g)].flatMap(
          ([, key = '', value = '']) => {
            const plain = value.toLowerCase().replaceAll(/[_.-]/g, '').replace(/s$/, '');
            const before = first.get(plain);
            if (before === undefined) {
              first.set(plain, { key, value, line: command.line });
              return [];
            }
            if ((before.key === key && before.value === value) || reported.has(plain)) return [];
            reported.add(plain);
            return [
              {
                line: command.line,
                message: `${key}=${value} here, but ${before.key}=${before.value} on line ${before.line}: one of them selects nothing`,
                suggestion: 'look which label the pods carry: kubectl get pods --show-labels',
              },
            ];
          },
        );
      });
    }),
};
