import type { DescribedDocument, DescribedRunbook } from './describe-document.ts';
import { locate, type Found, type FoundField, type FoundWords } from './locate.ts';
import { isEmptyQuery, type SearchQuery } from './read-query.ts';
import { bareName, fileStem, wordSpans, wordsOf } from './words.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

/** A runbook that fits, by its document and its position there, and the place that shows why. */
export interface SearchHit {
  readonly documentId: string;
  readonly position: number;
  readonly found: Found;
}

/** Finds runbooks by words, alert names, services and commands, small typing mistakes included. */
export interface RunbookSearch {
  /** Puts a document into the index, in place of its earlier version. */
  set(described: DescribedDocument): void;
  remove(documentId: string): void;
  /** The best fit first: a word in the title counts for more than in an alert, a heading, a command, the text. */
  find(query: SearchQuery, limit: number): readonly SearchHit[];
}

/** How much a field says about what a runbook is for; the order gives each its bit. */
const weights: Readonly<Record<FoundField, number>> = {
  title: 16,
  alert: 8,
  heading: 5,
  team: 4,
  file: 4,
  service: 3,
  command: 2,
  body: 1,
};
const fields: readonly FoundField[] = ['title', 'alert', 'heading', 'team', 'file', 'service', 'command', 'body'];
const bitOf = (field: FoundField) => 1 << fields.indexOf(field);
const bitsOf = (...of: readonly FoundField[]) => of.reduce((bits, field) => bits | bitOf(field), 0);
const allFields = bitsOf(...fields);
const names = bitsOf('title', 'alert', 'team', 'file', 'service');
const titleBit = bitOf('title');

// A word that is only begun or misspelled counts for less than the word itself.
const closeness = { begun: 0.9, misspelled: 0.6, begunMisspelled: 0.4 } as const;
/** So few fits may be accidents: what is spelled nearly so is shown behind them. */
const few = 5;
const maxWords = 12;
const maxBody = 200_000;

/** A word of the search: the words of the catalogue that it may stand for, each with how close it is. */
interface Sought {
  readonly word: string;
  readonly fields: number;
  readonly meant: ReadonlyMap<string, number>;
}

function seek(index: WordIndex, word: string, only: number, isForgiving: boolean): Sought {
  const meant = new Map<string, number>();
  for (const each of index.beginningWith(word)) meant.set(each, closeness.begun);
  // A word that several texts hold is spelled as it was meant.
  if (isForgiving && index.count(word) < few) {
    for (const { word: each, isBeginning } of index.closeTo(word))
      if (!meant.has(each)) meant.set(each, isBeginning ? closeness.begunMisspelled : closeness.misspelled);
  }
  if (index.count(word) > 0) meant.set(word, 1);
  return { word, fields: only, meant };
}

/** For every set of fields: the weight of the best, and a little for the others. */
function weightsOf(only: number): Float32Array {
  return Float32Array.from({ length: allFields + 1 }, (_, bits) => {
    const held = fields.filter((field) => (bits & only & bitOf(field)) !== 0).map((field) => weights[field]);
    return held.length === 0 ? 0 : Math.max(...held) + held.reduce((sum, weight) => sum + weight, 0) / 100;
  });
}
const weightTables = new Map<number, Float32Array>();

function weightTable(only: number): Float32Array {
  const table = weightTables.get(only) ?? weightsOf(only);
  weightTables.set(only, table);
  return table;
}

/** The words of a text, in pieces: a list of words is made of a few thousand characters at once. */
function* wordsIn(text: string): Iterable<string> {
  for (let at = 0; at < Math.min(text.length, maxBody);) {
    const cut = text.length - at <= 3_500 ? text.length : Math.max(text.lastIndexOf('\n', at + 3_500) + 1, at + 1_000);
    yield* wordsOf(text.slice(at, cut));
    at = cut;
  }
}

/** The words of a runbook with their fields. Names of several words (`HighErrorRate`, `api-down`) are also found written in one. */
function fieldsByWord(file: string, runbook: DescribedRunbook, lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const note = (word: string, field: FoundField) => found.set(word, (found.get(word) ?? 0) | bitOf(field));
  const add = (field: FoundField, texts: readonly string[]) => {
    for (const text of texts) {
      for (const word of wordsIn(text)) note(word, field);
      if ((bitOf(field) & names) === 0) continue;
      for (const name of text.slice(0, 1_000).split(/[\s,;()]+/)) {
        const whole = bareName(name);
        if (whole.length <= 60 && wordSpans(name).length > 1) note(whole, field);
      }
    }
  };
  add('title', [runbook.title]);
  add('alert', runbook.alerts);
  add('team', [runbook.team ?? '']);
  add('file', file.split('/').map(fileStem));
  add('service', runbook.services);
  add(
    'heading',
    runbook.headings.map(({ text }) => text),
  );
  add(
    'command',
    runbook.commands.map(({ text }) => text),
  );
  add('body', [lines.slice(runbook.line, runbook.endLine).join('\n')]);
  return found;
}

