import { marksIn } from '../holes/hole.ts';
import type { Word } from '../shell/ast.ts';
import { argument, jsonNumber, jsonString, plainOnly, unchanged } from './encoder.ts';
import type { Encode } from './encoder.ts';
import {
  awkString,
  awkVariable,
  backslashed,
  globText,
  jqName,
  jsonText,
  printfFormat,
  regexText,
  sedDelimiter,
  sedReplacement,
} from './literals.ts';
import { all, base, isOpen, isWhole, merge, same } from './marks.ts';
import type { Encoders } from './marks.ts';

type Entry = readonly [string, readonly Encode[]];
type Places = (words: readonly Word[]) => Encoders;

const valueOf = (word: Word | undefined): string => word?.value ?? '';

/** The first word that is no option and no option's value. */
function firstPositional(words: readonly Word[], valued: RegExp): number {
  return words.findIndex((word, index) => !word.prefix.startsWith('-') && !valued.test(valueOf(words[index - 1])));
}

const inBrackets = (before: string): boolean => /\[[^\]]*$/u.test(before.replaceAll(/\\./gsu, ''));

/** A pattern with holes: they stand for themselves. A hole that is the whole pattern is one, as its author meant. */
const pattern = (word: Word, dialect: 'basic' | 'extended' | 'fixed'): Encoders => {
  const text = word.value;
  if (text === null) return same(word, plainOnly('a pattern'));
  if (isWhole(text)) return same(word, argument);
  return new Map(
    marksIn(text).map(({ mark, start }) => {
      const before = text.slice(0, start);
      const isUnclear = dialect !== 'fixed' && (inBrackets(before) || before.endsWith('\\'));
      return [mark, isUnclear ? [plainOnly('this part of a pattern')] : [regexText(dialect), ...(start === 0 ? [argument] : [])]] as const;
    }),
  );
};

const grep: Places = (words) => {
  const [program, ...rest] = words;
  const name = base(program);
  const has = (options: RegExp): boolean => rest.some((word) => options.test(word.prefix));
  const dialect =
    name === 'fgrep' || has(/^(?:-\w*F\w*|--fixed-strings)$/u)
      ? 'fixed'
      : /^(?:egrep|rg|ag)$/u.test(name) || has(/^(?:-\w*[EP]\w*|--extended-regexp|--perl-regexp)$/u)
        ? 'extended'
        : 'basic';
  const hasOption = has(/^(?:-e|-f|--regexp|--file)/u);
  const at = hasOption ? -1 : firstPositional(rest, /^(?:-[ABCmd]|--(?:context|include|exclude|exclude-dir|max-count|label))$/u);
  return merge(
    rest.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const before = valueOf(rest[index - 1]);
      if (index === at || before === '-e' || before === '--regexp') return pattern(word, dialect);
      return word.prefix.startsWith('-') ? same(word, plainOnly('an option of grep')) : same(word, argument);
    }),
  );
};

/** The parts of one sed command: `/re/p`, `s/re/text/g`; null when it is anything else. */
function sedParts(
  script: string,
): readonly { readonly kind: 'pattern' | 'text'; readonly delimiter: string; readonly start: number; readonly end: number }[] | null {
  const parts: { kind: 'pattern' | 'text'; delimiter: string; start: number; end: number }[] = [];
  let at = 0;
  const until = (delimiter: string): number | null => {
    for (; at < script.length; at += 1) {
      if (script[at] === '\\') at += 1;
      else if (script[at] === delimiter) return at;
    }
    return null;
  };
  const part = (kind: 'pattern' | 'text', delimiter: string): boolean => {
    const start = at;
    const end = until(delimiter);
    if (end === null) return false;
    parts.push({ kind, delimiter, start, end });
    at = end + 1;
    return true;
  };
  if (script[0] === '/') {
    at = 1;
    if (!part('pattern', '/')) return null;
  }
  if (script[at] === 's') {
    const delimiter = script[at + 1] ?? '';
    if (delimiter === '' || /[\w\s\\]/u.test(delimiter)) return null;
    at += 2;
    if (!part('pattern', delimiter) || !part('text', delimiter)) return null;
    return /^[gpIi0-9]*$/u.test(script.slice(at)) ? parts : null;
  }
  return /^[pdq=]?$/u.test(script.slice(at)) ? parts : null;
}

const sed: Places = ([, ...rest]) => {
  const hasOption = rest.some((word) => /^(?:-e|-f|--expression|--file)/u.test(word.prefix));
  const at = hasOption ? -1 : firstPositional(rest, /^(?:-[lE]|--line-length)$/u);
  const dialect = rest.some((word) => /^(?:-\w*[Er]\w*|--regexp-extended)$/u.test(word.prefix)) ? 'extended' : 'basic';
  return merge(
    rest.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const isScript = index === at || /^(?:-\w*e|--expression)$/u.test(valueOf(rest[index - 1]));
      if (!isScript || word.value === null)
        return same(word, ...(word.prefix.startsWith('-') || isScript ? [plainOnly('a sed script')] : [argument]));
      const script = word.value;
      const parts = sedParts(script);
      return new Map(
        marksIn(script).map(({ mark, start }): Entry => {
          const part = parts?.find((each) => each.start <= start && start < each.end);
          const before = part === undefined ? '' : script.slice(part.start, start);
          if (part === undefined || before.endsWith('\\') || (part.kind === 'pattern' && inBrackets(before)))
            return [mark, [plainOnly('a sed script')]];
          return [mark, [part.kind === 'pattern' ? regexText(dialect) : sedReplacement, sedDelimiter(part.delimiter)]];
        }),
      );
    }),
  );
};

