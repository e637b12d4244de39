import type { StatementPlace } from '#commands';
import { conditionIn } from './conditions.ts';

/** Comments and the statements that they stand over; lines are 1-based in the text. */
export interface FenceGroup {
  readonly comments: readonly { readonly line: number; readonly text: string }[];
  readonly commands: readonly StatementPlace[];
  /** Of a comment behind the statement: `kubectl delete pod web-1  # only if stuck`. */
  readonly guard: string | null;
}

interface Growing {
  comments: { line: number; text: string }[];
  commands: StatementPlace[];
}

/** The last line of a statement. */
export const endOf = (command: StatementPlace): number => command.line + command.text.split('\n').length - 1;

/** A comment that is nothing but a guard; "# if empty, 30 is taken" explains. */
const guardComment = /^(?:only\s+(?:if|when)|if|when|unless|in case)\s[^,;:?]{2,80}$/i;
/** What the statements below go on with: they belong together. */
const setsState =
  /^\s*(?:(?:export|local|declare|readonly)\s+)?[A-Za-z_]\w*=\S*\s*$|^\s*(?:\w+=[$"'(]|(?:cd|source|pushd|set|export|\.)\s)/;

/** What should be seen, said after the statement that shows it; what ends in a colon goes on below. */
const tellsResult = /^(?:expected|(?:it |this |you )?should (?:show|return|print|see|be))\b.*[^:\s]$/i;

/** A statement with a guard behind it is a step of its own: the guard holds for nothing else. */
function apart({ comments, commands }: Growing, guards: ReadonlyMap<number, string>): FenceGroup[] {
  const guardOf = (command: StatementPlace): string | null => guards.get(endOf(command)) ?? null;
  const isCut = guards.size > 0 && commands.some((command) => guardOf(command) !== null);
  if (!isCut || (commands.length > 1 && commands.some(({ text }) => setsState.test(text)))) return [{ comments, commands, guard: null }];
  const parts: { commands: StatementPlace[]; guard: string | null }[] = [];
  for (const command of commands) {
    const guard = guardOf(command);
    const last = parts.at(-1);
    if (last && guard === null && last.guard === null) last.commands.push(command);
    // Statements on one line share what stands behind them.
    else if (last?.commands.at(-1)?.line === command.line) {
      last.commands.push(command);
      last.guard ??= guard;
    } else parts.push({ commands: [command], guard });
  }
  return parts.map((part, index) => ({ ...part, comments: index === 0 ? comments : [] }));
}

/**
 * Groups the lines of a fence: a comment opens a group, a blank line or the next comment ends it. A comment with a
 * blank line and then bare statements below is their title; one with nothing below is an instruction of its own.
 */
export function groupStatements(
  source: string,
  commands: readonly StatementPlace[],
  comments: readonly { readonly line: number; readonly text: string; readonly trailing: boolean }[],
  opensEditor: (statement: string) => boolean,
): readonly FenceGroup[] {
  const lines = source.split('\n');
  // A suppression is said to the linter, `#!/bin/bash` to the kernel: neither is the title of a step.
  const said = comments.filter(({ trailing, text }) => !trailing && !text.startsWith('tocsin-ignore') && !/^!\s*\//.test(text));
  const guards = new Map(
    comments.flatMap(({ line, text, trailing }) => {
      const said = text.trim();
      return trailing && guardComment.test(said) && conditionIn(said) !== null ? [[line, said] as const] : [];
    }),
  );
  const commentAt = new Map(said.map((comment) => [comment.line, comment]));
  const commandsAt = Map.groupBy(commands, ({ line }) => line);
  const groups: Growing[] = [];
  let current: Growing = { comments: [], commands: [] };
  let blankBefore = false;
  const close = (): void => {
    if (current.comments.length > 0 || current.commands.length > 0) groups.push(current);
    current = { comments: [], commands: [] };
  };
  const startsCommand = (line: number): boolean => commandsAt.has(line);
  for (let line = 1; line <= lines.length; line++) {
    const starting = commandsAt.get(line);
    const comment = commentAt.get(line);
    if (starting) {
      if (blankBefore && current.commands.length > 0) close();
      current.commands.push(...starting);
      line = Math.max(line, ...starting.map(endOf));
      blankBefore = false;
    } else if (comment) {
      const last = current.commands.at(-1);
      // What to do inside an editor stands in the comment below the command that opens it.
      if (last && !blankBefore && opensEditor(last.text)) {
        const { comments: title } = current;
        close();
        groups.push({ comments: [comment], commands: [] });
        current = { comments: startsCommand(line + 1) ? title : [], commands: [] };
      } else {
        const isBelow = current.commands.length > 0 && !blankBefore;
        if (current.commands.length > 0 || (blankBefore && current.comments.length > 0)) close();
        current.comments.push({ line: comment.line, text: comment.text });
        // What the statements above should print is no title of what stands below.
        const isFollowed = groups.length > 0 && commentAt.has(line + 1);
        if (tellsResult.test(comment.text.trim()) && (isBelow || isFollowed)) close();
      }
      blankBefore = false;
    } else if ((lines[line - 1] ?? '').trim() === '') blankBefore = true;
  }
  close();
  return groups.flatMap((group) => apart(group, guards));
}
