import type { Risk } from '../model/command.ts';

interface Judged {
  readonly text: string;
  readonly risk: Risk;
}

const comments = /--[^\n]*|\/\*[\s\S]*?\*\//gu;
/** Nothing but the beginning of a transaction: T-SQL lets a statement follow on the same line. */
const begins =
  /^\s*(?:begin|start\s+transaction)(?:\s+(?:work|tran(?:saction)?|read\s+only|read\s+write|(?:not\s+)?deferrable|isolation\s+level\s+[a-z]+(?:\s+[a-z]+)?)|\s*,)*\s*;?\s*$/iu;
const commits = /^\s*(?:commit|end)\b(?!\s+prepared)/iu;
/** Transact-SQL wants no sign before it; PostgreSQL would read a name. */
const endsInCommit = /\n\s*commit(?:\s+(?:work|tran(?:saction)?))?\s*;?\s*$/iu;
/** SQLite's outermost savepoint is a transaction. */
const releases = /^\s*release\b/iu;
const chains = /\band\s+chain\b/iu;
const ends = /^\s*(?:rollback(?!\s+(?:work\s+|transaction\s+)?to\b)|abort)\b/iu;

/**
 * Which of a text's statements make changes last: a COMMIT after something that changes, or one whose transaction was begun
 * elsewhere, so that nobody can see what it keeps. A COMMIT after nothing but reading keeps nothing.
 */
export function commitsThatKeep(statements: readonly Judged[]): readonly boolean[] {
  // What has been done since a BEGIN that stands here; null outside of one.
  let open: 'reading' | 'changing' | null = null;
  // Where every statement begins a transaction, none begins here.
  const isImplicit = statements.some(({ text }) => /autocommit/iu.test(text));
  return statements.map(({ text, risk }) => {
    const bare = text.replaceAll(comments, ' ');
    const keeps = ((commits.test(bare) || endsInCommit.test(bare)) && open !== 'reading') || (releases.test(bare) && open === null);
    // A second BEGIN within one begins nothing.
    if (begins.test(bare)) open ??= isImplicit ? 'changing' : 'reading';
    else if (commits.test(bare) || ends.test(bare)) open = chains.test(bare) && !keeps ? 'reading' : null;
    else if (risk !== 'read-only' && open !== null) open = 'changing';
    return keeps;
  });
}
