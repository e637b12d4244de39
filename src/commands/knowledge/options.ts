import { hasHole } from '../holes/hole.ts';
import { placeOf } from '../judge/redirects.ts';
import type { Word } from '../shell/ast.ts';

/** How a program writes its options. */
export interface OptionShape {
  /** Options that take a value as the next word, e.g. `-n`, `--namespace`. */
  readonly valued: readonly string[];
  /** Further options, without a value. When given, every other option counts as unknown. */
  readonly plain?: readonly string[];
  /** Letters whose value stands in the same word only (`mysql -pSECRET`). */
  readonly attached?: readonly string[];
  /** `-name` is one long option (find, java), not letters. */
  readonly singleDashLong?: boolean;
  /** Words that may turn into options when it runs are not counted as unknown options. */
  readonly looseWords?: boolean;
  /** Everything from the first positional on belongs to something else (ssh, sudo, env). */
  readonly stopAtFirst?: boolean;
}

export interface Options {
  readonly has: (...names: readonly string[]) => boolean;
  /** The last value given for any of the names; null when absent or not known. */
  readonly value: (...names: readonly string[]) => string | null;
  /** The last value as a place in the file system, as far as that can be told; null when absent. */
  readonly place: (...names: readonly string[]) => string | null;
  /** Every value as a place; null for an option that stands without one. */
  readonly places: (...names: readonly string[]) => readonly (string | null)[];
  /** Every value given for any of the names. */
  readonly words: (...names: readonly string[]) => readonly Word[];
  /** Every value given for any of the names as the program gets it; null for one that only running can tell. */
  readonly texts: (...names: readonly string[]) => readonly (string | null)[];
  /** The last of these options as given: its value, true without one; null when absent. */
  readonly last: (...names: readonly string[]) => Word | true | null;
  readonly positionals: readonly Word[];
  /** The words after `--` (also counted in positionals); null without it. */
  readonly rest: readonly Word[] | null;
  readonly unknown: readonly string[];
  /** Every option's name, in order. */
  readonly names: readonly string[];
  /** The options that stand before the given number of positionals and take no value that can be seen. */
  readonly before: (positionals: number) => readonly string[];
}

/** A word that may turn into an option when it runs: it starts with a variable, or is a brace list. */
export const mayBeOption = (word: Word): boolean => (word.prefix === '' ? word.value === null : word.splits && word.prefix.startsWith('{'));

/** A word that only running can tell, or that becomes several: an option may be among them. */
export const isMadeWhenRun = (word: Word): boolean => word.value === null || word.splits;

/** getopt_long(3): "long option names may be abbreviated if the abbreviation is unique". */
export const mayMean = (given: string, name: string): boolean =>
  given === name || (given.length > 3 && given.startsWith('--') && name.startsWith(given));

interface Given {
  readonly name: string;
  readonly value: Word | null;
  /** How many positionals stand before it. */
  readonly after: number;
}

/** What a word says from `at` of it on, as a word of its own: the value of an option that stands in the same word. */
export const wordFrom = (word: Word, at: number): Word => ({
  ...word,
  text: word.text.slice(at),
  prefix: word.prefix.slice(at),
  value: word.value?.slice(at) ?? null,
});

/** Sorts a program's words into options and positionals by the shape of its options. */
export function readOptions(words: readonly Word[], shape: OptionShape): Options {
  const given: Given[] = [];
  const positionals: Word[] = [];
  const unknown: string[] = [];
  const knows = (name: string): boolean =>
    shape.plain === undefined || shape.plain.includes(name) || shape.valued.includes(name) || shape.attached?.includes(name) === true;
  const note = (name: string, value: Word | null): void => {
    given.push({ name, value, after: positionals.length });
    if (!knows(name)) unknown.push(name);
  };
  let rest: readonly Word[] | null = null;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const text = word.prefix;
    if (text === '--' && word.value !== null) {
      rest = words.slice(index + 1);
      positionals.push(...rest);
      break;
    }
    if (!text.startsWith('-') || text === '-') {
      if (mayBeOption(word) && shape.plain !== undefined && shape.looseWords !== true) unknown.push(word.text);
      positionals.push(word);
      if (shape.stopAtFirst === true) {
        positionals.push(...words.slice(index + 1));
        break;
      }
      continue;
    }
    const equals = text.indexOf('=');
    if (text.startsWith('--') || shape.singleDashLong === true) {
      const name = equals < 0 ? text : text.slice(0, equals);
      if (word.value === null && equals < 0) unknown.push(word.text);
      if (hasHole(name)) unknown.push(word.text);
      if (equals >= 0) note(name, wordFrom(word, equals + 1));
      else if (shape.valued.includes(name)) note(name, words[(index += 1)] ?? null);
      else note(name, null);
      continue;
    }
    for (let at = 1; at < text.length; at += 1) {
      const name = `-${text[at]}`;
      if (shape.attached?.includes(name) === true) {
        note(name, wordFrom(word, at + 1));
        break;
      }
      if (!shape.valued.includes(name)) {
        if (text[at] === '=' && at > 1) break;
        note(name, null);
        continue;
      }
      const from = text[at + 1] === '=' ? at + 2 : at + 1;
      note(name, text.length > at + 1 || word.value === null ? wordFrom(word, from) : (words[(index += 1)] ?? null));
      break;
    }
  }
  const placeIn = (value: Word | null): string | null => (value === null ? null : placeOf(value));
  const matching = (names: readonly string[]): readonly Given[] => given.filter((each) => names.includes(each.name));
  // An option that no list knows may be an abbreviation.
  const isListed = (name: string): boolean => shape.plain?.includes(name) === true || shape.valued.includes(name);
  const means = (each: Given, name: string): boolean => name === each.name || (mayMean(each.name, name) && !isListed(each.name));
  return {
    positionals,
    rest,
    unknown,
    before: (count) => given.filter((each) => each.after < count && each.value === null).map((each) => each.name),
    has: (...names) => given.some((each) => names.some((name) => means(each, name))),
    names: given.map((each) => each.name),
    last(...names) {
      const found = matching(names).at(-1);
      return found === undefined ? null : (found.value ?? true);
    },
    value: (...names) => matching(names).at(-1)?.value?.value ?? null,
    place: (...names) => placeIn(matching(names).at(-1)?.value ?? null),
    places: (...names) => given.filter((each) => names.some((name) => means(each, name))).map(({ value }) => placeIn(value)),
    words: (...names) => matching(names).flatMap(({ value }) => value ?? []),
    texts: (...names) => matching(names).flatMap(({ value }) => (value === null ? [] : [value.value])),
  };
}
