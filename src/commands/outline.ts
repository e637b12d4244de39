import { findHoles } from './holes/find-holes.ts';
import type { Analysis } from './model/command.ts';
import { joinBroken } from './shell/join-broken.ts';
import { legible } from './shell/legible.ts';
import { outlineShell } from './shell/read-shell.ts';
import type { ShellOutline } from './shell/read-shell.ts';
import { commentOf, lineAt } from './source-lines.ts';

/** One statement of a shell text: its text, and the 1-based line that it begins on. */
export interface StatementPlace {
  readonly text: string;
  readonly line: number;
}

/** Where the statements of a shell text stand, and its comments, as `analyze` finds them. */
export interface Outline {
  readonly statements: readonly StatementPlace[];
  readonly comments: Analysis['comments'];
  /** False where the grammar could not read all of it. */
  readonly isRead: boolean;
}

/** The outline made last: whoever cuts a fence into languages and then into steps asks twice in a row. */
let last: { readonly source: string; readonly outline: Outline } | null = null;

/**
 * The statements and comments of a shell text without judging them: what `analyze(source, 'bash')` finds, for a
 * fraction of its cost. Pure; `initCommands()` comes first.
 */
export function outline(source: string): Outline {
  if (last?.source === source) return last.outline;
  const script: ShellOutline = outlineShell(legible(source, findHoles(source, 'bash')));
  const made = {
    statements: joinBroken(script.statements, source).map(({ start, end }) => ({
      text: source.slice(start, end),
      line: lineAt(source, start),
    })),
    comments: script.comments.map((comment) => commentOf(source, comment)),
    isRead: script.problems.length === 0,
  };
  last = { source, outline: made };
  return made;
}
