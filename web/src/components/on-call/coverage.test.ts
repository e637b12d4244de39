import { expect, test } from 'vitest';
import { findGaps, placeOn, whoAt } from './coverage.ts';

const hour = 3_600_000;
const iso = (hours: number): string => new Date(hours * hour).toISOString();
const shift = (from: number, to: number, name: string | null, override = false) => ({
  person: name === null ? null : { id: name, name },
  from: iso(from),
  to: iso(to),
  layer: 'weekly',
  override,
});

test('overlapping shifts leave no gap between them', () => {
  expect(findGaps([shift(0, 5, 'a'), shift(4, 10, 'b')], 0, 10 * hour)).toEqual([]);
});
test('a shift that names nobody covers nothing', () => {
  expect(findGaps([shift(0, 4, 'a'), shift(4, 6, null), shift(6, 10, 'b')], 0, 10 * hour)).toEqual([{ from: 4 * hour, to: 6 * hour }]);
});
test('no shift at all is one gap', () => {
  expect(findGaps([], 0, hour)).toEqual([{ from: 0, to: hour }]);
});
test('an override wins, and says so', () => {
  expect(whoAt([shift(0, 10, 'a'), shift(2, 4, 'b', true)], 3 * hour)).toMatchObject({
    shift: { person: { name: 'b' } },
    why: 'an override of weekly',
  });
});
test('the end of a shift is not in it', () => {
  expect(whoAt([shift(0, 3, 'a')], 3 * hour)).toBeNull();
});
test('what is outside the strip has no place', () => {
  expect(placeOn({ from: 0, to: 10 }, { from: 10, to: 12 })).toBeNull();
  expect(placeOn({ from: 0, to: 10 }, { from: -5, to: 5 })).toEqual({ left: 0, width: 50 });
});
