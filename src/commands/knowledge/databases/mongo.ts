import { hasHole } from '../../holes/hole.ts';
import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotFolder } from '../../judge/redirects.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, keepsCopy, prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

const removing =
  /\.(?:drop(?:Database|Index|Indexes|User|AllUsersFromDatabase)?|remove|delete(?:One|Many)|findOneAndDelete|findAndModify|killOp|killSessions|shutdownServer|convertToCapped|compact|emptycapped)\s*\(|\b(?:dropDatabase|shutdown)\b/u;

/** Calls that read, by the names of the shell's own methods: https://www.mongodb.com/docs/manual/reference/method/ */
const readingCall = new RegExp(
  `^(?:(?:printjson|print|tojson|JSON\\.stringify|EJSON\\.stringify)\\()*(?:${[
    String.raw`rs\.(?:status|conf|config|printReplicationInfo|printSecondaryReplicationInfo|printSlaveReplicationInfo|isMaster|hello|help)\(\)`,
    String.raw`sh\.(?:status|isBalancerRunning|getBalancerState|help)\([^()]*\)`,
    String.raw`db\.(?:stats|serverStatus|version|hostInfo|currentOp|getCollectionNames|getCollectionInfos|isMaster|hello|getProfilingStatus|getProfilingLevel|printShardingStatus|printCollectionStats|getReplicationInfo|printReplicationInfo|printSecondaryReplicationInfo|getUsers|getUser|getRoles|getName|serverBuildInfo|serverCmdLineOpts|getMongo|getLogComponents|latencyStats|getSiblingDB)\([^()]*\)`,
    String.raw`db(?:\.getSiblingDB\(["'][\w-]+["']\))?\.(?:adminCommand|runCommand)\(\s*(?:\{\s*)?["']?(?:ping|serverStatus|listDatabases|listCollections|replSetGetStatus|replSetGetConfig|currentOp|hello|isMaster|buildInfo|getParameter|getCmdLineOpts|getLog|hostInfo|connectionStatus|dbStats|collStats|top|connPoolStats|shardingState|listShards|balancerStatus|usersInfo|whatsmyuri)["']?[^()]*\)`,
    String.raw`db(?:\.getSiblingDB\(["'][\w-]+["']\))?(?:\.getCollection\(["'][\w.]+["']\)|(?:\.(?!adminCommand|runCommand|eval)\w+){1,3})?\.(?:find|findOne|count|countDocuments|estimatedDocumentCount|distinct|stats|getIndexes|explain|dataSize|totalSize|storageSize|totalIndexSize|latencyStats|getShardDistribution|isCapped|serverStatus|currentOp|getCollectionNames|hello)\([^()]*\)(?:\.(?:sort|limit|skip|toArray|pretty|count|explain|project|size|maxTimeMS|hint|find|findOne|getIndexes|stats|countDocuments)\([^()]*\))*`,
    // of a pipeline's stages only these write or run JavaScript; `+` could put their names together
    String.raw`db(?:\.getSiblingDB\(["'][\w-]+["']\))?(?:\.getCollection\(["'][\w.]+["']\)|\.\w+)\.aggregate\((?![^()]*(?:\$(?:out|merge|function|accumulator|where)\b|\+))[^()]*\)(?:\.(?:toArray|pretty|explain)\(\))*`,
    String.raw`show\s+(?:dbs|databases|collections|tables|users|roles|profile|log|logs)(?:\s+\w+)?`,
    String.raw`use\s+[\w-]+`,
  ].join(
    '|',
  )})\\)*(?:\\.[\\w.]+)*(?:\\[\\d+\\])?(?:\\.map\\(\\(?\\w+\\)?\\s*=>\\s*(?:\\(\\{[^()]*\\}\\)|[^()]*)\\)\\)?)?(?:(?<=\\w)\\.forEach\\(\\(?\\w+\\)?\\s*=>\\s*(?:print|printjson)\\([^()]*\\)\\))?$`,
  'u',
);

/** The shell of MongoDB is JavaScript; only single calls of reading methods are known. */
function judgeMongo(text: string): Judgement {
  if (removing.test(text)) return destroys('removes data, sessions or the server');
  const statements = text
    .split(/;|\n/u)
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('//'));
  // A template's tag is a call without parentheses, and a backslash may stand for one.
  const hidesCall = /[`\\]|\b(?:Function|eval|load|new|require|import|constructor)\b/u.test(text);
  return !hidesCall && statements.length > 0 && statements.every((each) => each.length < 1000 && readingCall.test(each))
    ? reads()
    : changes('this JavaScript is not in the list of reading calls');
}

