import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '../index.ts';
import type { Risk } from '../index.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeSql } from './judge-sql.ts';
import { judgeClickHouse, judgeCql, judgeMysql, judgeTransactSql, judgeUnread } from './other-dialects.ts';
import { judgePsqlText } from './psql-text.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

beforeAll(initCommands);

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface Examples {
  readonly judge: (text: string) => Judgement;
  readonly examples: Readonly<Record<Risk, string>>;
}

const dialects: Readonly<Record<string, Examples>> = {
  PostgreSQL: {
    judge: judgeSql,
    examples: {
      'read-only': String.raw`
        SELECT 1
        TABLE parcels
        VALUES (1), (2)
        SELECT pid, pg_blocking_pids(pid), age(clock_timestamp(), xact_start) FROM pg_stat_activity ORDER BY 3 DESC LIMIT 5
        SELECT pg_stat_get_wal_receiver(), pg_stat_get_io()
        SELECT * FROM pg_ls_waldir() WHERE modification < now() - interval '1 hour'
        SELECT jsonb_path_query_first(body, '$.a'), regexp_instr(a, 'x'), num_nulls(a, b), gen_random_uuid() FROM parcels
        SELECT has_sequence_privilege('s', 'usage'), pg_get_partkeydef(1), to_regrole('x'), pg_control_recovery()
        SELECT * FROM pgstatindex('i'), bt_metap('i'), pg_get_wal_stats('0/0', '0/1')
        WITH slow AS (SELECT * FROM pg_stat_statements) SELECT count(*) FROM slow
        SELECT $$DROP TABLE parcels; DELETE$$
        SELECT 'FOR UPDATE', 'lockingClause', "intoClause" FROM parcels
        EXPLAIN DELETE FROM parcels
        EXPLAIN (ANALYZE off) DELETE FROM parcels
        EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM parcels
        EXPLAIN EXECUTE plan
        SHOW max_connections
        SHOW ALL
        SET statement_timeout = '5s'
        SET LOCAL work_mem = '64MB'
        RESET statement_timeout
        SET TRANSACTION READ ONLY
        BEGIN; SELECT 1; COMMIT
        ROLLBACK
        LISTEN alarms
        DECLARE c CURSOR FOR SELECT 1
        FETCH 10 FROM c
        COPY (SELECT * FROM parcels) TO STDOUT WITH CSV
        PREPARE one AS SELECT 1
        SET CONSTRAINTS ALL DEFERRED`,
      mutating: String.raw`
        SELECT pg_terminate_backend(1)
        SELECT pg_cancel_backend(pid) FROM pg_stat_activity
        SELECT public.count(1)
        SELECT tidy_up()
        SELECT nextval('s')
        SELECT set_config('a', 'b', false)
        SELECT pg_advisory_xact_lock(1)
        SELECT txid_current()
        SELECT query_to_xml('select 1', true, false, '')
        SELECT pg_prewarm('parcels')
        SELECT pg_replication_slot_advance('s', '0/1')
        SELECT * FROM dblink('x', 'select 1') AS t(a int)
        SELECT * FROM parcels FOR UPDATE
        SELECT * FROM (SELECT * FROM parcels FOR SHARE SKIP LOCKED) x
        SELECT * INTO copy FROM parcels
        WITH x AS (INSERT INTO parcels VALUES (1) RETURNING *) SELECT * FROM x
        WITH x AS (UPDATE parcels SET a = 1 WHERE b = 2 RETURNING *) SELECT * FROM x
        UPDATE parcels SET a = 1 WHERE id = 3
        INSERT INTO parcels VALUES (1)
        MERGE INTO parcels p USING n ON p.id = n.id WHEN MATCHED THEN DO NOTHING
        LOCK TABLE parcels
        CREATE INDEX CONCURRENTLY i ON parcels (a)
        CREATE TABLE x AS SELECT 1
        CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1'
        CREATE EXTENSION pg_trgm
        ALTER TABLE parcels ADD COLUMN a int
        ALTER SYSTEM SET work_mem = '1GB'
        ALTER ROLE x SET work_mem = '1GB'
        ALTER SUBSCRIPTION s DISABLE
        GRANT SELECT ON parcels TO x
        VACUUM
        VACUUM (FULL) parcels
        ANALYZE parcels
        REINDEX INDEX CONCURRENTLY i
        CLUSTER parcels
        CHECKPOINT
        COPY parcels FROM STDIN
        COPY parcels TO '/tmp/x'
        COPY parcels TO PROGRAM 'cat'
        SET ROLE admin
        SET session_replication_role = replica
        RESET ALL
        DISCARD ALL
        EXPLAIN ANALYZE UPDATE parcels SET a = 1 WHERE id = 3
        EXPLAIN (ANALYZE, ANALYZE false) INSERT INTO parcels VALUES (1)
        EXPLAIN ANALYZE EXECUTE plan
        CALL tidy_up()
        DO $$ BEGIN PERFORM 1; END $$
        EXECUTE plan
        NOTIFY alarms
        REFRESH MATERIALIZED VIEW totals
        PREPARE TRANSACTION 'a'
        COMMIT PREPARED 'a'
        LOAD 'x'
        this is no SQL
        SELECT tidy_up( FROM`,
      destructive: String.raw`
        DROP TABLE parcels
        DROP INDEX i
        DROP DATABASE x
        DROP ROLE x
        DROP OWNED BY x
        TRUNCATE parcels
        DELETE FROM parcels WHERE id = 3
        DELETE FROM parcels
        UPDATE parcels SET a = 1
        UPDATE parcels SET a = 1 WHERE true
        UPDATE parcels SET a = 1 WHERE 1 = 1
        WITH x AS (DELETE FROM parcels RETURNING *) SELECT * FROM x
        ALTER TABLE parcels DROP COLUMN a
        ALTER TABLE parcels DETACH PARTITION p
        EXPLAIN ANALYZE DELETE FROM parcels
        EXPLAIN (ANALYZE true) DELETE FROM parcels
        SELECT pg_drop_replication_slot('s')
        SELECT lo_unlink(1)
        PREPARE x AS DELETE FROM parcels
        SELECT 1; DROP TABLE parcels`,
    },
  },
  psql: {
    judge: judgePsqlText,
    examples: {
      'read-only': String.raw`
        \d
        \d+ parcels
        \dt+ public.*
        \l+
        \du \dx
        \x on
        \timing \pset pager off
        \conninfo
        \c warehouse
        \sf+ tidy_up
        \copy (SELECT * FROM parcels WHERE a = ')') TO 'parcels.csv' CSV HEADER
        \copy parcels to stdout
        SELECT 1 \gx
        SELECT 1 AS a \gset
        SELECT 1 \watch 5
        SELECT 1; \watch c=3
        SELECT 1 \g /tmp/rows.txt
        \o /tmp/rows.txt
        \echo done
        SELECT E'\n', 'a\b'`,
      mutating: String.raw`
        \! ls
        \i clean.sql
        \copy parcels from 'x.csv'
        \copy parcels to program 'cat'
        \copy (select tidy_up()) to 'x.csv'
        \copy parcels to '/etc/x'
        SELECT 'x' \gexec
        SELECT 1 \g |sh
        SELECT 1 \g /etc/passwd
        \o |sh
        \o /etc/passwd
        \set x ${'`'}id${'`'}
        \e
        \w x.sql
        \password x
        \setenv PATH /tmp
        \unknown
        \x \! ls
        SELECT tidy_up() \watch
        \d 'unclosed`,
      destructive: String.raw`
        \lo_unlink 5
        SELECT 1; DROP TABLE parcels \watch
        \x \lo_unlink 5`,
    },
  },
  MySQL: {
    judge: judgeMysql,
    examples: {
      'read-only': String.raw`
        SHOW FULL PROCESSLIST
        SHOW ENGINE INNODB STATUS\G
        SHOW SLAVE STATUS\G SHOW MASTER STATUS\G
        DESCRIBE parcels
        EXPLAIN SELECT * FROM parcels
        EXPLAIN ANALYZE SELECT * FROM parcels
        SELECT ${'`'}update${'`'} FROM ${'`'}delete from${'`'} WHERE a IN (1, 2) -- drop table x
        SELECT "INTO OUTFILE", IFNULL(a, 0), DATE_SUB(NOW(), INTERVAL 1 HOUR) FROM parcels # ; drop
        SELECT table_schema, SUM(data_length + index_length) FROM information_schema.tables GROUP BY 1
        SELECT COUNT(*) FROM a JOIN b USING (id) WHERE EXISTS (SELECT 1)
        USE warehouse; SELECT 1
        SET NAMES utf8mb4
        SET @a = 1
        CHECKSUM TABLE parcels
        START TRANSACTION; SELECT 1; ROLLBACK`,
      mutating: String.raw`
        KILL 42
        KILL QUERY 42
        SET GLOBAL max_connections = 500
        SET PERSIST a = 1
        SET sql_safe_updates = 0
        FLUSH TABLES WITH READ LOCK
        FLUSH LOGS
        START SLAVE
        STOP REPLICA
        CHANGE MASTER TO MASTER_HOST = 'x'
        ANALYZE TABLE parcels
        OPTIMIZE TABLE parcels
        LOAD DATA INFILE 'x' INTO TABLE parcels
        LOCK TABLES parcels READ
        INSERT INTO parcels VALUES (1)
        REPLACE INTO parcels VALUES (1)
        UPDATE parcels SET a = 1 WHERE id = 3
        SELECT * FROM parcels INTO OUTFILE '/tmp/x'
        SELECT * FROM parcels FOR UPDATE
        SELECT * FROM parcels LOCK IN SHARE MODE
        SELECT SLEEP(5)
        SELECT GET_LOCK('a', 1)
        SELECT LOAD_FILE('/etc/passwd')
        SELECT sys_exec('id')
        SELECT 1; KILL 42
        SELECT 1 /*!50000 INTO OUTFILE 'x' */
        EXPLAIN ANALYZE UPDATE parcels SET a = 1 WHERE id = 3
        CALL tidy_up()
        GRANT ALL ON *.* TO x
        CREATE TABLE x (a INT)
        whatever this is`,
      destructive: String.raw`
        DROP TABLE parcels
        TRUNCATE TABLE parcels
        DELETE FROM parcels WHERE id = 3
        UPDATE parcels SET a = 1
        PURGE BINARY LOGS BEFORE '2020-01-01'
        RESET MASTER
        RESET SLAVE ALL
        ALTER TABLE parcels DROP PARTITION p0
        SHUTDOWN
        SELECT 1; DROP DATABASE x
        SHOW TABLES\G DROP TABLE parcels\G`,
    },
  },
  ClickHouse: {
    judge: judgeClickHouse,
    examples: {
      'read-only': String.raw`
        SELECT 1 FORMAT JSON
        SELECT * FROM system.merges FORMAT Vertical
        SELECT table, formatReadableSize(sum(bytes)) FROM system.parts WHERE active GROUP BY table SETTINGS max_threads = 1
        SELECT toStartOfMinute(event_time), quantile(0.99)(query_duration_ms), uniqExact(user) FROM system.query_log WHERE event_time > now() - INTERVAL 1 HOUR GROUP BY 1
        SELECT * FROM clusterAllReplicas('main', system.replicas)
        SHOW PROCESSLIST
        SHOW CREATE TABLE parcels
        DESCRIBE TABLE parcels
        EXISTS TABLE parcels
        EXPLAIN PIPELINE SELECT 1
        CHECK TABLE parcels
        WITH x AS (SELECT 1) SELECT * FROM x`,
      mutating: String.raw`
        KILL QUERY WHERE query_id = 'x'
        KILL MUTATION WHERE table = 'parcels'
        SYSTEM RELOAD CONFIG
        SYSTEM STOP MERGES
        SYSTEM FLUSH LOGS
        SYSTEM RESTART REPLICA parcels
        OPTIMIZE TABLE parcels FINAL
        DETACH TABLE parcels
        ATTACH TABLE parcels
        INSERT INTO parcels VALUES (1)
        ALTER TABLE parcels UPDATE a = 1 WHERE b = 2
        SELECT * FROM url('http://x.example/')
        SELECT * FROM remote('host', system.one)
        SELECT sleep(3)
        SELECT * FROM parcels INTO OUTFILE 'x'
        SET max_threads = 1
        RENAME TABLE a TO b
        BACKUP TABLE parcels TO Disk('d', 'x')`,
      destructive: String.raw`
        ALTER TABLE parcels DELETE WHERE a = 1
        ALTER TABLE parcels ON CLUSTER main DROP PARTITION 'x'
        DROP TABLE parcels
        TRUNCATE TABLE parcels
        DELETE FROM parcels WHERE a = 1
        SYSTEM SHUTDOWN
        SYSTEM DROP REPLICA 'x'
        SELECT 1; DROP TABLE parcels`,
    },
  },
  CQL: {
    judge: judgeCql,
    examples: {
      'read-only': `
        SELECT * FROM parcels WHERE id = 1
        SELECT token(id), writetime(a), count(*) FROM parcels
        DESCRIBE KEYSPACES
        SHOW VERSION
        CONSISTENCY QUORUM; SELECT * FROM parcels
        TRACING OFF
        USE warehouse
        LIST ROLES`,
      mutating: `
        INSERT INTO parcels (id) VALUES (1)
        UPDATE parcels SET a = 1 WHERE id = 1
        BEGIN BATCH INSERT INTO parcels (id) VALUES (1) APPLY BATCH
        ALTER TABLE parcels ADD a int
        CREATE KEYSPACE x
        SOURCE 'x.cql'
        TRACING ON
        CAPTURE 'x'
        COPY parcels FROM 'x.csv'
        SELECT own_function(a) FROM parcels`,
      destructive: `
        DROP KEYSPACE x
        TRUNCATE parcels
        DELETE FROM parcels WHERE id = 1
        ALTER TABLE parcels DROP a`,
    },
  },
};

