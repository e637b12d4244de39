import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeWords, mistakesIn } from './close-words.ts';

/** The textbook's table, to compare with. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 99;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row) row[j] = cost;
    }
  }
  return at(a.length, b.length);
}

describe('words that were probably meant', () => {
  const words = ['beacon', 'beaconed', 'bear', 'foghorn', 'harbour', 'replication', 'storm', 'storage'].toSorted();
  test.each([
    ['beacn', ['beacon', 'beaconed']],
    ['foghron', ['foghorn']],
    ['strom', ['storm']],
    ['habour', ['harbour']],
    ['replicatoin', ['replication']],
    ['repilcatoin', ['replication']],
    ['bea', []],
    ['zeppelin', []],
    ['', []],
  ])('%s: %j', (typed, expected) => {
    expect(closeWords(words, typed, mistakesIn(typed)).map(({ word }) => word)).toEqual(expected);
  });

  test('are exactly those within the distance, whatever the dictionary', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, fc.constantFrom(1, 2), (dictionary, typed, limit) => {
        const sorted = dictionary.toSorted();
        const found = closeWords(sorted, typed, limit).filter(({ isBeginning }) => !isBeginning);
        expect(found.map((each) => [each.word, each.distance])).toEqual(
          sorted.map((each) => [each, distance(each, typed)] as const).filter(([, far]) => far <= limit),
        );
      }),
      { numRuns: 500 },
    );
  });
});
