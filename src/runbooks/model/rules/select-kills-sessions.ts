import { sql } from './example.ts';
import type { Rule } from './rule.ts';

export const selectKillsSessions: Rule = {
  id: 'select-kills-sessions',
  severity: 'warning',
  title: 'A SELECT that ends sessions',
  why: "It looks like reading and ends other people's connections.",
  advice: 'Look at the sessions first, with the same WHERE and no function call. End them in a step of its own that says so.',
  bad: sql('SELECT pg_terminate_backend(12);'),
  good: sql('SELECT pid, state, query FROM pg_stat_activity;'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/\bpg_(?:terminate|cancel)_backend\s*\(/i.test(text)) return [];
      return [
        {
          line: command.line,
          message: 'this SELECT ends database sessions: it is a change, not a look',
          suggestion: 'look at the sessions first with the same WHERE, then approve',
        },
      ];
    }),
};
