import { describe, expect, test } from 'vitest';
import { handOver, rotationProblem, turnAt } from './rotation.ts';

const weekly = { start: '2026-01-05T09:00:00', every: 'P1W', timeZone: 'Europe/Berlin' };

describe('hand-overs stay on the wall clock', () => {
  test.each([
    // Berlin, spring: 29 March 2026, 02:00 becomes 03:00. 09:00 is 08:00Z before and 07:00Z after.
    [weekly, 11, '2026-03-23T08:00:00.000Z'],
    [weekly, 12, '2026-03-30T07:00:00.000Z'],
    // Berlin, autumn: 25 October 2026.
    [weekly, 41, '2026-10-19T07:00:00.000Z'],
    [weekly, 42, '2026-10-26T08:00:00.000Z'],
    // A daily hand-over at 02:30, which does not exist on the day the clocks jump: an hour later by the wall.
    [{ start: '2026-03-28T02:30:00', every: 'P1D', timeZone: 'Europe/Berlin' }, 1, '2026-03-29T01:30:00.000Z'],
    [{ start: '2026-03-28T02:30:00', every: 'P1D', timeZone: 'Europe/Berlin' }, 2, '2026-03-30T00:30:00.000Z'],
    // 02:30 that exists twice: the first time counts.
    [{ start: '2026-10-24T02:30:00', every: 'P1D', timeZone: 'Europe/Berlin' }, 1, '2026-10-25T00:30:00.000Z'],
    // The other side of the world, and half an hour: Lord Howe moves by 30 minutes (4 October 2026).
    [{ start: '2026-10-03T09:00:00', every: 'P1D', timeZone: 'Australia/Lord_Howe' }, 0, '2026-10-02T22:30:00.000Z'],
    [{ start: '2026-10-03T09:00:00', every: 'P1D', timeZone: 'Australia/Lord_Howe' }, 1, '2026-10-03T22:00:00.000Z'],
    // No change of clocks at all, and an odd offset.
    [{ start: '2026-01-05T09:00:00', every: 'PT12H', timeZone: 'Asia/Kathmandu' }, 3, '2026-01-06T15:15:00.000Z'],
    // Twelve-hour turns hand over at 09:00 and 21:00 on both sides of the change.
    [{ start: '2026-03-28T09:00:00', every: 'PT12H', timeZone: 'America/New_York' }, 2, '2026-03-29T13:00:00.000Z'],
    [{ start: '2026-03-07T09:00:00', every: 'PT12H', timeZone: 'America/New_York' }, 2, '2026-03-08T13:00:00.000Z'],
    // Months end where they end.
    [{ start: '2026-01-31T09:00:00', every: 'P1M', timeZone: 'UTC' }, 1, '2026-02-28T09:00:00.000Z'],
    [{ start: '2026-01-31T09:00:00', every: 'P1M', timeZone: 'UTC' }, 2, '2026-03-31T09:00:00.000Z'],
  ])('%j, turn %i begins %s', (rotation, index, expected) => {
    expect(handOver(rotation, index).toISOString()).toBe(expected);
  });

  test('the turn at an instant is the one whose hand-over came last, to the millisecond, on every day of two years', () => {
    for (const rotation of [
      weekly,
      { ...weekly, every: 'P1D' },
      { ...weekly, every: 'PT8H' },
      { ...weekly, timeZone: 'America/St_Johns', every: 'PT1H' },
    ]) {
      for (let day = 0; day < 730; day += 7) {
        const at = new Date(Date.UTC(2026, 0, 6 + day, 5, 43));
        const turn = turnAt(rotation, at);
        if (!turn) throw new Error('the rotation has begun');
        expect(turn.from <= at && at < turn.until).toBe(true);
        expect(turnAt(rotation, turn.until)?.index).toBeGreaterThan(turn.index);
        expect(turnAt(rotation, new Date(turn.until.getTime() - 1))?.index).toBe(turn.index);
      }
    }
  });

  test('before the first hand-over nobody has a turn', () => {
    expect(turnAt(weekly, new Date('2026-01-05T07:59:59.999Z'))).toBeNull();
    expect(turnAt(weekly, new Date('2026-01-05T08:00:00Z'))?.index).toBe(0);
  });
});

test.each([
  [{ timeZone: 'Mars/Olympus' }, /time zone/],
  [{ start: 'soon' }, /local date and time/],
  [{ every: 'P0D' }, /too short/],
  [{ every: 'PT1M' }, /too short/],
  [{ every: '-P1D' }, /too short/],
  [{ every: 'weekly' }, /duration/],
])('%j is refused', (change, message) => {
  expect(rotationProblem({ ...weekly, ...change })).toMatch(message);
  expect(rotationProblem(weekly)).toBeNull();
});
