import { describe, expect, test } from 'vitest';
import type { Layer, Override, Schedule } from './schedule.ts';
import { shiftsBetween, slotAt } from './shifts.ts';
import { whoIsOnCall } from './who-is-on-call.ts';

const person = (name: string) => ({ id: `per_${name.toLowerCase()}`, name });
const ana = person('Ana');
const ben = person('Ben');
const cleo = person('Cleo');

const layer = (over: Partial<Layer> = {}): Layer => ({
  name: 'Layer 1',
  people: [ana, ben],
  start: '2026-01-05T09:00:00',
  every: 'P1W',
  restrictions: [],
  ...over,
});
const override = (over: Partial<Override> = {}): Override => ({
  id: 'sch_1',
  person: cleo,
  from: new Date('2026-01-06T00:00:00Z'),
  to: new Date('2026-01-07T00:00:00Z'),
  by: 'Ben',
  createdAt: new Date('2026-01-01T00:00:00Z'),
  ...over,
});
const schedule = (over: Partial<Schedule> = {}): Schedule => ({
  id: 'sch_p',
  name: 'platform-oncall',
  team: 'Platform',
  timeZone: 'Europe/Berlin',
  layers: [layer()],
  overrides: [],
  ...over,
});
const at = (text: string) => new Date(text);

describe('who is on call', () => {
  test('the reason names the week, the schedule, the person and the end', () => {
    expect(whoIsOnCall(schedule(), at('2026-01-19T12:00:00Z'))).toMatchObject({
      person: ana,
      until: at('2026-01-26T08:00:00Z'),
      why: 'week 3 of platform-oncall: Ana, until Mon 26 Jan 09:00',
    });
  });

  test('a hand-over belongs to the one who takes over', () => {
    expect(whoIsOnCall(schedule(), at('2026-01-12T07:59:59.999Z')).person).toEqual(ana);
    expect(whoIsOnCall(schedule(), at('2026-01-12T08:00:00Z')).person).toEqual(ben);
  });

  test('before the start there is a gap, and it says when it ends', () => {
    expect(whoIsOnCall(schedule(), at('2026-01-01T00:00:00Z'))).toMatchObject({
      person: null,
      until: at('2026-01-05T08:00:00Z'),
      why: 'nobody is on platform-oncall, until Mon 5 Jan 09:00',
    });
  });

  test('the youngest override wins, and ends when it ends', () => {
    const two = [override(), override({ id: 'sch_2', person: ben, createdAt: at('2026-01-05T00:00:00Z'), to: at('2026-01-06T12:00:00Z') })];
    const covered = schedule({ overrides: two });
    expect(whoIsOnCall(covered, at('2026-01-06T01:00:00Z'))).toMatchObject({
      person: ben,
      why: 'override of platform-oncall by Ben: Ben, until Tue 6 Jan 13:00',
    });
    expect(whoIsOnCall(covered, at('2026-01-06T12:00:00Z')).person).toEqual(cleo);
    expect(whoIsOnCall(covered, at('2026-01-07T00:00:00Z')).person).toEqual(ana);
  });

  test('a name that nobody bears is a gap with that name in the reason, and a lower layer fills it', () => {
    const stranger = layer({ name: 'Layer 2', people: [{ id: null, name: 'zed' }] });
    expect(whoIsOnCall(schedule({ layers: [stranger] }), at('2026-01-06T00:00:00Z'))).toMatchObject({
      person: null,
      why: expect.stringContaining('zed'),
    });
    expect(whoIsOnCall(schedule({ layers: [layer(), stranger] }), at('2026-01-06T00:00:00Z')).person).toEqual(ana);
  });

  test('one person alone is on call without end', () => {
    expect(whoIsOnCall(schedule({ layers: [layer({ people: [ana] })] }), at('2026-02-01T00:00:00Z'))).toMatchObject({
      person: ana,
      until: null,
    });
  });
});

describe('hours by the wall clock', () => {
  const night = layer({ name: 'Night', people: [cleo], restrictions: [{ from: '22:00', to: '06:00' }] });
  const covered = schedule({ layers: [layer({ people: [ana] }), night] });
  test.each([
    ['2026-01-10T20:59:59Z', 'Ana'],
    ['2026-01-10T21:00:00Z', 'Cleo'],
    ['2026-01-11T04:59:59Z', 'Cleo'],
    ['2026-01-11T05:00:00Z', 'Ana'],
    // The short night of spring: 22:00 is 21:00Z, 06:00 is 04:00Z.
    ['2026-03-28T21:00:00Z', 'Cleo'],
    ['2026-03-29T03:59:59Z', 'Cleo'],
    ['2026-03-29T04:00:00Z', 'Ana'],
    // The long night of autumn: 22:00 is 20:00Z, 06:00 is 05:00Z.
    ['2026-10-24T20:00:00Z', 'Cleo'],
    ['2026-10-25T04:59:59Z', 'Cleo'],
    ['2026-10-25T05:00:00Z', 'Ana'],
  ])('%s: %s', (time, expected) => {
    expect(whoIsOnCall(covered, at(time)).person?.name).toBe(expected);
  });

  test('the night of the days on which it begins', () => {
    const friday = schedule({ layers: [layer({ people: [ana], restrictions: [{ from: '22:00', to: '06:00', days: ['fri'] }] })] });
    expect(whoIsOnCall(friday, at('2026-01-16T21:00:00Z')).person).toEqual(ana); // Friday 22:00
    expect(whoIsOnCall(friday, at('2026-01-17T04:59:00Z')).person).toEqual(ana); // Saturday 05:59
    expect(whoIsOnCall(friday, at('2026-01-17T21:00:00Z')).person).toBeNull(); // Saturday 22:00
  });
});

describe('the calendar', () => {
  const gapped = schedule({
    layers: [layer({ restrictions: [{ from: '09:00', to: '17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] }] })],
    overrides: [override()],
  });

  test('covers its window without holes and overlaps, gaps in plain sight', () => {
    const from = at('2026-01-05T00:00:00Z');
    const to = at('2026-02-05T00:00:00Z');
    const shifts = shiftsBetween(gapped, from, to);
    expect(shifts[0]?.from).toEqual(from);
    expect(shifts.at(-1)?.to).toEqual(to);
    for (const [index, shift] of shifts.entries()) {
      expect(shift.to > shift.from).toBe(true);
      if (index > 0) expect(shift.from).toEqual(shifts[index - 1]?.to);
      expect(whoIsOnCall(gapped, shift.from).person).toEqual(shift.person);
      expect(whoIsOnCall(gapped, new Date(shift.to.getTime() - 1)).person).toEqual(shift.person);
    }
    expect(shifts.filter(({ person: somebody }) => somebody === null).length).toBeGreaterThan(20);
    expect(shifts.filter((shift) => shift.override)).toMatchObject([{ person: cleo, layer: 'override' }]);
  });

  test('a slot knows since when, until when and who is next', () => {
    expect(slotAt(schedule(), at('2026-01-19T12:00:00Z'))).toMatchObject({
      schedule: 'platform-oncall',
      person: ana,
      from: at('2026-01-19T08:00:00Z'),
      until: at('2026-01-26T08:00:00Z'),
      next: { person: ben, from: at('2026-01-26T08:00:00Z') },
    });
  });
});
