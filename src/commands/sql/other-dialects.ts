import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';

/** Text without comments and with emptied string literals, so that words in them decide nothing. */
const bare = (sql: string): string =>
  sql
    .replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*|(?<=^|\s)#[^\n]*/gu, ' ')
    .replaceAll(/'(?:[^'\\]|\\.|'')*'/gu, "''")
    .replaceAll(/"(?:[^"\\]|\\.)*"/gu, '""')
    .replaceAll(/`[^`]*`/gu, '``');

const statements = (sql: string): string[] =>
  bare(sql)
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const reading = /^(?:select|show|describe|desc|explain(?!\s+analyze\s+(?:update|insert|delete))|exists|with)\b/iu;
const destroying =
  /^(?:drop|truncate|purge|reset\s+(?:master|replica|slave))\b|^alter\s+table\s+\S+(?:\s+on\s+cluster\s+\S+)?\s+(?:delete|drop|clear)\b|^delete\s+from\s+\S+$|^flush\s+logs/iu;
/** Words inside a reading statement that make it write, lock or reach out. */
const acting =
  /\b(?:into\s+(?:outfile|dumpfile)|for\s+update|lock\s+in\s+share\s+mode|insert|update|delete|sleep\s*\(|load_file\s*\(|benchmark\s*\(|get_lock\s*\(|sys_exec|url\s*\(|file\s*\(|s3\s*\(|executable\s*\(|remote\s*\()/iu;

function judge(sql: string, name: string): Judgement {
  // Executable comments (/*! … */) run in MySQL although they look like comments.
  if (/\/\*!/u.test(sql)) return changes(`${name}: a comment that runs as SQL`);
  const all = statements(sql);
  if (all.length === 0) return changes(`${name}: no statement`);
  const lost = all.find((each) => destroying.test(each));
  if (lost !== undefined) return destroys(`${name}: ${lost.split(/\s+/u).slice(0, 2).join(' ').toUpperCase()} loses data`);
  const other = all.find((each) => !reading.test(each) || acting.test(each));
  return other === undefined
    ? reads()
    : changes(`${name}: ${other.split(/\s+/u).slice(0, 2).join(' ').toUpperCase()} is not a plain question`);
}

/** ClickHouse SQL by the kind of its statements. */
export const judgeClickHouse = (sql: string): Judgement => judge(sql, 'ClickHouse');

/** MySQL and MariaDB SQL by the kind of its statements. */
export const judgeMysql = (sql: string): Judgement => judge(sql, 'MySQL');
