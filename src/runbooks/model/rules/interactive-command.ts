import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const interactiveCommand: Rule = {
  id: 'interactive-command',
  severity: 'warning',
  why: 'Nobody sits at a terminal when a runner executes a step.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!(command.interactive && command.safeForm === null)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} wants a terminal or a person`,
          suggestion: 'do it by hand and mark the step done, or write it without -it, ssh or an editor',
        },
      ];
    }),
};
