import { expect } from 'vitest';
import { knownDifferences } from './known-differences.fixture.ts';

interface Entry {
  right: number;
  known: number;
  all: number;
}

export interface Tally {
  /** Counts one value of a field; `line` is the document's line, 1 for the document as a whole. */
  count(place: { doc: string; line: number; field: string }, isRight: boolean, what: string): void;
  same(place: { doc: string; line: number; field: string }, ours: unknown, theirs: unknown): void;
  /** Prints agreement per field and document; fails on differences that are not on the list, and on entries of the list that are none any more. */
  close(): void;
}

/** Agreement of the compiler with the inventory, field by field and document by document. */
export function createTally(title: string): Tally {
  const fields = new Map<string, Map<string, Entry>>();
  const wrong: string[] = [];
  const met = new Set<string>();
  const count: Tally['count'] = ({ doc, line, field }, isRight, what) => {
    const documents = fields.get(field) ?? new Map<string, Entry>();
    fields.set(field, documents);
    const entry = documents.get(doc) ?? { right: 0, known: 0, all: 0 };
    documents.set(doc, entry);
    entry.all++;
    const known = knownDifferences.find((each) => each.field === field && each.at === `${doc}:${line}`);
    if (isRight) entry.right++;
    else if (known) {
      entry.known++;
      met.add(`${known.field} ${known.at}`);
    } else wrong.push(`${field} ${doc}:${line}: ${what}`);
  };
  return {
    count,
    same: (place, ours, theirs) => {
      const [a, b] = [JSON.stringify(ours ?? null), JSON.stringify(theirs ?? null)];
      count(place, a === b, `${a}, not ${b}`);
    },
    close: () => {
      const lines = [...fields].map(([field, documents]) => {
        const cells = [...documents].map(
          ([doc, { right, known, all }]) => `${doc} ${right}/${all}${known > 0 ? ` (${known} listed)` : ''}`,
        );
        const sum = [...documents.values()].reduce((total, { right, all }) => ({ right: total.right + right, all: total.all + all }), {
          right: 0,
          all: 0,
        });
        return `  ${field}: ${sum.right} of ${sum.all}   ${cells.join('  ')}`;
      });
      console.log(`${title}\n${lines.join('\n')}`);
      const stale = knownDifferences
        .filter(({ field, at }) => fields.has(field) && !met.has(`${field} ${at}`))
        .map(({ field, at }) => `${field} ${at}`);
      expect(wrong).toEqual([]);
      expect(stale, 'listed differences that are none any more').toEqual([]);
    },
  };
}
