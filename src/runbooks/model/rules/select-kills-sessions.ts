import { eachCommand } from './each-command.ts';
import type { Rule } from './rule.ts';

export const selectKillsSessions: Rule = {
  id: 'select-kills-sessions',
  severity: 'warning',
  why: "It looks like reading and ends other people's connections.",
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
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
