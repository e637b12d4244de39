import { lineAfter, lineBefore, quotedProgramAround, tail, whole } from './rule.ts';
import type { Rule } from './rule.ts';

const comparison = /\b(?:and|or|where|then)\b/iu;
const goKeyword = /^(?:end|else|range|json|println|printf|index|len|if|print|with|next|exit|getline|define|template|block|end-?raw|raw)\b/u;

/** Inside `'…'` a lone `{word}` at the start is a program (awk, jq), not a hole. */
const startsProgram = (source: string, index: number): boolean => source[index - 1] === "'";

/** `f"… {x}"`: Python fills it in. */
const inFormatString = (before: string): boolean => /(?<![\w])[fFrR]{1,2}\\*["'][^"'\n]*$/u.test(before);

/** What programs themselves write in angle brackets. */
const shownInAngles = /^(?:none|nil|null|unknown|pending|invalid|unset|no value|stdin|stdout|stderr|br|hr|html)$/iu;

/** Tags of HTML that somebody searches a page for. */
const tag = /^(?:html|head|title|meta|body|div|span|a|p|ul|ol|li|table|tr|td|th|h[1-6]|script|style|form|input|button|img|svg|pre|code)$/u;
const searches = /\b(?:[ef]?grep|zgrep|rg|ack|pup|xmllint|htmlq)\b|\bsed\b.*["'][^"']*[/|#,][^"'[]*$/u;

/** `Usage: x <file>` explains a script to its reader. */
const isUsage = (before: string): boolean => /\busage:/iu.test(before);

/** Words in square brackets that are levels of a log, sections of a file, constants or parts of a manual page. */
const bracketWord =
  /^(?:info|warn|warning|error|debug|fatal|critical|crit|trace|notice|ok|fail|failed|pass|passed|success|done|skip|skipped|true|false|null|none|options?|flags|args|arguments|command|global|default|client|server|mysqld?|mysql|unit|install|tool\.\w+)$/iu;

const isBracketHole = (name: string, before: string, after: string): boolean => {
  if (bracketWord.test(name) || /^(?:[A-Za-z0-9]-[A-Za-z0-9])+[_-]*$/u.test(name) || /\bfor\s+\w+\s+in\b/u.test(name)) return false;
  // A line of its own is a section of an ini file; words with blanks are a text to replace.
  if (before.trim() === '' && after.trim() === '' && !/[A-Z ]/u.test(name)) return false;
  // YAML: `accessModes: [ReadWriteOnce]`.
  return !(/[\w"']:\s$/u.test(before) && /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*$/u.test(name) && /^\][\s,]*$/u.test(after));
};

/** Values whose form is marked as open: `<x>`, `{x}`, `{{x}}`, `[x]`, `%x%`, `-xxxxx`, `...`. */
export const markedHoles: readonly Rule[] = [
  {
    // <pod-name>; not `< file >` (blanks), `<<EOF`, `<(…)`, `List<String>`, `<name>text</name>`.
    hint: /<[A-Za-z_]/u,
    pattern: /(?<![<\\])<([A-Za-z_](?:[\w .:/@|-]*[\w).])?)>/gu,
    read: (match, source, language) => {
      const name = match[1] ?? '';
      if (name.includes(' ') && language !== 'bash' && comparison.test(name)) return null;
      if (shownInAngles.test(name) || /\S@\S+\.\S/u.test(name) || source.slice(match.index, match.index + 2_000).includes(`</${name}>`))
        return null;
      if (/[A-Z]\w*$/u.test(source.slice(Math.max(0, match.index - 20), match.index)) && /^[A-Z][a-z]/u.test(name)) return null;
      const before = lineBefore(source, match.index);
      return isUsage(before) || (tag.test(name) && searches.test(before)) ? null : whole(match, name);
    },
  },
  {
    hint: '{{',
    pattern: /(?<!\$)\{\{\s*([A-Za-z_][\w-]*(?:\.[\w-]+)*)\s*\}\}/gu,
    read: (match) => (goKeyword.test(match[1] ?? '') ? null : whole(match, match[1] ?? '')),
  },
  {
    // {service}; not ${x}, %{x}, {{x}}, {a,b}, '{print}', stash@{yesterday}.
    hint: /\{[A-Za-z_]/u,
    pattern: /(?<![$%{\\\w\])])\{([A-Za-z_][\w-]*)\}(?!\})|(?<=[\w\-/.=])(?<![$%{\\])\{([A-Za-z_][\w-]*)\}(?!\})/gu,
    read: (match, source) => {
      const name = match[1] ?? match[2] ?? '';
      if (
        goKeyword.test(name) ||
        /^(?:u|upstream|push|now|yesterday)$/u.test(name) ||
        /^__\w+__$/u.test(name) ||
        startsProgram(source, match.index)
      )
        return null;
      if (inFormatString(lineBefore(source, match.index))) return null;
      const program = quotedProgramAround(source, match.index);
      return program === null || program.startsWith('mongo') ? whole(match, name) : null;
    },
  },
  {
    // CockroachDB's [DELETE FROM t RETURNING id] is a statement.
    // {table-name: orders}, {WHAT'S_NEXT}: not a hole; [pod-name] outside of words; not [0-9], [5m], [a-z]*, `[ -f x ]`.
    hint: /\[[A-Za-z]/u,
    pattern:
      /(?<=^|[\s=/"'(])\[((?!(?i:delete from|explain analy[sz]e|insert into|update \w+ set|upsert into)\s)[A-Za-z][A-Za-z0-9_ -]{2,})\](?=$|[\s"';,)/.:])/gmu,
    read: (match, source, language) => {
      const name = match[1] ?? '';
      if (language === 'promql' || quotedProgramAround(source, match.index) !== null) return null;
      const before = lineBefore(source, match.index);
      return isUsage(before) || !isBracketHole(name, before, lineAfter(source, match.index + match[0].length - 1))
        ? null
        : whole(match, name);
    },
  },
  { hint: /x{8}-/iu, pattern: /(?<![\w-])x{8}-x{4}-x{4}-x{4}-x{12}(?![\w-])/giu, read: (match) => whole(match, 'uuid') },
  { hint: /x\.x/iu, pattern: /(?<![\w.])(?:x{1,3}\.){3}x{1,3}(?![\w.])/giu, read: (match) => whole(match, 'ip') },
  {
    // 10.0.0.x
    hint: /\d\.x/iu,
    pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){0,2}(?:\.x{1,3}){1,3}(?![\w.])/gu,
    read: (match) => (match[0].split('.').length === 4 ? whole(match, `ip-${match[0]}`) : null),
  },
  { hint: 'CVE-', pattern: /\bCVE-(?:X{4}|YYYY|\d{4})-(?:X{4,}|N{4,})(?!\w)/gu, read: (match) => whole(match, 'cve') },
  {
    hint: /[=:]\s?xxx/iu,
    pattern: /(?<=([\w-]+)[=:]\s?)(x{3,})(?![\w-])/giu,
    read: (match) => tail(match, match[2] ?? '', match[1] ?? 'value'),
  },
  // INC-XXXX; not the template of mktemp.
  {
    hint: 'XXXX',
    pattern: /(?<![\w.-])([A-Z]{2,}[-_])?X{4,}(?![\w-])/gu,
    read: (match, source) => (/\bmktemp\b/u.test(lineBefore(source, match.index)) ? null : whole(match, match[1] ?? 'value')),
  },
  { hint: 'X.Y', pattern: /(?<![\w.])v?X\.Y(?:\.Z)?(?![\w])/gu, read: (match) => whole(match, 'version') },
  {
    // --from-literal=..., sk_test_...; not `..`, `a...b`, "and so on..." in prose.
    hint: '...',
    pattern: /(?<=(--?[\w-]+|\b[A-Z_]{3,})=["']?)\.\.\.(?![\w./])/gu,
    read: (match) => whole(match, match[1] ?? 'value'),
  },
  {
    hint: '...',
    pattern: /(?<=\b(Bearer|Basic|Token)\s)\.\.\.(?![\w./])/gu,
    read: (match) => whole(match, match[1] === 'Basic' ? 'credentials' : 'token'),
  },
  {
    hint: '...',
    pattern: /(?<=\s(--[a-z][\w-]*)\s["']?)\.\.\.(?=["']?(?:\s|$))/gu,
    read: (match) => whole(match, match[1] ?? 'value'),
  },
  {
    hint: '...',
    pattern: /(?<![\w-])([A-Za-z]+(?:_[A-Za-z]+)+)_\.\.\.(?![\w./])/gu,
    read: (match) => whole(match, match[1] ?? 'value'),
  },
  {
    hint: '...',
    pattern: /(?<![\w-])(sk|pk|sk-ant|sk-proj|xox[abp]|ghp|gho|glpat|whsec|eyJ|AKIA)[-_]?\.\.\.(?![\w./])/gu,
    read: (match) => whole(match, `${match[1] ?? ''}-token`),
  },
  {
    // %SERVICE%; not LIKE '%TIMEOUT%', where the signs are PostgreSQL's.
    hint: '%',
    pattern: /(?<![\w%])%([A-Z][A-Z0-9_]{2,})%(?!\w)/gu,
    read: (match, source) => (/\blike\s+'$/iu.test(lineBefore(source, match.index)) ? null : whole(match, match[1] ?? 'value')),
  },
];

/** A format that a program or function is told to use. */
const isFormat = (before: string): boolean =>
  /to_(?:char|date|timestamp)\s*\((?:[^'\n]|'[^'\n]*')*,\s*'[^'\n]*$|format\w*[=\s(]+["']?[^"'\s]*$|strftime|strptime/iu.test(before);

const dateRule = (pattern: RegExp, name: string): Rule => ({
  hint: /YYYY|HH:?MM|20\d\d-[XMx]/u,
  pattern,
  read: (match, source) => (isFormat(lineBefore(source, match.index)) ? null : whole(match, name)),
});

/** Dates and times written as their form. */
export const dateHoles: readonly Rule[] = [
  dateRule(/(?<![A-Za-z0-9])YYYY[-/.]?MM[-/.]?DD[T _-]?HH:?-?MM(?::?-?SS)?Z?(?![A-Za-z0-9])/gu, 'timestamp'),
  dateRule(/(?<![A-Za-z0-9])YYYY[-/.]?MM(?:[-/.]?DD)?(?![A-Za-z0-9])/gu, 'date'),
  dateRule(/(?<![A-Za-z0-9])HH:?MM(?::?SS)?(?![A-Za-z0-9])/gu, 'time'),
  dateRule(/(?<![A-Za-z0-9-])20\d\d-(?:XX-XX|MM-DD|xx-xx)(?![A-Za-z0-9])/gu, 'date'),
];
