import { looksLikeCode, looksLikeConfigLine, looksLikePromql, looksLikeShell } from './detect.ts';
import type { DetectedLanguage } from './detect.ts';
import { promqlProblems } from './promql/read-promql.ts';
import { findHoles } from './holes/find-holes.ts';
import { maskHoles } from './holes/hole.ts';
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

/** The last line (exclusive) of the PromQL expression that starts at this line; null when none does. */
function promqlEnd(lines: readonly string[], from: number): number | null {
  const first = lines[from] ?? '';
  if (!/^\s*[a-z_:][\w:]*\s*(?:[({[<>=!+*/-]|by\b|$)/iu.test(first) || /^\s*[\w-]+\s+-/u.test(first)) return null;
  let found: number | null = null;
  for (let to = from + 1; to <= Math.min(lines.length, from + 40); to += 1) {
    const line = lines[to - 1] ?? '';
    if (isBlank(line)) {
      if (found !== null) break;
      continue;
    }
    if (isComment(line) && openBrackets(lines.slice(from, to - 1).join('\n')) <= 0) break;
    const text = lines.slice(from, to).join('\n');
    if (openBrackets(text) > 0) continue;
    if (looksLikePromql(text) && promqlProblems(text).length === 0) found = to;
    else if (found !== null) break;
  }
  return found;
}

/** The last line (exclusive) of the program source that starts at this line; null when none does. */
function codeEnd(lines: readonly string[], from: number): number | null {
  if (!looksLikeCode(lines[from] ?? '')) return null;
  let to = from + 1;
  while (
    to < lines.length &&
    (openBrackets(lines.slice(from, to).join('\n')) > 0 ||
      looksLikeCode(lines[to] ?? '') ||
      /^\s*(?:[\w.]+\(|[}\])]|[\w.]+\s*=\s)/u.test(lines[to] ?? ''))
  )
    to += 1;
  return to;
}

const mayGoOn = /['"`\\({|&]|<<|\b(?:for|while|until|if|case|select|function|do|then)\b/u;
/** No statement of a runbook is longer; a longer one is cut and shows as broken. */
const longestStatement = 400;
/** A fence with more lines is taken as one language. */
const mostLines = 5000;

/** The lines that the shell's grammar joins with the line they start on (continuations, quotes, heredocs, loops). */
function shellEnd(lines: readonly string[], from: number): number {
  // Most lines stand alone; only where a line may go on is the grammar asked, so that long fences stay cheap.
  if (!mayGoOn.test(lines[from] ?? '')) return from + 1;
  const rest = lines.slice(from, from + longestStatement).join('\n');
  const script = readShell(maskHoles(rest, findHoles(rest, 'bash')), { nextMark: null });
  const [first] = script.statements;
  if (first === undefined || script.problems.some((problem) => problem.start <= first.end)) {
    // Broken text: a continuation still joins lines.
    let to = from;
    while (to < lines.length - 1 && /\\\s*$/u.test(lines[to] ?? '')) to += 1;
    return to + 1;
  }
  return Math.min(lines.length, from + rest.slice(0, first.end).split('\n').length);
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
  if (lines.length > mostLines || (fence === 'bash' && maskTranscript(source) !== source))
    return [{ language: fence, startLine: 1, endLine: lines.length }];
  const runs: { language: DetectedLanguage; start: number; end: number }[] = [];
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
      const to = shellEnd(lines, at);
      const isCommand = looksLikeShell(lines.slice(at, to).join('\n'));
      add(isCommand ? 'bash' : 'text', at, isCommand ? to : at + 1);
      at = isCommand ? to : at + 1;
      continue;
    }
    const promql = promqlEnd(lines, at);
    const code = promql === null ? codeEnd(lines, at) : null;
    const isConfig = promql === null && code === null && looksLikeConfigLine(line);
    const end = promql ?? code ?? (isConfig ? at + 1 : shellEnd(lines, at));
    add(promql !== null ? 'promql' : code !== null ? 'code' : isConfig ? 'config' : 'bash', at, end);
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
