import { eachCommand, sqlOf } from './each-command.ts';
import type { Rule } from './rule.ts';

// https://www.postgresql.org/docs/release/13.0/: the columns of these views.
const columns: readonly (readonly [string, string, RegExp])[] = [
  ['received_lsn', 'written_lsn or flushed_lsn', /pg_stat_wal_receiver/],
  ['mean_time', 'mean_exec_time', /pg_stat_statements/],
  ['total_time', 'total_exec_time', /pg_stat_statements/],
];

export const sqlOldColumn: Rule = {
  id: 'sql-old-column',
  severity: 'warning',
  why: 'The column was renamed or removed; the query fails on a current server.',
  check: (input) =>
    eachCommand(input).flatMap((place) => {
      const { command } = place;
      const sql = sqlOf(place);
      const old = sql === null ? undefined : columns.find(([name, , near]) => new RegExp(`\\b${name}\\b`).test(sql) && near.test(sql));
      if (!(old !== undefined)) return [];
      return [{ line: command.line, message: `column ${old?.[0]} is gone since PostgreSQL 13`, suggestion: `use ${old?.[1]}` }];
    }),
};
