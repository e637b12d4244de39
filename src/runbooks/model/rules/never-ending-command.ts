import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const neverEndingCommand: Rule = {
  id: 'never-ending-command',
  severity: 'warning',
  why: 'A command that never ends blocks every step after it.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!command.unbounded) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} never ends by itself; what follows is never reached`,
          suggestion:
            command.safeForm === null
              ? 'give it an end: a limit, a time-out, or no follow flag'
              : `Tocsin runs it as: ${shown(command.safeForm)}`,
        },
      ];
    }),
};
