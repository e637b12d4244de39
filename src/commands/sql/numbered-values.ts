import { scanSql } from './read-postgres.ts';

/** True when a statement waits for values that a program sends along (`$1`); PREPARE and functions say what they are. */
export function hasNumberedValue(statement: string): boolean {
  if (!/\$\d/u.test(statement) || /^\s*(?:prepare|create)\b/iu.test(statement)) return false;
  try {
    return scanSql(statement).tokens.some(({ tokenName }) => tokenName === 'PARAM');
  } catch {
    // Unclosed quotes: the statement does not run anyway.
    return false;
  }
}
