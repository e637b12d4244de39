import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const unmarkedPlaceholder: Rule = {
  id: 'unmarked-placeholder',
  severity: 'warning',
  why: 'An example value that looks real is sent as it is.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      const hit = (
        /\b[\w-]*-x{3,}\b|\b\w+_x{3,}\b|=x{3,}\b|(?<=[=\s])\S*\.\.\.(?=[:\s]|$)|(?<=[?&]\w*token=)token\b|(?<=-Token: )token\b|(?<=Bearer )token\b|(?<=forUsername=)username\b/.exec(
          text,
        ) ?? [null]
      )[0];
      if (!(hit !== null)) return [];
      return [
        {
          line: command.line,
          message: `"${hit}" in ${shown(text)} stands for a real value, but nothing marks it`,
          suggestion: 'mark it: <name>',
        },
      ];
    }),
};
