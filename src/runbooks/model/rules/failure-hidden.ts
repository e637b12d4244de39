import { bare, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const failureHidden: Rule = {
  id: 'failure-hidden',
  severity: 'warning',
  title: 'A check that cannot fail',
  why: 'A check that cannot fail finds nothing.',
  advice: 'Drop what follows ||, or exit with an error after the message.',
  bad: bash('curl -f https://api.example.com/health || echo DOWN'),
  good: bash('curl -f https://api.example.com/health || exit 1'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/\|\|\s*(?:echo|true|:)(?:\s|$)/.test(bare(text))) return [];
      return [
        {
          line: command.line,
          message: `whatever happens, ${shown(text)} ends with success`,
          suggestion: 'drop what follows ||, or exit with an error after the message',
        },
      ];
    }),
};
