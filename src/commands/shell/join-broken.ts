import type { ShellNode } from './ast.ts';

/** What the grammar could not read makes the whole line that it stands on one broken statement. */
export function joinBroken(statements: readonly ShellNode[], source: string): ShellNode[] {
  const joined: ShellNode[] = [];
  for (const statement of statements) {
    // The grammar puts an empty statement where it misses one.
    if (statement.start === statement.end) continue;
    const last = joined.at(-1);
    const isSameLine = last !== undefined && !source.slice(last.end, statement.start).includes('\n');
    if (last !== undefined && isSameLine && (last.kind === 'opaque' || statement.kind === 'opaque')) {
      joined[joined.length - 1] = { kind: 'opaque', what: 'text that the shell cannot read', start: last.start, end: statement.end };
    } else joined.push(statement);
  }
  return joined;
}