describe.each(Object.entries(dialects))('%s by the effect of its statements', (_, { judge, examples }) => {
  it.each(Object.entries(examples))('%s', (risk, texts) => {
    for (const text of lines(texts)) {
      const judged = judge(text);
      expect({ text, risk: judged.risk, reasons: judged.reasons }).toEqual({ text, risk, reasons: judged.reasons });
      expect(judged.reasons.length > 0 || risk === 'read-only', text).toBe(true);
      for (const { span } of judged.verdicts) {
        expect(span === null || (span.text === text && span.start >= 0 && span.start < span.end && span.end <= text.length), text).toBe(
          true,
        );
      }
    }
  });
});

it.each([
  // `--` with nothing behind it, and `#` behind a letter: a comment to one server, text to another
  [judgeMysql, "select count(*) from t#it's big\n;\ndelete from t where a='x'"],
  [judgeMysql, "select count(*) from t where a=1 --don't forget\n; delete from t where a='1'"],
  [judgeClickHouse, "select 1 --it's\n; drop table t --'"],
  [judgeCql, "select * from k.t --it's\n; truncate k.t; --'"],
  [judgeTransactSql, "select * from t --it's ok\nupdate t set a='x' where b='y'"],
  // the first word behind GO may be a procedure
  [judgeTransactSql, 'select 1\ngo\nsp_updatestats\ngo'],
  [judgeTransactSql, "USE master\nSELECT name FROM sys.databases\nGO\n-- old\nsp_detach_db 'old'\nGO"],
  [judgeUnread, 'select 1\ngo\nsp_cycle_errorlog\ngo'],
])('%o does not take a change on another line for a question: %s', (judge, sql) => {
  expect(judge(sql).risk).not.toBe('read-only');
});

