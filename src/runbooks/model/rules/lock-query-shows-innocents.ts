import { sqlOf } from './each-command.ts';
import { sql } from './example.ts';
import type { Rule } from './rule.ts';

export const lockQueryShowsInnocents: Rule = {
  id: 'lock-query-shows-innocents',
  severity: 'warning',
  title: 'A lock query that lists innocent sessions',
  why: 'The query pairs sessions that merely touch the same table and misses waits for a transaction. Who ends what it lists ends innocent work.',
  advice: 'Use pg_blocking_pids(pid), which PostgreSQL keeps right in every version.',
  bad: sql('SELECT b.pid FROM pg_locks a JOIN pg_locks b ON b.locktype = a.locktype AND b.relation = a.relation WHERE NOT a.granted;'),
  good: sql('SELECT pid, pg_blocking_pids(pid) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0;'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const query = sqlOf(place);
      if (query === null || (query.match(/\bpg_locks\b/g) ?? []).length < 2 || /pg_blocking_pids/.test(query)) return [];
      // The long known form compares the transaction and asks that the blocker holds its lock.
      if (/\btransactionid\b/.test(query) && (query.match(/\bgranted\b/gi) ?? []).length > 0) return [];
      return [
        {
          line: place.command.line,
          message: 'this pairs locks by table only: it lists sessions that block nobody, and misses some that do',
          suggestion: 'use pg_blocking_pids(pid) before you end any session',
        },
      ];
    }),
};
