import { describe, expect, test } from 'vitest';
import { nextClock, readClock } from './clock-reading.ts';

const start = Date.parse('2026-11-21T02:00:00Z');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const clock = (
  kind: 'acknowledge' | 'update' | 'monitor',
  due: number,
  stopped: number | null = null,
  state: 'running' | 'met' | 'breached' = 'running',
) => ({ kind, startedAt: at(0), dueAt: at(due), stoppedAt: stopped === null ? null : at(stopped), state }) as const;

describe('a clock', () => {
  test('says in words how long is left', () => {
    expect(readClock(clock('acknowledge', 900), start + 708_000)).toMatchObject({ words: 'acknowledge in 03:12', tone: 'calm' });
  });
  test('is soon in its last fifth', () => {
    expect(readClock(clock('acknowledge', 900), start + 721_000).tone).toBe('soon');
  });
  test('is soon in its last minute, however short it is', () => {
    expect(readClock(clock('update', 120), start + 61_000).tone).toBe('soon');
  });
  test('that ran out says by how much', () => {
    expect(readClock(clock('update', 60), start + 190_000)).toMatchObject({ words: 'update overdue 02:10', tone: 'over' });
  });
  test('that was met says how long it took', () => {
    expect(readClock(clock('acknowledge', 900, 240, 'met'), start + 5_000_000)).toMatchObject({
      words: 'acknowledged in 4 min',
      tone: 'met',
    });
  });
  test('that was met too late says so', () => {
    expect(readClock(clock('acknowledge', 900, 1800, 'breached'), start).words).toBe('acknowledged late, after 30 min');
  });
  test('of monitoring turns good when it is over, not bad', () => {
    expect(readClock(clock('monitor', 60), start + 61_000)).toMatchObject({ words: 'monitored long enough', tone: 'met' });
  });
  test('never uses up more than the whole', () => {
    expect(readClock(clock('update', 60), start + 600_000).share).toBe(1);
    expect(readClock(clock('update', 60), start - 600_000).share).toBe(0);
  });
});

describe('the next clock', () => {
  test('is the one that runs out first, an overrun one before all', () => {
    const overrun = clock('update', -10);
    expect(nextClock([clock('acknowledge', 300), overrun, clock('monitor', 20)])).toBe(overrun);
  });
  test('is never a stopped one', () => {
    expect(nextClock([clock('acknowledge', 300, 10, 'met')])).toBeNull();
  });
});