function mongo(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(
      '--host --port -u --username -p --password --authenticationDatabase --authenticationMechanism --eval --db -f --file --tlsCAFile --tlsCertificateKeyFile --sslCAFile --sslPEMKeyFile --json --apiVersion',
    ),
  });
  if (given.has('--version', '--help')) return reads();
  if (given.names.some((name) => /^--(?:crypt|browser|oidc\w*Command)/iu.test(name))) return changes('loads a library or starts a program');
  const texts = given.texts('--eval');
  if (given.has('--shell')) return prompt(changes('opens a MongoDB prompt'), 'mongosh');
  if (
    given.has('-f', '--file') ||
    given.positionals.length > 1 ||
    given.positionals.some((word) => /\.(?:[mc]?js|mongodb)$/u.test(word.prefix))
  )
    return changes('runs a script that is not shown');
  const judge = (text: string | null): Judgement => (text === null || hasHole(text) ? unknownText(text) : judgeMongo(text));
  if (texts.length > 0) return combine(...texts.map(judge));
  if (call.input.kind === 'text') return judge(call.input.text);
  return call.input.kind === 'nothing'
    ? prompt(changes('opens a MongoDB prompt'), 'mongosh')
    : changes('runs JavaScript that is not known before it runs');
}

const unknownText = (text: string | null): Judgement =>
  text !== null && removing.test(text)
    ? destroys('removes data, sessions or the server')
    : changes('the JavaScript is not known before it runs');

function mongodump(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(
      '-o --out --archive -h --host --port -u --username -p --password -d --db -c --collection -q --query --uri --authenticationDatabase',
    ),
  });
  const target = given.place('-o', '--out', '--archive');
  return target === null || target === '-' || isSnapshotFolder(target)
    ? reads('copies the data out', { preserves: true })
    : changes('writes a dump over files');
}

export const mongoKnowledge: Knowledge = {
  programs: [
    { names: ['mongosh', 'mongo'], judge: mongo, options: 'by-name' },
    { names: ['mongodump', 'mongoexport'], judge: mongodump, options: 'by-name' },
    {
      names: ['mongostat', 'mongotop'],
      judge: (call) =>
        readOptions(call.words, { valued: words('-h --host -u -p --uri --authenticationDatabase -n --rowcount') }).has('-n', '--rowcount')
          ? reads()
          : reads('never ends by itself', { unbounded: true }),
    },
    {
      names: ['mongorestore'],
      judge: (call) =>
        call.words.some((word) => word.prefix === '--drop')
          ? destroys('drops collections before it restores them')
          : changes('writes a dump into the database'),
    },
    changing(['mongoimport', 'mongofiles', 'mongod', 'mongos'], changes('changes the database')),
    withVerbData('pbm', {
      options: '--mongodb-uri -o --out --timeout -n --node -t --tail --ns --path --opid --name',
      reads: 'list, status, logs, describe-backup, describe-restore, version, config-help, help',
      changes: { 'starts a backup': 'backup', 'changes the settings of the backups': 'config, profile, cancel-backup, oplog-replay' },
      special: { diagnostic: (_, given) => keepsCopy(given.place('--path'), 'writes a report') },
      destroys: { 'overwrites the database with a backup': 'restore', 'removes backups': 'delete-backup, delete-pitr, cleanup' },
    }),
  ],
  examples: {
    reads: `
      mongosh --quiet --eval 'rs.status()'
      mongosh "mongodb://db:27017/shop" --eval "db.serverStatus().connections"
      mongosh --eval "db.orders.find({a: 1}).limit(5)"
      mongosh --eval "db.adminCommand({ping: 1})"
      mongosh --eval "db.getSiblingDB('shop').orders.countDocuments()"
      mongosh --eval "rs.status().members"
      mongosh --eval "rs.status().members.map(m => m.name)"
      mongosh --eval 'db.orders.aggregate([{$group: {_id: "$state", n: {$sum: 1}}}]).toArray()'
      mongosh --eval "db.system.profile.find().limit(5)"
      mongodump --uri mongodb://db --out ./dump
      mongostat -n 5
      pbm status
      mongosh --eval "db.getProfilingLevel()"`,
    changes: `
      mongosh
      mongosh --eval "rs.stepDown()"
      mongosh --eval "db.orders.insertOne({a: 1})"
      mongosh --eval "db.eval('x')"
      mongosh --eval 'db.orders.aggregate([{$out: "copy"}])'
      mongosh --eval 'db.orders.aggregate([{["$o" + "ut"]: "copy"}])'
      mongosh --eval 'db.orders.aggregate([{$merge: {into: "copy"}}])'
      mongosh --eval "rs.status().members.map(m => rs.add(m.name))"
      mongosh script.js
      mongorestore ./dump
      pbm backup
      pbm diagnostic --path /etc --opid 1
      mongodump --archive=/etc/passwd
      mongosh db --eval "rs.status()" x.mjs
      mongosh --eval "rs.status()" --shell`,
    destroys: `
      mongosh --eval "db.dropDatabase()"
      mongosh --eval "db.orders.deleteMany({})"
      mongosh --eval "db.killOp(12)"
      mongorestore --drop ./dump
      pbm restore 2026-01-01`,
  },
};
