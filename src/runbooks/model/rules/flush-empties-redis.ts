import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const flushEmptiesRedis: Rule = {
  id: 'flush-empties-redis',
  severity: 'error',
  title: 'Every key of Redis is deleted',
  why: 'FLUSHDB and FLUSHALL take sessions, queues and locks with the cache.',
  advice: 'Delete by key pattern (redis-cli --scan --pattern), or say plainly who is logged out and which queues are lost.',
  bad: bash('redis-cli FLUSHDB'),
  good: bash('redis-cli INFO'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
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
