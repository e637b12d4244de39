import { changes } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeDialect } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { isHarmlessInCassandra, isHarmlessInClickHouse, isHarmlessInMysql, isHarmlessInTransactSql } from './dialect-functions.ts';

const sessionWords = 'use|help|begin(?!\\s+not\\b)|start\\s+transaction|commit|rollback|savepoint|release\\s+savepoint';

const mysql: Dialect = {
  name: 'MySQL',
  reading: new RegExp(
    `^(?:\\(?\\s*(?:select|with|table|values)|show|describe|desc|explain(?!\\b[^;]*\\banaly[sz]e\\b[^;]*\\b(?:update|insert|delete|replace|create|merge|drop|alter|truncate|call)\\b)|checksum\\s+table|xa\\s+recover|set\\s+names(?![^;]*,)|${sessionWords})\\b|^set\\s+@\\w+\\s*:?=(?![^;]*(?:,|@@))`,
    'iu',
  ),
  destroying:
    /^(?:drop|truncate|delete|purge|reset\s+(?:master|replica|slave|binary)|shutdown|restart)\b|^alter\s+(?:online\s+|ignore\s+)?table\s[^;]*?\b(?:drop|discard|truncate)\b|^update\s+(?:(?!\bwhere\b)[^;])*$/iu,
  acting: [
    [/^kill\b/iu, 'KILL ends a session or its query'],
    [/^flush\b/iu, 'FLUSH closes tables, empties caches or takes locks'],
    [/^set\s+(?:global|persist|@@global)/iu, 'SET GLOBAL changes the server'],
    [/^(?:start|stop)\s+(?:slave|replica|all\s+slaves|group_replication)/iu, 'starts or stops replication'],
    [/^change\s+(?:master|replication)/iu, 'points replication at another server'],
    [/^(?:analyze|optimize|repair|check)\s+(?:local\s+|no_write_to_binlog\s+)?table/iu, 'works on a table under lock'],
    [/^load\s+data/iu, 'LOAD DATA adds rows'],
    [/^lock\s+(?:tables?|instance)/iu, 'LOCK holds others up'],
    [/^call\b/iu, 'CALL runs a procedure whose effect is not known'],
    [/^(?:insert|replace)\b/iu, 'adds or replaces rows'],
    [/^update\b/iu, 'UPDATE changes rows'],
    [/^(?:prepare|execute)\b/iu, 'runs SQL from text'],
    [/^(?:grant|revoke)\b/iu, 'changes permissions'],
  ],
  inside:
    /\binto\s+(?:outfile|dumpfile|(?!@)[\w"`.#[])|\bfor\s+(?:update|share)\b|\block\s+in\s+share\s+mode\b|\binsert\s+(?:into|overwrite)\b|(?<!^(?:explain|desc|describe|show)\b.*)\b(?:update|delete)\s|\bprocedure\s+analyse\b/iu,
  isHarmless: isHarmlessInMysql,
  hashComments: true,
  // SQLite is judged as MySQL; there they quote names.
  bracketNames: true,
};

const clickHouse: Dialect = {
  name: 'ClickHouse',
  reading: /^(?:\(?\s*(?:select|with)|show|describe|desc|explain|exists|use|check\s+(?:table|all\s+tables|grant))\b/iu,
  destroying:
    /^(?:drop|truncate|delete|system\s+(?:shutdown|kill|drop\s+(?:replica|database\s+replica)))\b|^alter\s+table\s[^;]*?\b(?:delete|drop|clear|replace\s+partition)\b/iu,
  acting: [
    [/^system\b/iu, 'SYSTEM changes what the server does'],
    [/^kill\b/iu, 'KILL ends queries or mutations'],
    [/^alter\b/iu, 'ALTER changes a table or rewrites its parts'],
    [/^optimize\b/iu, 'OPTIMIZE rewrites parts'],
    [/^(?:detach|attach)\b/iu, 'takes a table out of the server or puts it back'],
    [/^insert\b/iu, 'INSERT adds rows'],
    [/^set\b/iu, 'SET changes how the session acts'],
    [/^(?:backup|restore)\b/iu, 'writes or reads a backup'],
  ],
  // Reading a table of Kafka or RabbitMQ takes its messages.
  inside: /\binto\s+outfile\b|\binsert\s+into\b|\bstream_like_engine_allow_direct_select\b/iu,
  isHarmless: isHarmlessInClickHouse,
  hashComments: false,
};

const cassandra: Dialect = {
  name: 'CQL',
  reading: /^(?:select|describe|desc|show|use|help|consistency|serial\s+consistency|tracing(?!\s+on)|expand|paging|list)\b/iu,
  destroying: /^(?:drop|truncate|delete)\b|^alter\s+(?:table|type)\s[^;]*?\bdrop\b/iu,
  acting: [
    [/^tracing\s+on/iu, 'writes a trace of every statement'],
    [/^source\b/iu, 'SOURCE runs a file that is not shown'],
    [/^capture\b/iu, 'CAPTURE writes a file'],
    [/^copy\b/iu, 'COPY reads or writes a file'],
    [/^(?:insert|update|begin)\b/iu, 'changes rows'],
  ],
  inside: /\binsert\s+into\b/iu,
  isHarmless: isHarmlessInCassandra,
  hashComments: false,
};

/** MySQL and MariaDB SQL by the kind of its statements. */
export const judgeMysql = (sql: string): Judgement => judgeDialect(sql, mysql);

/** ClickHouse SQL by the kind of its statements. */
export const judgeClickHouse = (sql: string): Judgement => judgeDialect(sql, clickHouse);

/** Cassandra's CQL, and the commands of its shell, by the kind of its statements. */
export const judgeCql = (sql: string): Judgement => judgeDialect(sql, cassandra);

/** Transact-SQL needs nothing between statements, so every verb that changes something counts wherever it stands. */
const transact: Dialect = {
  ...mysql,
  name: 'T-SQL',
  reading:
    /^(?:\(?\s*(?:select|with)|use|dbcc\s+(?:opentran|sqlperf|useroptions|show_statistics)|sp_(?:who2?|help\w*|lock|spaceused)|exec(?:ute)?\s+(?:sys\.)?sp_(?:who2?|help\w*|lock|spaceused))\b/iu,
  inside:
    /\binto\s+[\w"#[]|\bsp_spaceused\b[^;]*(?:,|updateusage)|^[^;]+\b(?:drop|exec(?:ute)?|truncate|alter|create|update|delete|insert|merge|kill|shutdown|grant|revoke|deny|backup|restore|dbcc|waitfor|reconfigure|tablock|tablockx|xlock|updlock|holdlock|paglock|rowlock|serializable|repeatableread|disable|enable|receive|bulk|openrowset|openquery|writetext|updatetext|checkpoint|conversation|signature|counter|sensitivity|xp_\w+)\b(?<!^exec(?:ute)?)(?<!^dbcc)/iu,
  isHarmless: isHarmlessInTransactSql,
  hashComments: false,
  bracketNames: true,
};

/** The first word behind GO may be a procedure: EXECUTE is not needed there. */
const beginsWithProcedure = (sql: string): boolean =>
  sql
    .split(/^[ \t]*go(?:[ \t]+\d+)?[ \t]*(?:\r?\n|$)/imu)
    .slice(1)
    .map((batch) => batch.replaceAll(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/gu, ''))
    .some((batch) => batch !== '' && !transact.reading.test(batch));

/** Microsoft's SQL, by the kind of its statements. */
export const judgeTransactSql = (sql: string): Judgement => {
  if (/(?:^|\n)\s*[:!]/u.test(sql)) return changes('runs a command of sqlcmd');
  return beginsWithProcedure(sql) ? changes('T-SQL: behind GO a procedure, or another change') : judgeDialect(sql, transact);
};

const all = [mysql, clickHouse, cassandra];
const either = (pick: (dialect: Dialect) => RegExp): RegExp =>
  new RegExp(all.map((dialect) => `(?:${pick(dialect).source})`).join('|'), 'iu');

const unread: Dialect = {
  name: 'SQL',
  reading: either(({ reading }) => reading),
  destroying: either(({ destroying }) => destroying),
  acting: all.flatMap(({ acting }) => acting),
  // Transact-SQL needs nothing between statements.
  inside: new RegExp(
    `${either(({ inside }) => inside).source}|^(?:select|with)\\b[^;]*\\b(?:drop\\s+(?:table|database|view|procedure|user|login|index)|exec(?:ute)?\\s+\\w|truncate\\s+table|shutdown|xp_\\w+|(?:tab|pag|row|upd|hold|x)lockx?\\b)`,
    'iu',
  ),
  isHarmless: (name) => isHarmlessInMysql(name) || isHarmlessInClickHouse(name),
  hashComments: false,
  bracketNames: true,
};

/** `BEGIN TRAN` and `BEGIN` of a procedure, with what follows: neither dialect wants a sign between. */
const opensBlock = /^\s*(?:begin|start\s+transaction|rollback|commit|end)\b(?:\s+(?:tran(?:saction)?|work)\b)?\s*[^\s;]/iu;

/** Text that PostgreSQL cannot read: a plain question in another dialect's words, else a change. */
export const judgeUnread = (sql: string): Judgement =>
  opensBlock.test(sql) || beginsWithProcedure(sql) ? changes('a block of statements that is not read') : judgeDialect(sql, unread);
