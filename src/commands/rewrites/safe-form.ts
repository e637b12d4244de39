import { applyEdits } from '../bind/apply-edits.ts';
import { findHoles } from '../holes/find-holes.ts';
import { maskHoles } from '../holes/hole.ts';
import type { ShellNode, SimpleCommand, Word } from '../shell/ast.ts';
import { quoteBareAddresses } from '../shell/bare-addresses.ts';
import { readShell } from '../shell/read-shell.ts';
import { countLimits } from './count-limits.ts';
import { curlLiteralBrackets } from './curl-literal-brackets.ts';
import { execWithoutTerminal } from './exec-without-terminal.ts';
import { followOnce } from './follow-once.ts';
import { logsOfAllLines } from './logs-of-all-lines.ts';
import { logsOnce } from './logs-once.ts';
import { psqlStrict } from './psql-strict.ts';
import { redisErrors } from './redis-errors.ts';
import type { Frame, Rewrite, TextEdit } from './rewrite.ts';
import { topOnce } from './top-once.ts';
import { watchOnce, watchOnceReason } from './watch-once.ts';

/** Every rewrite, in the order of their reasons. */
const rewrites: readonly Rewrite[] = [
  execWithoutTerminal,
  logsOnce,
  logsOfAllLines,
  followOnce,
  topOnce,
  countLimits,
  psqlStrict,
  redisErrors,
  curlLiteralBrackets,
];

/** What would run instead, and why. */
export interface SafeForm {
  readonly text: string;
  readonly reasons: readonly string[];
}

const carriers = new Set(['sudo', 'env', 'timeout', 'time', 'nice', 'nohup', 'command', 'xargs']);
const inners = new Set(['kubectl', 'psql', 'redis-cli', 'top', 'curl', 'journalctl', 'tail', 'docker', 'ping']);

/** The programs of a command: its own, and those it carries in its words. */
function framesOf(command: SimpleCommand): Frame[] {
  const frames: Frame[] = [];
  let words: readonly Word[] = command.words;
  for (;;) {
    const [first] = words;
    if (first?.value === undefined || first.value === null) return frames;
    const program = first.value.replace(/^(?:\/[\w.-]+)*\/s?bin\//u, '');
    frames.push({ program, words, command });
    const marks = words.findIndex((word) => word.value === '--');
    const isExec = words.some((word) => word.value === 'exec' || word.value === 'debug' || word.value === 'run');
    const carried =
      carriers.has(program) || (['docker', 'podman'].includes(program) && isExec)
        ? words.findIndex((word, index) => index > 0 && inners.has(word.value ?? ''))
        : -1;
    const next = marks >= 0 && isExec ? marks + 1 : carried;
    if (next <= 0 || next >= words.length) return frames;
    words = words.slice(next);
  }
}

function commandsOf(node: ShellNode): SimpleCommand[] {
  switch (node.kind) {
    case 'simple':
      return [node, ...node.words.flatMap((word) => word.commands.flatMap(commandsOf))];
    case 'compound':
      return node.children.flatMap(commandsOf);
    case 'opaque':
      return [];
  }
}

/** The statement's own commands, or those that it repeats as text; null: that text cannot be read. */
function readAgain(text: string): { readonly nodes: readonly ShellNode[]; readonly start: number } | null {
  const script = readShell(maskHoles(text, findHoles(text, 'bash')), { nextMark: null });
  return script.problems.length > 0 ? null : { nodes: script.statements, start: 0 };
}

/** Why an address is put in quotes: the words that the rule about it looks for. */
export const addressNotQuoted = 'the address is put in quotes: the shell takes its brackets for its own';

/** The form of a statement whose address stands without quotes, made safe further where that is quoted; null where none does. */
function quotedForm(text: string): SafeForm | null {
  const quoted = quoteBareAddresses(text);
  if (quoted === text) return null;
  const [node] = readAgain(quoted)?.nodes ?? [];
  const form = node === undefined ? null : safeFormOf(node, quoted);
  return { text: form?.text ?? quoted, reasons: [addressNotQuoted, ...(form?.reasons ?? [])] };
}

/** The safe form of a statement with its reasons; null when the statement may run as it stands. */
export function safeFormOf(statement: ShellNode, source: string): SafeForm | null {
  const quoted = quotedForm(source.slice(statement.start, statement.end));
  if (quoted !== null) return quoted;
  const once = watchOnce(statement, source);
  const text = once ?? source.slice(statement.start, statement.end);
  const read = once === null ? { nodes: [statement], start: statement.start } : readAgain(once);
  if (read === null) return null;
  const edits: TextEdit[] = [];
  const reasons: string[] = once === null ? [] : [watchOnceReason];
  for (const command of read.nodes.flatMap(commandsOf)) {
    for (const frame of framesOf(command)) {
      for (const rewrite of rewrites) {
        const own = rewrite
          .edits(frame)
          .map((edit) => ({ ...edit, start: edit.start - read.start, end: edit.end - read.start }))
          .filter((edit) => !edits.some((other) => edit.start < other.end && other.start < edit.end));
        edits.push(...own);
        if (own.length > 0 && !reasons.includes(rewrite.reason)) reasons.push(rewrite.reason);
      }
    }
  }
  return reasons.length === 0 ? null : { text: applyEdits(text, edits), reasons };
}
