import { sqlOf } from './each-command.ts';
import { sql } from './example.ts';
import type { Rule } from './rule.ts';

interface OldName {
  readonly name: string;
  readonly now: string;
  readonly since: string;
  readonly near: RegExp;
}

const statements = /pg_stat_statements/;
const activity = /pg_stat_activity/;

/** Names that are gone, by the release notes of https://www.postgresql.org/docs/release/ and https://dev.mysql.com/doc/relnotes/mysql/. */
const oldNames: readonly OldName[] = [
  { name: 'received_lsn', now: 'written_lsn or flushed_lsn', since: 'PostgreSQL 13', near: /pg_stat_wal_receiver/ },
  { name: 'mean_time', now: 'mean_exec_time', since: 'PostgreSQL 13', near: statements },
  { name: 'total_time', now: 'total_exec_time', since: 'PostgreSQL 13', near: statements },
  { name: 'min_time', now: 'min_exec_time', since: 'PostgreSQL 13', near: statements },
  { name: 'max_time', now: 'max_exec_time', since: 'PostgreSQL 13', near: statements },
  { name: 'stddev_time', now: 'stddev_exec_time', since: 'PostgreSQL 13', near: statements },
  { name: 'blk_read_time', now: 'shared_blk_read_time', since: 'PostgreSQL 17', near: statements },
  { name: 'blk_write_time', now: 'shared_blk_write_time', since: 'PostgreSQL 17', near: statements },
  { name: 'checkpoints_timed', now: 'num_timed of pg_stat_checkpointer', since: 'PostgreSQL 17', near: /pg_stat_bgwriter/ },
  { name: 'checkpoints_req', now: 'num_requested of pg_stat_checkpointer', since: 'PostgreSQL 17', near: /pg_stat_bgwriter/ },
  { name: 'buffers_backend', now: 'pg_stat_io', since: 'PostgreSQL 17', near: /pg_stat_bgwriter/ },
  { name: 'waiting', now: 'wait_event', since: 'PostgreSQL 9.6', near: activity },
  { name: 'procpid', now: 'pid', since: 'PostgreSQL 9.2', near: activity },
  { name: 'current_query', now: 'query', since: 'PostgreSQL 9.2', near: activity },
  { name: 'sent_location', now: 'sent_lsn', since: 'PostgreSQL 10', near: /pg_stat_replication/ },
  { name: 'replay_location', now: 'replay_lsn', since: 'PostgreSQL 10', near: /pg_stat_replication/ },
  { name: 'flush_location', now: 'flush_lsn', since: 'PostgreSQL 10', near: /pg_stat_replication/ },
  { name: 'pg_current_xlog_location', now: 'pg_current_wal_lsn', since: 'PostgreSQL 10', near: /./ },
  { name: 'pg_xlog_location_diff', now: 'pg_wal_lsn_diff', since: 'PostgreSQL 10', near: /./ },
  { name: 'pg_last_xlog_replay_location', now: 'pg_last_wal_replay_lsn', since: 'PostgreSQL 10', near: /./ },
  { name: 'pg_last_xlog_receive_location', now: 'pg_last_wal_receive_lsn', since: 'PostgreSQL 10', near: /./ },
  { name: 'innodb_locks', now: 'performance_schema.data_locks', since: 'MySQL 8.0', near: /information_schema/i },
  { name: 'innodb_lock_waits', now: 'performance_schema.data_lock_waits', since: 'MySQL 8.0', near: /information_schema/i },
];
const isNamed = new Map(oldNames.map(({ name }) => [name, new RegExp(`(?<![.'"\\w])(?:\\w{1,60}\\.){0,2}${name}\\b`, 'i')]));

/** A name that the query gives itself is no column of the server. */
const isAlias = new Map(oldNames.map(({ name }) => [name, new RegExp(`\\bas\\s+${name}\\b`, 'i')]));

export const sqlOldColumn: Rule = {
  id: 'sql-old-column',
  severity: 'warning',
  title: 'A column that is gone',
  why: 'The column was renamed or removed; the query fails on a current server.',
  advice: "Use the column's new name.",
  bad: sql('SELECT query, mean_time FROM pg_stat_statements;'),
  good: sql('SELECT query, mean_exec_time FROM pg_stat_statements;'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      const sql = sqlOf(place);
      const old =
        sql === null
          ? undefined
          : oldNames.find(
              ({ name, near }) => near.test(sql) && isNamed.get(name)?.test(sql) === true && isAlias.get(name)?.test(sql) !== true,
            );
      if (!old) return [];
      return [
        {
          line: command.line,
          message: `${old.name} is gone since ${old.since}: a newer server refuses the query`,
          suggestion: `use ${old.now}`,
        },
      ];
    }),
};
