import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const grepFindsNothing: Rule = {
  id: 'grep-finds-nothing',
  severity: 'info',
  why: 'grep ends with an error when nothing matches, which here may be the good case.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!/\|\s*grep\b[^|]*$/.test(text)) return [];
      return [
        {
          line: command.line,
          message: `no matching line makes ${shown(text)} end with an error`,
          suggestion: 'read the result, not the exit code: no output is an answer',
        },
      ];
    }),
};