interface Indexed {
  readonly described: DescribedDocument;
  readonly position: number;
  readonly titleWords: number;
}

export function createRunbookSearch(): RunbookSearch {
  const index = createWordIndex();
  const textsOf = new Map<string, readonly number[]>();
  const byText = new Map<number, Indexed>();

  function remove(documentId: string): void {
    for (const text of textsOf.get(documentId) ?? []) {
      index.remove(text);
      byText.delete(text);
    }
    textsOf.delete(documentId);
  }

  /** Texts that hold all words (or, with `isAny`, the most of them), the best first. */
  function rank(sought: readonly Sought[], isAny: boolean): readonly number[] {
    const scores = new Float32Array(index.size);
    const held = new Uint8Array(index.size);
    const inTitle = new Uint8Array(index.size);
    const best = new Float32Array(index.size);
    for (const { word, fields: only, meant } of sought) {
      const table = weightTable(only);
      const namesOnly = weightTable(only & names);
      best.fill(0);
      for (const [each, close] of meant) {
        // One or two letters begin so many words that only names are worth showing.
        const weigh = close < 1 && word.length <= 2 ? namesOnly : table;
        index.each(each, (text, bits) => {
          const score = close * (weigh[bits] ?? 0);
          if (score <= (best[text] ?? 0)) return;
          if (best[text] === 0) held[text] = (held[text] ?? 0) + 1;
          best[text] = score;
          if ((bits & titleBit) !== 0) inTitle[text] = (inTitle[text] ?? 0) + 1;
        });
      }
      for (let text = 0; text < scores.length; text++) scores[text] = (scores[text] ?? 0) + (best[text] ?? 0);
    }
    const wanted = isAny ? 1 : sought.length;
    const fits: number[] = [];
    for (let text = 0; text < held.length; text++) {
      if ((held[text] ?? 0) < wanted) continue;
      fits.push(text);
      // Of equal fits, the one whose title says little else.
      scores[text] = (scores[text] ?? 0) + Math.min(1, (inTitle[text] ?? 0) / (byText.get(text)?.titleWords ?? 1));
    }
    return fits.toSorted((a, b) => (isAny ? (held[b] ?? 0) - (held[a] ?? 0) : 0) || (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  }

  return {
    remove,
    set(described) {
      remove(described.documentId);
      const lines = described.source.split('\n');
      const texts = described.runbooks.map((runbook, position) => {
        const text = index.add(fieldsByWord(described.file, runbook, lines));
        byText.set(text, { described, position, titleWords: Math.max(1, wordsOf(runbook.title).length) });
        return text;
      });
      textsOf.set(described.documentId, texts);
    },
    find(query, limit) {
      if (isEmptyQuery(query)) return [];
      const words: readonly (readonly [string, number])[] = [
        ...[...new Set(wordsOf(query.words))].map((word) => [word, allFields] as const),
        ...[...new Set(wordsOf(query.alert))].map((word) => [word, bitsOf('alert')] as const),
        ...[...new Set(wordsOf(query.service))].map((word) => [word, bitsOf('service', 'team')] as const),
        ...[...new Set(wordsOf(query.command))].map((word) => [word, bitsOf('command')] as const),
      ].slice(0, maxWords);
      if (words.length === 0) return [];
      let sought = words.map(([word, only]) => seek(index, word, only, false));
      let fits = rank(sought, false);
      if (fits.length < few) {
        sought = words.map(([word, only]) => seek(index, word, only, true));
        const known = new Set(fits);
        fits = [...fits, ...rank(sought, false).filter((text) => !known.has(text))];
        // A field that was asked for is a condition; words beside it may be too many.
        if (fits.length === 0 && words.every(([, only]) => only === allFields)) fits = rank(sought, true);
      }
      return fits.slice(0, limit).flatMap((text) => {
        const entry = byText.get(text);
        const runbook = entry?.described.runbooks[entry.position];
        if (!entry || !runbook) return [];
        const { described, position } = entry;
        return [{ documentId: described.documentId, position, found: locate(described, runbook, wordsByField(index, text, sought)) }];
      });
    },
  };
}

/** What of the search stands in which field of one text. */
function wordsByField(index: WordIndex, text: number, sought: readonly Sought[]): FoundWords {
  const byField: Partial<Record<FoundField, Set<string>>> = {};
  for (const { fields: only, meant } of sought) {
    for (const word of meant.keys()) {
      const bits = index.fieldsOf(word, text) & only;
      for (const field of bits === 0 ? [] : fields) {
        if ((bits & bitOf(field)) !== 0) (byField[field] ??= new Set()).add(word);
      }
    }
  }
  return byField;
}
