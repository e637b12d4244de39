import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const oldestInsteadOfNewest: Rule = {
  id: 'oldest-instead-of-newest',
  severity: 'warning',
  why: 'Sorted upwards, head shows the oldest lines: the incident is at the end.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!/--sort-by=?\S*(?:timestamp|time)\S*.*\|\s*head\b/i.test(text)) return [];
      return [
        { line: command.line, message: `${shown(text)} shows the oldest events, not the newest`, suggestion: 'use tail instead of head' },
      ];
    }),
};
