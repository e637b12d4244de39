import { shown } from './each-command.ts';
import { sql } from './example.ts';
import type { Rule } from './rule.ts';

export const fixedDateInDeletion: Rule = {
  id: 'fixed-date-in-deletion',
  severity: 'warning',
  title: 'A deletion with a fixed date',
  why: 'A date written once deletes more every day that passes.',
  advice: 'Make the date a parameter (<date>), or count back from now.',
  bad: sql("DELETE FROM orders WHERE created_at < '2024-01-01';"),
  good: sql("DELETE FROM orders WHERE created_at < now() - interval '90 days';"),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!(/\b(?:delete|drop|truncate)\b/i.test(text) && /['"]?\b20\d\d-\d\d-\d\d\b/.test(text))) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} deletes up to a date that was written once`,
          suggestion: 'make the date a parameter, or count back from now',
        },
      ];
    }),
};
