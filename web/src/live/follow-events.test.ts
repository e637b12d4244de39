import { expect, test } from 'vitest';
import { changedKeys } from './changed-keys.ts';
import { retryDelay } from './follow-events.ts';

test('the wait before a new connection grows to ten seconds and no further', () => {
  expect(retryDelay(1, 0.5)).toBe(500);
  expect(retryDelay(3, 0.5)).toBe(2000);
  expect(retryDelay(40, 0.5)).toBe(10_000);
});

test('a changed incident makes its own answers old, and the lists that show it', () => {
  expect(changedKeys('incident:inc_1', 'incident.noted')).toContainEqual(['incident', 'inc_1']);
  expect(changedKeys('incident:inc_1', 'incident.noted')).toContainEqual(['home']);
});

test('an unknown stream makes everything old', () => {
  expect(changedKeys('weather', 'rain')).toEqual([[]]);
});
