import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const waitsWithoutLimit: Rule = {
  id: 'waits-without-limit',
  severity: 'info',
  title: 'A wait without a limit',
  why: 'When the rollout is stuck, which is why somebody looks, the command waits for minutes or for ever and says nothing.',
  advice: 'Add --timeout, so that a stuck rollout becomes a failure that is seen.',
  bad: bash('kubectl rollout status deploy/cart -n shop'),
  good: bash('kubectl rollout status deploy/cart -n shop --timeout=5m'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const { text } = command;
      if (
        !/\b(?:kubectl|oc)\s(?:[^|;&]{0,400}\s)?rollout\s+status\b/.test(text) ||
        /--timeout\b|--watch=false|-w=false|\btimeout\s+\d/.test(text)
      )
        return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} waits until the rollout is done, however long that takes`,
          suggestion: 'add --timeout=5m',
        },
      ];
    }),
};
