import { saysOf, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const titleHidesDeletion: Rule = {
  id: 'title-hides-deletion',
  severity: 'error',
  title: 'A title that hides a deletion',
  why: 'People approve what the title says; here the command does more.',
  advice:
    'Say in the title what is deleted, or use the command that does what the title says (kubectl rollout restart, an export, a renewal).',
  bad: bash('# Force renewal', 'kubectl delete certificate cart -n shop'),
  good: bash('# Delete the certificate', 'kubectl delete certificate cart -n shop'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      const text = command.text;
      const soft = /\b(?:restart|archive|renew(?:al)?|refresh|restore|reset|recycle)\w*\b/i.exec(saysOf(place))?.[0] ?? null;
      const deletes = /\bkubectl\s+(?:\S+\s+){0,30}?delete\b|\bDELETE\s+(?:FROM|WHERE)\b|\bDROP\s+(?:TABLE|PARTITION)\b|\bTRUNCATE\b/i.test(
        text,
      );
      if (soft === null || !deletes) return [];
      if (/^(?:restart|recycle)/i.test(soft) && /\bdelete\s+(?:pods?|po)\b|\bdelete\b.*\s(?:pods?|po)\b/.test(text)) return []; // its controller starts another
      return [
        {
          line: command.line,
          message: `the title says "${soft}", but ${shown(text)} deletes`,
          suggestion: 'say so in the title, or use the command that does what it says (kubectl rollout restart, an export, a renewal)',
        },
      ];
    }),
};
