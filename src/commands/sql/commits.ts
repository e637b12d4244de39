import type { Risk } from '../model/command.ts';

interface Judged {
  readonly text: string;
  readonly risk: Risk;
}

const begins = /^\s*(?:begin|start\s+transaction)\b/iu;
const commits = /^\s*(?:commit|end)(?:\s+(?:work|transaction))?(?:\s+and\s+(?:no\s+)?chain)?\s*;?\s*$/iu;
const ends = /^\s*(?:commit|end|rollback|abort)\b/iu;

/**
 * Which of a text's statements make changes last: a COMMIT after something that changes, or one whose transaction was begun
 * elsewhere, so that nobody can see what it keeps. A COMMIT after nothing but reading keeps nothing.
 */
export function commitsThatKeep(statements: readonly Judged[]): readonly boolean[] {
  let onlyReads = false;
  return statements.map(({ text, risk }) => {
    const keeps = commits.test(text) && !onlyReads;
    if (begins.test(text)) onlyReads = true;
    else if (risk !== 'read-only' || ends.test(text)) onlyReads = false;
    return keeps;
  });
}
