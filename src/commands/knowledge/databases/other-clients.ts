import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { judgeClickHouse, judgeMysql, judgeTransactSql } from '../../sql/other-dialects.ts';
import { judgePsqlText } from '../../sql/psql-text.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';
import { sqlClient } from './sql-client.ts';

function sqlite(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: ['-cmd', '-separator', '-init', '-newline', '-nullvalue', '-vfs'],
    singleDashLong: true,
  });
  if (given.has('-version', '-help')) return reads();
  if (given.has('-cmd', '-init')) return changes('runs commands that are not shown');
  const texts = given.positionals.slice(1).map((word) => word.value);
  const all = texts.length === 0 && call.input.kind === 'text' ? [call.input.text] : texts;
  if (all.length === 0)
    return call.input.kind === 'unknown'
      ? changes('runs SQL that is not known before it runs')
      : prompt(changes('opens a SQL prompt'), 'sqlite3');
  const judged = all.map((text) => {
    if (text === null) return changes('the SQL is not known');
    if (
      /^\.(?:tables|schema|databases|indexes|indices|dump|stats|dbinfo|show|fullschema|sha3sum|recover)(?:[ \t]+[\w%.'"*-]*)*\s*$/u.test(
        text,
      )
    )
      return reads();
    if (
      /^\s*PRAGMA\s+(?:\w+\.)?(?:integrity_check|quick_check|table_info|index_list|foreign_key_check|database_list|foreign_key_list|index_info|table_list)(?:\([^()]*\))?\s*;?\s*$|^\s*PRAGMA\s+(?:\w+\.)?(?:page_count|page_size|freelist_count|journal_mode|user_version|compile_options|synchronous|encoding|cache_size|busy_timeout)\s*;?\s*$/iu.test(
        text,
      )
    )
      return reads();
    return judgeMysql(text);
  });
  return combine(...judged);
}

const influxRead = /^\s*(?:select|show|explain)\b(?![\s\S]*\binto\b)/iu;

/** Further databases' clients: ClickHouse, SQLite, CockroachDB, InfluxDB, SQL Server, Oracle, Trino, Snowflake, DuckDB. */
export const otherClients: Knowledge = {
  programs: [
    sqlClient({
      names: 'clickhouse-client clickhouse clickhouse-local chc',
      valued:
        '-h --host --port -u --user --password -d --database -f --format --config-file -C --max_threads --max_execution_time --receive_timeout --send_timeout --output-format',
      executing: ['-q', '--query'],
      hidden: ['--queries-file'],
      judgeText: judgeClickHouse,
    }),
    sqlClient({
      names: 'trino presto duckdb snowsql spark-sql beeline hive',
      valued: '--server --catalog --schema --user -u -n -p -c -a -d -w -s -r',
      executing: ['--execute', '-q', '--query', '-e'],
      hidden: ['-f', '--file', '-i'],
      judgeText: judgeMysql,
    }),
    // sqlcmd: statements need no semicolon between them, and :!! runs a program
    sqlClient({
      names: 'sqlcmd',
      valued: '-S -U -P -d -h -s -w -l -t',
      executing: ['-Q', '-q'],
      hidden: ['-i', '-v'],
      output: ['-o'],
      judgeText: judgeTransactSql,
    }),
    sqlClient({ names: 'sqlplus', valued: '', executing: [], judgeText: () => changes('runs SQL whose effect is not known') }),
    { names: ['sqlite3', 'sqlite'], judge: sqlite },
    {
      names: ['cockroach'],
      judge: (call) => {
        const [verb] = call.words;
        const inner = { ...call, words: call.words.slice(1) };
        if (verb?.value === 'sql')
          return sqlClient({
            names: 'cockroach',
            valued: '--host --url -u --user -d --database --certs-dir --format -p --port',
            executing: ['-e', '--execute'],
            hidden: ['-f', '--file'],
            judgeText: judgePsqlText,
          }).judge(inner);
        const values = call.words.map((word) => word.value ?? '?');
        return verb?.value === 'version' ||
          (verb?.value === 'node' && ['ls', 'status'].includes(values[1] ?? '')) ||
          (verb?.value === 'debug' &&
            values[1] === 'zip' &&
            call.words.slice(2).every((word) => word.prefix.startsWith('-') || isSnapshotPlace(word.prefix)))
          ? reads()
          : changes('changes the cluster, or its effect is not known');
      },
    },
    {
      names: ['influx'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: [
            '-host',
            '-port',
            '-username',
            '-password',
            '-database',
            '-execute',
            '-format',
            '-precision',
            '--host',
            '--token',
            '-t',
            '--org',
            '-o',
            '-c',
          ],
          singleDashLong: true,
        });
        const text = given.value('-execute');
        if (text !== null)
          return influxRead.test(text) && !text.includes(';') ? reads() : changes('influx: this statement is not a plain question');
        const [noun, verb] = given.positionals.map((word) => word.value ?? '?');
        if (noun === undefined) return prompt(changes('opens a prompt'), 'influx');
        if (
          noun === 'ping' ||
          noun === 'version' ||
          (verb === 'list' &&
            /^(?:bucket|config|auth|user|org|task|telegrafs|dashboards|secret|stacks|remote|replication|bucket-schema|apply)$/u.test(
              noun,
            ) &&
            given.before(2).length === 0) ||
          (noun === 'server-config' && verb === undefined)
        )
          return reads();
        return changes(`influx ${call.show(noun)} changes the database, or its effect is not known`);
      },
    },
    withVerbData('influxd', {
      bare: changes('starts a server'),
      reads:
        'version, print-config, config, inspect export-index|report-tsi|report-tsm|report-db|verify-seriesfile|verify-tombstone|verify-tsm|verify-wal|dump-tsi|dump-tsm|dump-wal|verify',
      changes: {
        'rebuilds or writes data files': 'inspect build-tsi|export-lp|compact-series-file',
        'copies or changes the data': 'backup, run, upgrade, recovery, downgrade',
      },
      destroys: { 'overwrites the data with a backup': 'restore', 'removes data files': 'inspect delete-tsm' },
    }),
  ],
  examples: {
    reads: `
      clickhouse-client -q 'SELECT count() FROM system.parts'
      sqlite3 app.db 'SELECT 1'
      sqlite3 app.db .tables
      sqlite3 app.db 'PRAGMA integrity_check;'
      cockroach node status --host=db
      influx -execute 'SHOW DATABASES'
      influx bucket list
      trino --execute 'SHOW CATALOGS'
      sqlcmd -S db -Q 'SELECT name FROM sys.databases'
      sqlite3 app.db 'PRAGMA journal_mode'`,
    changes: `
      clickhouse-client
      clickhouse-client -q 'OPTIMIZE TABLE t FINAL'
      sqlite3 app.db 'VACUUM'
      sqlite3 app.db < x.sql
      sqlplus / as sysdba
      influx write -b a x
      cockroach node drain 1
      sqlite3 app.db 'PRAGMA journal_mode(WAL)'
      sqlcmd -Q 'SELECT 1 EXEC sp_x'
      sqlcmd -Q 'SELECT a INTO b FROM c'
      sqlcmd -Q 'SELECT 1' -o /etc/x
      influx delete --bucket list
      influxd
      influxd inspect build-tsi`,
    destroys: `
      clickhouse-client --query 'DROP TABLE t'
      sqlite3 app.db 'DELETE FROM t'
      influxd restore /backup
      influxd inspect delete-tsm`,
  },
};
