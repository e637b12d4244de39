import { saysOf } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const more = /\b(?:increase|raise|bump|scale (?:up|out|horizontally)|more (?:pods|replicas|memory))\b/i;
const looks =
  /\b(?:kubectl|oc)\s(?:[^|;&]{0,120}\s)?(?:get|describe)\s(?:[^|;&]{0,120}\s)?(?:deploy\w*|deployments?\.apps|hpa|sts|statefulsets?|rs|replicasets?)\b/;

export const fixedAmountAsIncrease: Rule = {
  id: 'fixed-amount-as-increase',
  severity: 'info',
  title: 'An increase that may be a decrease',
  why: 'The command sets a fixed amount, whatever it was. Where there is more already, it takes away in the middle of the incident.',
  advice: 'Look at the present value first, and write the amount as something to fill in.',
  bad: bash('# Scale up', 'kubectl scale deploy/cart --replicas=5 -n shop'),
  good: bash('kubectl get deploy cart -n shop', '# Scale up', 'kubectl scale deploy/cart --replicas=5 -n shop'),
  check: (input) =>
    [...Map.groupBy(input.commands, ({ runbook }) => runbook).values()].flatMap((places) => {
      const lookedAt = places.find(({ command }) => looks.test(command.text))?.command.line ?? Infinity;
      return places.flatMap((place) => {
        const { text, line } = place.command;
        const amount =
          /\bkubectl\s(?:[^|;&]{0,120}\s)?scale\s[^|;&]{0,200}--replicas[= ](\d+)/.exec(text)?.[1] ??
          /\bkubectl\s(?:[^|;&]{0,120}\s)?set\s+resources\s[^|;&]{0,200}--limits[= ]["']?([\w=,]*\d\w*)/.exec(text)?.[1];
        if (amount === undefined || lookedAt < line || !more.test(saysOf(place)) || text.includes('--current-replicas')) return [];
        return [
          {
            line,
            message: `this sets exactly ${amount}, whatever there is now: where there is more already, it takes away`,
            suggestion: 'look at the present value first',
          },
        ];
      });
    }),
};