/** True when an offset lies in a string of a program in which nothing but strings holds quotes. */
const inString = (program: string, offset: number): boolean =>
  program.slice(0, offset).replaceAll(/\\./gsu, '').split('"').length % 2 === 0;

const awk: Places = ([, ...rest]) => {
  const hasFile = rest.some((word) => /^(?:-f|--file)/u.test(word.prefix));
  const at = hasFile ? -1 : firstPositional(rest, /^(?:-[Fvf]|--assign|--field-separator|--file)$/u);
  return merge(
    rest.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const assigned = /^(?:-v|--assign)$/u.test(valueOf(rest[index - 1])) || /^(?:-v|--assign=)/u.test(word.prefix);
      if (assigned)
        return same(word, ...(/^(?:-v|--assign=)?[A-Za-z_]\w*=/u.test(word.prefix) ? [awkVariable] : [plainOnly('an awk variable')]));
      if (index !== at)
        return same(
          word,
          ...(word.prefix.startsWith('-') || /^-[Fvf]$/u.test(valueOf(rest[index - 1])) ? [plainOnly('an option of awk')] : [argument]),
        );
      const program = word.value;
      if (program === null) return same(word, plainOnly('an awk program'));
      // A slash may begin a pattern or divide, a pipe or a call may start a program: then only plain words are safe.
      const bare = program.replaceAll(/"(?:[^"\\]|\\.)*"/gsu, '""');
      const isClear = !/[/#|>@]|\bsystem\b|\bgetline\b/u.test(bare);
      return new Map(
        marksIn(program).map(
          ({ mark, start }) => [mark, isClear && inString(program, start) ? [awkString] : [plainOnly('an awk program')]] as const,
        ),
      );
    }),
  );
};

const jqPattern = /\b(?:test|match|capture|scan|splits?|g?sub)\(\s*"(?:[^"\\]|\\.)*$/u;

const jq: Places = ([, ...rest]) => {
  const before = (index: number, back: number): string => valueOf(rest[index - back]);
  const isValue = (index: number): boolean => /^--(?:arg|argjson|slurpfile|rawfile)$/u.test(before(index, 2));
  const hasFile = rest.some((word) => /^(?:-f|--from-file)/u.test(word.prefix));
  const at = hasFile
    ? -1
    : rest.findIndex(
        (word, index) =>
          !word.prefix.startsWith('-') && !isValue(index) && !/^--(?:arg|argjson|slurpfile|rawfile|indent|tab)$/u.test(before(index, 1)),
      );
  return merge(
    rest.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const option = before(index, 2);
      if (option === '--arg') return same(word, unchanged);
      if (option === '--argjson' && word.value !== null) return isWhole(word.value) ? same(word, jsonText) : same(word, plainOnly('JSON'));
      const program = word.value;
      if (index !== at || program === null)
        return same(word, ...(index > at && program !== null ? [argument] : [plainOnly('a jq program')]));
      const isClear = !/\\\(|#/u.test(program);
      return new Map(
        marksIn(program).map(({ mark, start }): Entry => {
          const earlier = program.slice(0, start);
          if (!isClear) return [mark, [plainOnly('a jq program')]];
          if (inString(program, start)) return [mark, jqPattern.test(earlier) ? [regexText('extended'), jsonString] : [jsonString]];
          return [mark, [earlier.endsWith('.') && !earlier.endsWith('..') ? jqName : jsonNumber]];
        }),
      );
    }),
  );
};

const printf: Places = ([, ...rest]) => {
  const readsEscapes = valueOf(rest[0]).includes('%b');
  return merge(
    rest.map((word, index) =>
      index === 0 ? same(word, argument, printfFormat) : same(word, readsEscapes ? plainOnly('text that printf reads again') : unchanged),
    ),
  );
};

const echo: Places = ([, ...rest]) => {
  const readsEscapes = rest.some((word) => /^-\w*e/u.test(word.prefix));
  return merge(rest.map((word) => partly(word, readsEscapes ? [backslashed] : [])));
};

/** A word's holes; one at the start must not look like an option. */
function partly(word: Word, encoders: readonly Encode[]): Encoders {
  if (word.value === null) return same(word, argument, ...encoders);
  return new Map(marksIn(word.value).map(({ mark, start }) => [mark, start === 0 ? [argument, ...encoders] : [...encoders]] as const));
}

const find: Places = ([, ...rest]) =>
  merge(
    rest.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const option = valueOf(rest[index - 1]);
      if (/^-i?(?:name|path|wholename|lname)$/u.test(option) && word.value !== null && !isWhole(word.value))
        return all(word.value, globText);
      return /^-i?regex$/u.test(option) ? same(word, plainOnly('a pattern of find')) : partly(word, []);
    }),
  );

const redis: Places = ([, ...rest]) =>
  merge(
    rest.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const option = valueOf(rest[index - 1]).toLowerCase();
      if (word.value === null) return same(word, plainOnly('an argument of redis-cli'));
      if (/^(?:eval|evalsha|eval_ro|fcall|--eval|script|load)$/u.test(option)) return same(word, plainOnly('a Lua script'));
      if (/^(?:keys|match|--pattern|psubscribe|punsubscribe)$/u.test(option) && !isWhole(word.value)) return all(word.value, globText);
      return partly(word, []);
    }),
  );

/** Programs that read one of their words as a language of their own. */
export const scriptPlaces: Readonly<Record<string, Places>> = {
  grep,
  egrep: grep,
  fgrep: grep,
  zgrep: grep,
  rg: grep,
  ag: grep,
  sed,
  gsed: sed,
  awk,
  gawk: awk,
  mawk: awk,
  jq,
  gojq: jq,
  printf,
  echo,
  find,
  'redis-cli': redis,
  'valkey-cli': redis,
};
