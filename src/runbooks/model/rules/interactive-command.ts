import { runsInstead, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const interactiveCommand: Rule = {
  id: 'interactive-command',
  severity: 'warning',
  title: 'A command that waits for a person',
  why: 'Nobody sits at a terminal when a runner executes a step.',
  advice: 'Write it so that it needs no terminal (no -it, no editor, no bare ssh), or make it a step to do by hand.',
  bad: bash('kubectl edit deploy/cart -n shop'),
  good: bash('kubectl get deploy/cart -n shop'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      const text = command.text;
      if (!command.interactive || runsInstead(place) !== null) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} wants a terminal or a person`,
          suggestion: 'do it by hand and mark the step done, or write it without -it, ssh or an editor',
        },
      ];
    }),
};
