import { runsInstead, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const neverEndingCommand: Rule = {
  id: 'never-ending-command',
  severity: 'warning',
  title: 'A command that never ends',
  why: 'A command that never ends blocks every step after it.',
  advice: 'Give it an end: a number of lines, a time limit, or no follow flag.',
  bad: bash('kubectl logs -f deploy/cart -n shop'),
  good: bash('kubectl logs deploy/cart -n shop --tail=100'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      const text = command.text;
      const instead = runsInstead(place);
      // interactive-command says it of what waits for a person.
      if (!command.unbounded || (command.interactive && instead === null)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} never ends by itself; what follows is never reached`,
          suggestion: instead === null ? 'give it an end: a limit, a time-out, or no follow flag' : `Tocsin runs it as: ${shown(instead)}`,
        },
      ];
    }),
};
