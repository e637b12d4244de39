import { closeWords, mistakesIn, type CloseWord } from './close-words.ts';

/** Which texts hold which words, and in which of up to eight fields. Compact: one number for each word of a text. */
export interface WordIndex {
  /** One more than the highest number of a text. */
  readonly size: number;
  /** Takes a text in, by the fields (bits) of each of its words; answers its number, which stays until it is removed. */
  add(words: ReadonlyMap<string, number>): number;
  remove(text: number): void;
  /** The texts with a word and its fields there. */
  each(word: string, visit: (text: number, fields: number) => void): void;
  /** The fields of one text that hold a word; 0 where it is not there. */
  fieldsOf(word: string, text: number): number;
  /** How many texts hold a word. */
  count(word: string): number;
  beginningWith(start: string): readonly string[];
  closeTo(typed: string): readonly CloseWord[];
}

const fieldBits = 8;
const mask = (1 << fieldBits) - 1;

const fewWords = 1_000;

/** Where a word stands in a sorted list, or where it belongs. */
function placeIn(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function createWordIndex(): WordIndex {
  /** For each word the texts that hold it, in rising order: number of the text and its fields, in one number. */
  const postings = new Map<string, number[]>();
  const wordsOfText = new Map<number, readonly string[]>();
  const free: number[] = [];
  let next = 0;
  let sorted: string[] = [];
  /** Words that are not in `sorted` yet: after a whole catalogue they are sorted once, after one document put in their places. */
  let unsorted: string[] = [];

  /** Where a text stands in a list, or where it belongs. */
  function placeOf(list: readonly number[], text: number): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) >> fieldBits < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function dictionary(): readonly string[] {
    if (unsorted.length > fewWords) sorted = [...postings.keys()].toSorted();
    else for (const word of unsorted) if (sorted[placeIn(sorted, word)] !== word) sorted.splice(placeIn(sorted, word), 0, word);
    unsorted = [];
    return sorted;
  }

  return {
    get size() {
      return next;
    },
    add(words) {
      const text = free.pop() ?? next++;
      for (const [word, fields] of words) {
        const list = postings.get(word);
        const entry = (text << fieldBits) | fields;
        if (!list) {
          postings.set(word, [entry]);
          unsorted.push(word);
        } else if ((list.at(-1) ?? 0) < entry) list.push(entry);
        else list.splice(placeOf(list, text), 0, entry);
      }
      wordsOfText.set(text, [...words.keys()]);
      return text;
    },
    remove(text) {
      for (const word of wordsOfText.get(text) ?? []) {
        const list = postings.get(word);
        if (!list) continue;
        list.splice(placeOf(list, text), 1);
        if (list.length === 0) {
          postings.delete(word);
          dictionary();
          sorted.splice(placeIn(sorted, word), 1);
        }
      }
      if (wordsOfText.delete(text)) free.push(text);
    },
    each(word, visit) {
      for (const entry of postings.get(word) ?? []) visit(entry >> fieldBits, entry & mask);
    },
    fieldsOf(word, text) {
      const list = postings.get(word) ?? [];
      const entry = list[placeOf(list, text)];
      return entry !== undefined && entry >> fieldBits === text ? entry & mask : 0;
    },
    count: (word) => postings.get(word)?.length ?? 0,
    beginningWith(start) {
      const all = dictionary();
      const first = placeIn(all, start);
      let end = first;
      while (all[end]?.startsWith(start)) end++;
      return all.slice(first, end);
    },
    closeTo: (typed) => closeWords(dictionary(), typed, mistakesIn(typed)),
  };
}
