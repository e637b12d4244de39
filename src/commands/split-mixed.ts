import {
  beginsWithCommand,
  looksLikeCode,
  looksLikeConfigLine,
  looksLikePromql,
  looksLikeShell,
  mayStart,
  startsProgram,
} from './detect.ts';
import type { DetectedLanguage } from './fence-labels.ts';
import { promqlProblems } from './promql/read-promql.ts';
import { findHoles } from './holes/find-holes.ts';
import { isPrintedLine } from './printed-lines.ts';
import { isPlaceholderLine, isSettingLine, isSpokenLine, looksDrawn, outputEnd } from './settings.ts';
import { maskHoles } from './holes/hole.ts';
import { outline } from './outline.ts';
import { maskBareAddresses } from './shell/bare-addresses.ts';
import { readShell } from './shell/read-shell.ts';
import { maskTranscript } from './shell/transcript.ts';

/** A run of lines of one language; lines are 1-based and relative to the source, both ends included. */
export interface MixedRange {
  readonly language: DetectedLanguage;
  readonly startLine: number;
  readonly endLine: number;
}

const isComment = (line: string): boolean => /^\s*#/u.test(line);
const isBlank = (line: string): boolean => line.trim() === '';

/** Brackets that a line leaves open, outside strings. */
function openBrackets(text: string): number {
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gu, '""');
  return [...bare].reduce((sum, character) => sum + ('([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0), 0);
}

/** An expression may end in an operator and go on below; text that is none after so many lines is something else. */
const mostMisses = 4;

/** The last line (exclusive) of the PromQL expression that starts at this line; null when none does. */
function promqlEnd(lines: readonly string[], from: number): number | null {
  const first = lines[from] ?? '';
  if (!/^\s*[a-z_:][\w:]*\s*(?:[({[<>=!+*/-]|by\b|$)/iu.test(first) || /^\s*[\w-]+\s+-/u.test(first)) return null;
  if (/^\s*\w+\s*<</u.test(first)) return null;
  let found: number | null = null;
  let open = 0;
  let misses = 0;
  for (let to = from + 1; to <= Math.min(lines.length, from + 40) && misses < mostMisses; to += 1) {
    const line = lines[to - 1] ?? '';
    if (isBlank(line)) {
      if (found !== null) break;
      continue;
    }
    if (isComment(line) && open <= 0) break;
    open += openBrackets(line);
    if (open > 0) continue;
    const text = lines.slice(from, to).join('\n');
    if (looksLikePromql(text) && promqlProblems(text).length === 0) found = to;
    else if (found !== null) break;
    else misses += 1;
  }
  return found;
}

/** The last line (exclusive) of the program source that starts at this line; null when none does. */
function codeEnd(lines: readonly string[], from: number): number | null {
  if (!looksLikeCode(lines[from] ?? '')) return null;
  let to = from + 1;
  let open = openBrackets(lines[from] ?? '');
  for (; to < lines.length; to += 1) {
    const line = lines[to] ?? '';
    if (open <= 0 && !looksLikeCode(line) && !/^\s*(?:[\w.]+\(|[}\])]|[\w.]+\s*=\s)/u.test(line)) break;
    open += openBrackets(line);
  }
  return to;
}

const mayReach = /['"`({]|<<|\b(?:for|while|until|if|case|select|function|do|then)\b|[\\|&]\s*$/u;

/** Whether a statement that begins on this line may reach the next; what is quoted on the line itself does not. */
const mayGoOn = (line: string): boolean => mayReach.test(line.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/gu, ''));

/** No statement of a runbook is longer; a longer one is cut and shows as broken. */
const longestStatement = 400;
/** A fence with more lines is taken as one language. */
const mostLines = 5000;

/** The end of the lines that backslashes join. */
function continuedEnd(lines: readonly string[], from: number): number {
  let to = from;
  while (to < lines.length - 1 && /\\\s*$/u.test(lines[to] ?? '')) to += 1;
  return to + 1;
}

/** The last line (exclusive) of each statement of a fence by the line it begins on; null where the grammar cannot read the fence. */
type Ends = ReadonlyMap<number, number> | null;

function endsOf(source: string): Ends {
  const { statements, isRead } = outline(source);
  if (!isRead) return null;
  const ends = new Map<number, number>();
  // `curl … & jq '` and what it goes on with: the last statement that begins on a line says where the line's work ends.
  for (const { line, text } of statements) ends.set(line - 1, Math.max(ends.get(line - 1) ?? 0, line - 1 + text.split('\n').length));
  return ends;
}

/** How often the grammar may still be asked about very long or broken statements of one fence: text that it cannot read is no shell, and asking costs. */
interface Patience {
  left: number;
}
const mostUnreadable = 20;

/** The lines that the shell's grammar joins with the line they start on (continuations, quotes, heredocs, loops). */
function shellEnd(lines: readonly string[], from: number, patience: Patience, ends: () => Ends): number {
  // Most lines stand alone; only where a line may go on is the grammar asked, so that long fences stay cheap.
  if (from + 1 >= lines.length || !mayGoOn(lines[from] ?? '')) return from + 1;
  const known = ends()?.get(from);
  if (known !== undefined) return known;
  if (patience.left <= 0) return continuedEnd(lines, from);
  // A few lines hold nearly every statement; only one that reaches their end, or is broken, is read again with more.
  for (const window of [8, 40, longestStatement]) {
    const rest = lines.slice(from, from + window).join('\n');
    const script = readShell(maskBareAddresses(maskHoles(rest, findHoles(rest, 'bash')), rest), { nextMark: null });
    const [first] = script.statements;
    if (window === longestStatement) patience.left -= 1;
    const isCut = lines.length > from + window && window < longestStatement;
    if (isCut && (first === undefined || first.end >= rest.length - 1 || script.problems.length > 0)) continue;
    if (first === undefined || script.problems.some((problem) => problem.start <= first.end)) {
      // Broken text: a continuation still joins lines.
      return continuedEnd(lines, from);
    }
    return Math.min(lines.length, from + rest.slice(0, first.end).split('\n').length);
  }
  return from + 1;
}

/** Statements and comments of SQL that stand in a shell fence, as typed into the client opened above them. */
const sqlLine =
  /^\s*(?:--(?:\s|$)|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|GRANT|REVOKE|TRUNCATE|VACUUM|ANALYZE|REINDEX|EXPLAIN|WITH)\s)/u;
const sqlMeta = /^\s*\\[a-zA-Z?!]/u;

/** The last line (exclusive) of the SQL that starts at this line; null when none does. */
function sqlEnd(lines: readonly string[], from: number): number | null {
  if (!sqlLine.test(lines[from] ?? '')) return null;
  let to = from;
  let found: number | null = null;
  while (to < lines.length) {
    const line = lines[to] ?? '';
    if (isBlank(line) || /^\s*--(?:\s|$)/u.test(line) || sqlMeta.test(line)) to += 1;
    else if (sqlLine.test(line)) {
      const limit = Math.min(lines.length, to + longestStatement);
      let end = to;
      while (end < limit && !/;\s*(?:--.*)?$/u.test(lines[end] ?? '') && !isBlank(lines[end] ?? '')) end += 1;
      if (end >= limit || isBlank(lines[end] ?? '')) break;
      to = end + 1;
    } else break;
    if (!isBlank(line)) found = to;
  }
  return found;
}

const isSetting = (line: string): boolean => isSettingLine(line) && !startsProgram(line);

/** The last line (exclusive) of the settings that start at this line: one file's, so one step. */
function settingsEnd(lines: readonly string[], from: number): number {
  let to = from + 1;
  while (to < lines.length && (isSetting(lines[to] ?? '') || /^\s*-\s+\S/u.test(lines[to] ?? ''))) to += 1;
  return to;
}

/** What starts at a line of a shell fence, and where it ends. */
function runAt(
  lines: readonly string[],
  at: number,
  patience: Patience,
  ends: () => Ends,
): { readonly language: DetectedLanguage; readonly end: number } {
  const line = lines[at] ?? '';
  if (isPlaceholderLine(line) || (isSpokenLine(line) && !startsProgram(line)) || isPrintedLine(line, startsProgram))
    return { language: 'text', end: at + 1 };
  const output = outputEnd(lines, at, startsProgram);
  if (output !== null) return { language: 'text', end: output };
  if (isSetting(line)) return { language: 'config', end: settingsEnd(lines, at) };
  const promql = promqlEnd(lines, at);
  if (promql !== null) return { language: 'promql', end: promql };
  const sql = sqlEnd(lines, at);
  if (sql !== null) return { language: 'sql', end: sql };
  const code = codeEnd(lines, at);
  if (code !== null) return { language: 'code', end: code };
  return looksLikeConfigLine(line) ? { language: 'config', end: at + 1 } : { language: 'bash', end: shellEnd(lines, at, patience, ends) };
}

/**
 * Cuts a shell fence that also holds PromQL, program source or settings into runs of one language each,
 * so that every run can be one step. Comments and blank lines go with what follows them. A fence that is
 * all shell comes back as one run. In a `text` fence (message text, no language) lines stay text unless they
 * start a command of a program that Tocsin knows.
 */
export function splitMixed(source: string, fence: 'bash' | 'text' = 'bash'): MixedRange[] {
  const lines = source.split('\n');
  // A transcript is all shell: its output is passed over when it is analysed.
  if (
    lines.length > mostLines ||
    (fence === 'bash' && maskTranscript(source) !== source) ||
    (fence === 'text' && looksDrawn(source) && !beginsWithCommand(source))
  )
    return [{ language: fence, startLine: 1, endLine: lines.length }];
  const runs: { language: DetectedLanguage; start: number; end: number }[] = [];
  const patience: Patience = { left: mostUnreadable };
  let known: Ends | undefined;
  const ends = (): Ends => (known === undefined ? (known = endsOf(source)) : known);
  let pending: number | null = null;
  const add = (language: DetectedLanguage, from: number, to: number): void => {
    const start = pending ?? from;
    pending = null;
    const last = runs.at(-1);
    if (last !== undefined && last.language === language && (language === 'bash' || language === 'text')) last.end = to;
    else runs.push({ language, start, end: to });
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    if (isBlank(line) || isComment(line)) {
      pending ??= at;
      at += 1;
      continue;
    }
    if (fence === 'text') {
      if (!mayStart(line)) {
        add('text', at, at + 1);
        at += 1;
        continue;
      }
      const to = shellEnd(lines, at, patience, () => null);
      const isCommand = looksLikeShell(lines.slice(at, to).join('\n'));
      add(isCommand ? 'bash' : 'text', at, isCommand ? to : at + 1);
      at = isCommand ? to : at + 1;
      continue;
    }
    const { language, end } = runAt(lines, at, patience, ends);
    const before = runs.at(-1);
    // `Server: nginx` under the first line of an answer is more of the answer.
    const isAnswer =
      language === 'config' &&
      isSetting(line) &&
      before?.language === 'text' &&
      before.end === at &&
      isPrintedLine(lines[at - 1] ?? '', startsProgram);
    add(isAnswer ? 'text' : language, at, end);
    at = end;
  }
  if (pending !== null) {
    const last = runs.at(-1);
    if (last === undefined) runs.push({ language: fence, start: pending, end: lines.length });
    else last.end = lines.length;
  }
  return mergeConfig(source, runs).map((run) => ({ language: run.language, startLine: run.start + 1, endLine: run.end }));
}

/** A variable that later shell lines use is part of the shell, not a setting. */
function mergeConfig(
  source: string,
  runs: readonly { language: DetectedLanguage; start: number; end: number }[],
): { language: DetectedLanguage; start: number; end: number }[] {
  const lines = source.split('\n');
  const merged: { language: DetectedLanguage; start: number; end: number }[] = [];
  for (const run of runs) {
    const name = run.language === 'config' ? /([A-Z][A-Z0-9_]*)=/u.exec(lines.slice(run.start, run.end).join('\n'))?.[1] : undefined;
    const isUsed = name !== undefined && new RegExp(`\\$\\{?${name}\\b|export\\s+${name}\\b`, 'u').test(source);
    const language = isUsed ? 'bash' : run.language;
    const last = merged.at(-1);
    if (last !== undefined && last.language === 'bash' && language === 'bash') last.end = run.end;
    else merged.push({ ...run, language });
  }
  return merged;
}
