import { expect, test } from 'vitest';
import { formatCountdown, formatDuration, formatElapsed, formatIsoDuration, formatRelative } from './format-time.ts';

test.each([
  [0, '00:00'],
  [192_000, '03:12'],
  [3_849_000, '1:04:09'],
  [-65_000, '01:05'],
  [183_600_000, '2 d 3 h'],
])('%d ms count down as %s', (ms, text) => {
  expect(formatCountdown(ms)).toBe(text);
});

test('an incident of under a day shows hours, minutes and seconds', () => {
  expect(formatElapsed(461_000)).toBe('00:07:41');
});

test.each([
  [800, '0.8 s'],
  [42_000, '42 s'],
  [420_000, '7 min'],
  [7_500_000, '2 h 5 min'],
])('%d ms took %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('past and future are told apart', () => {
  expect(formatRelative(0, 240_000)).toBe('4 min ago');
  expect(formatRelative(10_800_000, 0)).toBe('in 3 h');
  expect(formatRelative(0, 1_000)).toBe('just now');
});

test.each([
  ['PT15M', '15 min'],
  ['PT1H30M', '1 h 30 min'],
  ['P2D', '2 d'],
  ['PT0M', '0 min'],
  ['next-business-day', 'next business day'],
])('the duration %s is said as %s', (iso, text) => {
  expect(formatIsoDuration(iso)).toBe(text);
});
