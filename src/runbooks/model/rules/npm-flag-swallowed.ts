import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const npmFlagSwallowed: Rule = {
  id: 'npm-flag-swallowed',
  severity: 'error',
  title: 'npm keeps the flag for itself',
  why: 'npm keeps flags for itself; the script runs without them, on everything.',
  advice: 'Write -- between the script and its flags.',
  bad: bash('npm run jobs:retry --since=1h'),
  good: bash('npm run jobs:retry -- --since=1h'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/\bnpm\s+run(?:-script)?\s+[\w:.-]+\s+--[a-z]/.test(text)) return [];
      return [
        {
          line: command.line,
          message: `npm keeps the flags of ${shown(text)}; the script never sees them`,
          suggestion: 'write -- before the flags: npm run script -- --flag',
        },
      ];
    }),
};
