import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { judgeMysql } from '../../sql/other-dialects.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';

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
    // sqlite.org/lang_transaction.html: these take the lock at once
    if (/\bbegin\s+(?:exclusive|immediate)\b/iu.test(text)) return changes('takes the lock that others wait for');
    return judgeMysql(text);
  });
  return combine(...judged);
}

/** https://sqlite.org/cli.html */
export const sqliteKnowledge: Knowledge = {
  programs: [{ names: ['sqlite3', 'sqlite'], judge: sqlite }],
  examples: {
    reads: `
      sqlite3 app.db 'SELECT 1'
      sqlite3 app.db .tables
      sqlite3 app.db 'PRAGMA integrity_check;'
      sqlite3 app.db 'PRAGMA journal_mode'`,
    changes: `
      sqlite3 app.db 'VACUUM'
      sqlite3 app.db < x.sql
      sqlite3 app.db 'PRAGMA journal_mode(WAL)'`,
    destroys: `
      sqlite3 app.db 'DELETE FROM t'`,
  },
};
