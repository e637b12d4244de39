import { parsePostgres, scanPostgres } from '../grammars.ts';

/** PostgreSQL's scanner takes time with the square of the comments: no honest statement has as many. */
const maximumComments = 2_000;

function check(sql: string): void {
  if ((sql.match(/\/\*/gu)?.length ?? 0) > maximumComments) throw new Error('too many comments to be read');
}

/** PostgreSQL's own parser; throws on what it cannot read, and on what would take too long. */
export function parseSql(sql: string): ReturnType<typeof parsePostgres> {
  check(sql);
  return parsePostgres(sql);
}

/** PostgreSQL's own scanner (offsets are bytes of UTF-8); throws as `parseSql` does. */
export function scanSql(sql: string): ReturnType<typeof scanPostgres> {
  check(sql);
  return scanPostgres(sql);
}
