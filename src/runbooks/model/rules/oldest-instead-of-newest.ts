import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const oldestInsteadOfNewest: Rule = {
  id: 'oldest-instead-of-newest',
  severity: 'warning',
  title: 'The oldest lines instead of the newest',
  why: 'Sorted upwards, head shows the oldest lines: the incident is at the end.',
  advice: 'Use tail instead of head.',
  bad: bash("kubectl get events -A --sort-by='.lastTimestamp' | head -20"),
  good: bash("kubectl get events -A --sort-by='.lastTimestamp' | tail -20"),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/--sort-by=?\S*(?:timestamp|time)\S*.*\|\s*head\b/i.test(text)) return [];
      return [
        { line: command.line, message: `${shown(text)} shows the oldest events, not the newest`, suggestion: 'use tail instead of head' },
      ];
    }),
};
