import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const fixedDateInDeletion: Rule = {
  id: 'fixed-date-in-deletion',
  severity: 'warning',
  why: 'A date written once deletes more every day that passes.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
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
