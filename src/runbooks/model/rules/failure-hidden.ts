import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const failureHidden: Rule = {
  id: 'failure-hidden',
  severity: 'warning',
  why: 'A check that cannot fail finds nothing.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!/\|\|\s*(?:echo|true|:)\b/.test(text)) return [];
      return [
        {
          line: command.line,
          message: `whatever happens, ${shown(text)} ends with success`,
          suggestion: 'drop what follows ||, or exit with an error after the message',
        },
      ];
    }),
};
