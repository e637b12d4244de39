import { saysOf, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const part = /\b(?:affected|suspect(?:ed)?|specific|selected|compromised|impacted|some of)\b/i;
const all = /=all\b|\s--all(?:-users|-tenants|-accounts)?(?![\w-])|\s--everyone\b/;

export const widerThanItsTitle: Rule = {
  id: 'wider-than-its-title',
  severity: 'warning',
  title: 'A command that reaches more than its title says',
  why: 'The title speaks of those who are affected, and the command reaches everybody: every user gets the mail, every session ends.',
  advice: 'Limit the command to those who are affected, or say in the title that it reaches all.',
  bad: bash('# Reset the passwords of affected users', 'accountctl reset-passwords --users=all'),
  good: bash('# Reset the passwords of all users', 'accountctl reset-passwords --users=all'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      const said = part.exec(saysOf(place))?.[0];
      if (said === undefined || command.risk === 'read-only' || !all.test(command.text)) return [];
      return [
        {
          line: command.line,
          message: `the title says "${said}", but ${shown(command.text)} reaches all`,
          suggestion: 'limit it to those who are affected, or say that it reaches all',
        },
      ];
    }),
};
