import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const flushEmptiesRedis: Rule = {
  id: 'flush-empties-redis',
  severity: 'error',
  why: 'FLUSHDB and FLUSHALL take sessions, queues and locks with the cache.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!/\bFLUSH(?:DB|ALL)\b/i.test(text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} deletes every key, sessions and queues too, not only the stale cache`,
          suggestion: 'delete by key pattern (redis-cli --scan --pattern), or say who is logged out by this',
        },
      ];
    }),
};
