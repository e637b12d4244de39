import { unmask } from '../holes/hole.ts';
import { findHoles } from '../holes/find-holes.ts';
import type { ShellNode } from '../shell/ast.ts';

export const watchOnceReason = 'runs once instead of again and again';

const valued = new Set(['-n', '--interval', '-q', '--equexit']);

/** What `watch` would repeat, as shell text; null when the statement is not just a `watch`. */
export function watchOnce(statement: ShellNode, source: string): string | null {
  if (
    statement.kind !== 'simple' ||
    statement.words[0]?.value !== 'watch' ||
    statement.redirects.length > 0 ||
    statement.assignments.length > 0
  )
    return null;
  const words = statement.words.slice(1);
  const at = words.findIndex((word, index) => !word.prefix.startsWith('-') && !valued.has(words[index - 1]?.value ?? ''));
  const inner = words.slice(at < 0 ? words.length : at);
  const [first] = inner;
  const last = inner.at(-1);
  if (first === undefined || last === undefined) return null;
  if (inner.length === 1) return first.value === null ? null : unmask(first.value, findHoles(source, 'bash'));
  // Several words are joined and read again: only where none is quoted is that the text as it stands.
  return inner.every((word) => word.pieces.every((piece) => piece.kind === 'bare')) ? source.slice(first.start, last.end) : null;
}