it.each([
  [judgeMysql, "SELECT * FROM t WHERE name LIKE '%prod%' -- what's slow"],
  [judgeMysql, "SELECT data->>'$.a' FROM t # what's in it"],
  [judgeTransactSql, 'select name from sys.databases\ngo\nselect 1\ngo\n'],
  [judgeTransactSql, 'SELECT * FROM [dbo].[orders] (NOLOCK) WHERE id = 1'],
])('%o takes a question for one: %s', (judge, sql) => {
  expect(judge(sql).risk).toBe('read-only');
});

it('points at the words that decide', () => {
  const decided = (text: string, judge = judgeSql): string[] =>
    judge(text).verdicts.map(({ span }) => (span === null ? '' : text.slice(span.start, span.end)));
  expect(decided("-- é\nSELECT 'é', pg_terminate_backend(pid) FROM t FOR UPDATE")).toEqual(['pg_terminate_backend', 'FOR UPDATE']);
  expect(decided('SELECT 1;\n/* x */ DELETE FROM t')).toEqual(['DELETE FROM']);
  expect(decided('WITH x AS (DELETE FROM parcels RETURNING *) SELECT * FROM x')).toEqual(['parcels']);
  expect(decided('SELECT 1; KILL 42', judgeMysql)).toEqual(['KILL 42']);
  expect(decided(String.raw`\x \! ls`, judgePsqlText)).toEqual([String.raw`\x \! ls`]);
});

it('reads deep trees without recursion, in linear time', { timeout: 60_000 }, () => {
  const start = cpuMs();
  expect(judgeSql(`SELECT ${'1+'.repeat(9_000)}1`).risk).toBe('read-only');
  expect(judgeSql(`SELECT ${'('.repeat(50_000)}1`).risk).not.toBe(undefined);
  for (const judge of [judgeMysql, judgeClickHouse, judgeCql, judgePsqlText])
    for (const piece of ["'", '"', '`', '/*', '--', '(', 'a(', '\\', ' \\g', ';', 'update ', 'alter table x ', '/**/', 'select 1 \\g\n'])
      judge(piece.repeat(5_000));
  expect(cpuMs() - start).toBeLessThan(30_000);
});
