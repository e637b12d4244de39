import type { CommandLanguage } from '../model/command.ts';

/** A hole before it has its mark. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** One way in which documents leave a value open. */
export interface Rule {
  readonly pattern: RegExp;
  /**
   * What a text must hold for the pattern to match anywhere. The patterns look around at every character, a hint is found
   * or missed at once; `rule-hints.test.ts` shows that none hides a match.
   */
  readonly hint: string | RegExp;
  /** Which text of the match is the hole, and its name; null: not a hole after all. */
  readonly read: (match: RegExpExecArray, source: string, language: CommandLanguage) => Found | null;
}

/** Whether a text holds what a rule's matches hold. */
export const mayMatch = ({ hint }: Rule, text: string): boolean => (typeof hint === 'string' ? text.includes(hint) : hint.test(text));

const clean = (text: string): string =>
  text
    .trim()
    .replaceAll(/[^\w.-]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');

/** The whole match is the hole. */
export const whole = (match: RegExpExecArray, name: string): Found | null => {
  const cleaned = clean(name);
  return cleaned === '' ? null : { start: match.index, end: match.index + match[0].length, name: cleaned };
};

/** The group's place in a match whose group is the last text of the match. */
export const tail = (match: RegExpExecArray, group: string, name: string): Found => {
  const end = match.index + match[0].length;
  return { start: end - group.length, end, name: clean(name) };
};

/** How much of a line is looked at: time must not grow with the square of a long line. */
const lineReach = 300;

/** The text of the line before an offset, its last 300 characters. */
export function lineBefore(source: string, offset: number): string {
  const before = source.slice(Math.max(0, offset - lineReach), offset);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** The text of the line from an offset on, its first 300 characters. */
export function lineAfter(source: string, offset: number): string {
  const after = source.slice(offset, offset + lineReach);
  const end = after.indexOf('\n');
  return end < 0 ? after : after.slice(0, end);
}

const programs = /(?<![\w-])(jq|gojq|yq|g?awk|sed|perl|python3?|node|ruby|php|mongosh?)(?![\w-])/gu;

/** How far back a quoted program can begin. */
const reach = 2_000;

/** The program (`jq`, `awk`, `python3`) whose quoted text an offset lies in; null elsewhere. */
export function quotedProgramAround(source: string, offset: number): string | null {
  const before = source.slice(Math.max(0, offset - reach), offset);
  const last = [...before.matchAll(programs)].at(-1);
  if (last === undefined) return null;
  const between = before.slice(last.index + last[0].length);
  // A heredoc's mark or a closed quote ends it; blanks and options may stand between.
  const quote = /['"]/u.exec(between)?.[0];
  if (quote === undefined) return null;
  const quotes = between.replaceAll(/\\./gsu, '').split(quote).length - 1;
  return quotes % 2 === 1 ? (last[1] ?? null) : null;
}
