import { expect, test } from 'vitest';
import { createManualClock } from '#base';
import { createLimiter } from './rate-limit.ts';

const setUp = () => {
  const clock = createManualClock('2026-01-05T02:14:00Z');
  return { clock, limiter: createLimiter({ clock, attempts: 3, windowMs: 60_000 }) };
};
const take = (limiter: { take(key: string): boolean }, key: string, times: number) =>
  Array.from({ length: times }, () => limiter.take(key));

test('lets so many through and no more, for each key by itself', () => {
  const { limiter } = setUp();
  expect(take(limiter, 'a', 5)).toEqual([true, true, true, false, false]);
  expect(take(limiter, 'b', 1)).toEqual([true]);
});

test('slides: each attempt is forgotten when its own minute is over', () => {
  const { clock, limiter } = setUp();
  limiter.take('a');
  clock.advance(30_000);
  take(limiter, 'a', 2);
  clock.advance(29_999);
  expect(limiter.take('a')).toBe(false);
  clock.advance(1);
  expect(take(limiter, 'a', 2)).toEqual([true, false]);
});

test('a refused attempt does not lengthen the wait', () => {
  const { clock, limiter } = setUp();
  take(limiter, 'a', 3);
  for (let second = 0; second < 59; second++) {
    clock.advance(1_000);
    expect(limiter.take('a')).toBe(false);
  }
  clock.advance(1_000);
  expect(limiter.take('a')).toBe(true);
});

test('a flood of keys pushes out the one that was quiet longest, not the one that is busy', () => {
  const { limiter } = setUp();
  take(limiter, 'quiet', 3);
  for (let key = 0; key < 5_000; key++) limiter.take(`first ${key}`);
  take(limiter, 'busy', 3);
  for (let key = 0; key < 5_000; key++) limiter.take(`second ${key}`);
  expect(limiter.take('busy')).toBe(false);
  expect(limiter.take('quiet')).toBe(true);
});
