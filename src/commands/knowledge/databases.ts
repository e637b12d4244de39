import { hasHole } from '../holes/hole.ts';
import { also, changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeClickHouse, judgeMysql } from '../sql/other-dialects.ts';
import { judgePsqlText } from './postgres.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import { changing, prompt } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

type JudgeText = (text: string) => Judgement;

/** A client that takes SQL by an option or by its input. */
const client = (names: readonly string[], valued: string, executing: readonly string[], judgeText: JudgeText): Program => ({
  names,
  judge(call) {
    const given = readOptions(call.words, { valued: [...split(valued), ...executing] });
    if (given.has('--version', '--help', '-V')) return reads();
    const texts = given.words(...executing).map((word) => (typeof word === 'string' ? word : word.value));
    const files = given.has('--init-command', '--queries-file') ? [changes('runs SQL that is not shown')] : [];
    if (texts.length > 0)
      return also(
        combine(...files, ...texts.map((text) => (text === null ? changes('the SQL is not known before it runs') : judgeText(text)))),
        { inner: 'sql' },
      );
    if (call.input.kind === 'text') return also(judgeText(call.input.text), { inner: 'sql' });
    return call.input.kind === 'unknown'
      ? changes('runs SQL that is not known before it runs')
      : prompt(changes('opens a SQL prompt, where anything can be done'), call.program);
  },
});

const mysqlText: JudgeText = (text) =>
  /\\[!.]|^\s*(?:system|source)\b/imu.test(text) ? changes('runs a program or a file') : judgeMysql(text.replace(/\\[Gg]\s*;?\s*$/u, ';'));

/** The shell of MongoDB is JavaScript; only single calls of reading methods are known. */
function judgeMongo(text: string): Judgement {
  const plain = text.trim().replace(/;$/u, '');
  if (/(?:drop(?:Database|Index|Indexes|User)?|remove|delete(?:One|Many))\s*\(/u.test(plain)) return destroys('removes data');
  const reading =
    /^(?:printjson\(|print\(|tojson\()*(?:rs\.(?:status|conf|printReplicationInfo|printSecondaryReplicationInfo|isMaster|hello)\(\)|sh\.status\(\)|db\.(?:stats|serverStatus|version|hostInfo|currentOp|getCollectionNames|isMaster|hello|getProfilingStatus|printCollectionStats)\([^()]*\)|db\.adminCommand\(\s*(?:\{\s*)?["']?(?:ping|serverStatus|listDatabases|replSetGetStatus|currentOp|hello)["']?[^()]*\)|db(?:\.getSiblingDB\(["']\w+["']\))?(?:\.getCollection\(["'][\w.]+["']\)|\.\w+)\.(?:find|findOne|count|countDocuments|estimatedDocumentCount|distinct|stats|getIndexes|explain|dataSize|totalSize|storageSize)\([^()]*\)(?:\.(?:sort|limit|skip|toArray|pretty|count|explain|project)\([^()]*\))*|show\s+(?:dbs|collections|databases))\)*(?:\.\w+)*$/u;
  return reading.test(plain) ? reads() : changes('this JavaScript is not in the list of reading calls');
}

const mongo: Program = {
  names: ['mongosh', 'mongo'],
  judge(call: Call) {
    const given = readOptions(call.words, {
      valued: split('--host --port -u --username -p --password --authenticationDatabase --eval --db -f --file --tlsCAFile'),
    });
    const texts = given.words('--eval').map((word) => (typeof word === 'string' ? word : word.value));
    if (given.has('-f', '--file') || given.positionals.some((word) => word.prefix.endsWith('.js')))
      return changes('runs a script that is not shown');
    if (texts.length > 0)
      return combine(
        ...texts.map((text) => (text === null || hasHole(text) ? changes('the JavaScript is not known before it runs') : judgeMongo(text))),
      );
    return call.input.kind === 'nothing'
      ? prompt(changes('opens a MongoDB prompt'), 'mongosh')
      : changes('runs JavaScript that is not known before it runs');
  },
};

/** Clients of databases other than PostgreSQL and Redis. */
export const databases: readonly Program[] = [
  client(
    ['mysql', 'mariadb'],
    '-h --host -P --port -u --user -D --database -S --socket --defaults-file --defaults-extra-file --init-command --delimiter',
    ['-e', '--execute'],
    mysqlText,
  ),
  client(
    ['clickhouse-client', 'clickhouse'],
    '-h --host --port -u --user --password -d --database -f --format --queries-file',
    ['-q', '--query'],
    judgeClickHouse,
  ),
  client(['cockroach'], '--host --url -u --user -d --database --certs-dir --format', ['-e', '--execute'], judgePsqlText),
  {
    names: ['sqlite3'],
    judge: (call) => {
      const texts = readOptions(call.words, { valued: ['-cmd', '-separator'], singleDashLong: true })
        .positionals.slice(1)
        .map((word) => word.value);
      return texts.length === 0
        ? prompt(changes('opens a SQL prompt'), 'sqlite3')
        : combine(
            ...texts.map((text) =>
              text === null
                ? changes('the SQL is not known')
                : /^\.(?:tables|schema|databases|indexes)\b/u.test(text)
                  ? reads()
                  : judgeMysql(text),
            ),
          );
    },
  },
  mongo,
  {
    names: ['mysqldump', 'mariadb-dump', 'mongodump', 'mydumper'],
    judge: (call) =>
      call.words.some((word) => /^--(?:tab|result-file|master-data|flush|delete)/u.test(word.prefix))
        ? changes('writes files or changes the server')
        : reads('copies the data out', { preserves: call.program === 'mongodump' }),
  },
  {
    names: ['mysqladmin', 'mariadb-admin'],
    judge: (call) => {
      const words = readOptions(call.words, {
        valued: split('-h --host -P --port -u --user -S --socket -i --sleep -c --count'),
      }).positionals.map((word) => word.value ?? '');
      if (words.some((word) => word === 'drop' || word === 'shutdown')) return destroys('removes a database or stops the server');
      return words.length > 0 && words.every((word) => /^(?:status|extended-status|processlist|ping|variables|version)$/u.test(word))
        ? reads()
        : changes('changes the server');
    },
  },
  {
    names: ['nodetool'],
    judge: (call) => {
      const verb = readOptions(call.words, { valued: ['-h', '-p', '-u', '-pw'] }).positionals[0]?.value ?? '';
      return /^(?:status|info|tpstats|ring|gossipinfo|netstats|compactionstats|tablestats|cfstats|proxyhistograms|tablehistograms|version|describecluster|getlogginglevels|statusbinary|statusgossip)$/u.test(
        verb,
      )
        ? reads()
        : changes(`nodetool ${call.show(verb)} changes the node`);
    },
  },
  changing(['mongorestore', 'mongoimport', 'mysqlimport', 'cqlsh', 'influx'], changes('changes the database, or its effect is not known')),
];
