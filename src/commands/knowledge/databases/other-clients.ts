import { changes, reads } from '../../judge/judgement.ts';
import { judgeMysql, judgeTransactSql } from '../../sql/other-dialects.ts';
import { judgePsqlText } from '../../sql/psql-text.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import type { Knowledge } from '../program.ts';
import { sqlClient } from './sql-client.ts';

/** Further databases' clients: CockroachDB, SQL Server, Oracle, Trino, Snowflake, DuckDB. */
export const otherClients: Knowledge = {
  programs: [
    sqlClient({
      names: 'trino presto duckdb snowsql spark-sql beeline hive',
      valued: '--server --catalog --schema --user -u -n -p -c -a -d -w -s -r',
      executing: ['--execute', '-q', '--query', '-e'],
      hidden: ['-f', '--file', '-i', '-o', '--option', '-D', '--variable'],
      judgeText: judgeMysql,
    }),
    // sqlcmd: statements need no semicolon between them, and :!! runs a program
    sqlClient({
      names: 'sqlcmd',
      valued: '-S -U -P -d -h -s -w -l -t',
      executing: ['-Q', '-q'],
      // -z and -Z set another password
      hidden: ['-i', '-v', '-z', '-Z'],
      output: ['-o'],
      judgeText: judgeTransactSql,
    }),
    sqlClient({ names: 'sqlplus', valued: '', executing: [], judgeText: () => changes('runs SQL whose effect is not known') }),
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
  ],
  examples: {
    reads: `
      cockroach node status --host=db
      trino --execute 'SHOW CATALOGS'
      sqlcmd -S db -Q 'SELECT name FROM sys.databases'`,
    changes: `
      sqlplus / as sysdba
      cockroach node drain 1
      sqlcmd -Q 'SELECT 1 EXEC sp_x'
      sqlcmd -Q 'SELECT a INTO b FROM c'
      sqlcmd -Q 'SELECT 1' -o /etc/x`,
  },
};
