import type { CommandLanguage } from '../model/command.ts';
import { hasHole, markOf, maximumHoles } from './hole.ts';
import type { Hole } from './hole.ts';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

interface Rule {
  readonly pattern: RegExp;
  /** Which text of the match is the hole, and its name; null: not a hole after all. */
  readonly read: (match: RegExpExecArray, source: string, language: CommandLanguage) => Found | null;
}

const clean = (text: string): string =>
  text
    .trim()
    .replaceAll(/[^\w.-]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');

const whole = (match: RegExpExecArray, name: string): Found | null => {
  const cleaned = clean(name);
  return cleaned === '' ? null : { start: match.index, end: match.index + match[0].length, name: cleaned };
};

/** The group's place in a match whose group is the last text of the match. */
const tail = (match: RegExpExecArray, group: string, name: string): Found => {
  const end = match.index + match[0].length;
  return { start: end - group.length, end, name: clean(name) };
};

const comparison = /\b(?:and|or|where|then)\b/iu;
const goKeyword = /^(?:end|else|range|json|println|printf|index|len|if|print|with)\b/u;

/** Inside `'…'` a lone `{word}` at the start is a program (awk, jq), not a hole. */
const startsProgram = (source: string, index: number): boolean => source[index - 1] === "'";

const rules: readonly Rule[] = [
  {
    // <pod-name>; not `< file >` (blanks), `<<EOF`, `<(…)`.
    pattern: /(?<![<\\])<([A-Za-z_](?:[\w .:/@|-]*[\w)])?)>/gu,
    read: (match, _, language) => {
      const name = match[1] ?? '';
      if (name.includes(' ') && language !== 'bash' && comparison.test(name)) return null;
      return whole(match, name);
    },
  },
  {
    pattern: /\{\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+)*)\s*\}\}/gu,
    read: (match) => (goKeyword.test(match[1] ?? '') ? null : whole(match, match[1] ?? '')),
  },
  {
    // {service}; not ${x}, %{x}, {{x}}, {a,b}, '{print}'.
    pattern: /(?<![$%{\\\w\])])\{([A-Za-z_][\w-]*)\}(?!\})|(?<=[\w\-/.=])(?<![$%{\\])\{([A-Za-z_][\w-]*)\}(?!\})/gu,
    read: (match, source) => {
      const name = match[1] ?? match[2] ?? '';
      return goKeyword.test(name) || startsProgram(source, match.index) ? null : whole(match, name);
    },
  },
  {
    // [pod-name] outside of words; not [0-9], [5m], [a-z]*, `[ -f x ]`.
    pattern: /(?<=^|[\s=/"'(])\[([A-Za-z][A-Za-z0-9_ -]{2,})\](?=$|[\s"';,)/.:])/gmu,
    read: (match, _, language) => (language === 'promql' || /^[a-z]-[a-z]$/iu.test(match[1] ?? '') ? null : whole(match, match[1] ?? '')),
  },
  {
    // backend-xxxxx (the suffix is the hole), pi_xxxxx (all of it), token=xxx.
    pattern: /(?<![\w-])([A-Za-z][\w]*(?:-[\w]+)*?)([-_])(x{3,}(?:-x{3,})*)(?![\w-])/gu,
    read: (match) => {
      const [, stem = '', joint, hole = ''] = match;
      return joint === '-' ? tail(match, hole, `${stem}-suffix`) : whole(match, stem);
    },
  },
  { pattern: /(?<=([\w-]+)[=:]\s?)(x{3,})(?![\w-])/giu, read: (match) => tail(match, match[2] ?? '', match[1] ?? 'value') },
  {
    // --from-literal=..., sk_test_...; not `..`, `a...b`, "and so on..." in prose.
    pattern: /(?<=(--?[\w-]+|\b[A-Z_]{3,})=)\.\.\.(?![\w./])/gu,
    read: (match) => whole(match, match[1] ?? 'value'),
  },
  { pattern: /(?<![\w-])([A-Za-z]+(?:_[A-Za-z]+)+)_\.\.\.(?![\w./])/gu, read: (match) => whole(match, match[1] ?? 'value') },
  // Example words that stand for real ones: token=token, Bearer token, "Access-Token: token", forUsername=username.
  {
    pattern: /(?<=[?&][A-Za-z_]*(token|username|password|api_?key|secret)=)\1(?![\w-])/giu,
    read: (match) => whole(match, match[1] ?? 'value'),
  },
  {
    pattern: /(?<=(?:\bBearer|[\w-]*token:|[\w-]*key:)\s)(token|key|your[-_]?(?:api[-_]?)?(?:token|key)|api[-_]?key)(?=["'\s]|$)/giu,
    read: (match) => whole(match, match[1] ?? 'token'),
  },
  { pattern: /\bYYYY-?MM-?DD\b/gu, read: (match) => whole(match, 'date') },
  { pattern: /\bHH:MM(?::SS)?\b/gu, read: (match) => whole(match, 'time') },
  { pattern: /(?<![\w%])%([A-Z][A-Z0-9_]{2,})%(?!\w)/gu, read: (match) => whole(match, match[1] ?? 'value') },
];

/**
 * The holes written as text (`<x>`, `{x}`, `{{x}}`, `[x]`, `-xxxxx`, `...`, example words), in order,
 * none overlapping. Variables (`$X`) are found by the shell grammar instead, because quoting decides.
 */
export function findHoles(source: string, language: CommandLanguage): Hole[] {
  if (hasHole(source)) return [];
  const found: Found[] = [];
  for (const rule of rules) {
    for (const match of source.matchAll(rule.pattern)) {
      if (found.length >= maximumHoles) break;
      const next = rule.read(match, source, language);
      if (next !== null && !found.some((other) => next.start < other.end && other.start < next.end)) found.push(next);
    }
  }
  return found
    .toSorted((a, b) => a.start - b.start)
    .slice(0, maximumHoles)
    .map((each, index) => ({
      ...each,
      syntax: source.slice(each.start, each.end),
      mark: markOf(index),
    }));
}
