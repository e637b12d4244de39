import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const unmarkedPlaceholder: Rule = {
  id: 'unmarked-placeholder',
  severity: 'warning',
  title: 'An example value that looks real',
  why: 'An example value that looks real is sent as it is.',
  advice: 'Mark what must be filled in: <pod>.',
  bad: bash('kubectl get pod/cart-xxxxx -n shop'),
  good: bash('kubectl get pod/<pod> -n shop'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      const hit = (
        /(?<![\w-])[\w-]{0,80}?-x{3,}\b|(?<!\w)\w{1,80}?_x{3,}\b|=x{3,}\b|(?<=[=\s])\S{0,120}\.\.\.(?=[:\s]|$)|(?<=[?&]\w*token=)token\b|(?<=-Token: )token\b|(?<=Bearer )token\b|(?<=forUsername=)username\b/.exec(
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
