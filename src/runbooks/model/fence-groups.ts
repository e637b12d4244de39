import type { StatementPlace } from '#commands';

/** Comments and the statements that they stand over; lines are 1-based in the text. */
export interface FenceGroup {
  readonly comments: readonly { readonly line: number; readonly text: string }[];
  readonly commands: readonly StatementPlace[];
}

interface Growing {
  comments: { line: number; text: string }[];
  commands: StatementPlace[];
}

/** The last line of a statement. */
export const endOf = (command: StatementPlace): number => command.line + command.text.split('\n').length - 1;

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
        if (current.commands.length > 0 || (blankBefore && current.comments.length > 0)) close();
        current.comments.push({ line: comment.line, text: comment.text });
      }
      blankBefore = false;
    } else if ((lines[line - 1] ?? '').trim() === '') blankBefore = true;
  }
  close();
  return groups;
}
