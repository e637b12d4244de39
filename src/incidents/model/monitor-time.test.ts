import { expect, test } from 'vitest';
import { monitorTimeIn } from './monitor-time.ts';

test.each([
  ['Monitor for 30 minutes', 'PT30M'],
  ['monitor the dashboards for at least 15 min before closing', 'PT15M'],
  ['Keep calm and MONITOR error rates for 2 hours', 'PT2H'],
  ['Monitor for 1 hour', 'PT1H'],
  ['Monitor for 90 minutes', 'PT1H30M'],
])('%s is %s', (text, expected) => {
  expect(monitorTimeIn(text)).toBe(expected);
});

test.each([
  ['Monitor the service'],
  ['The monitoring system has been up for 30 minutes'],
  ['Monitor. Then wait for 30 minutes'],
  ['Monitor\nfor 30 minutes'],
  ['Watch for 30 minutes'],
  ['Monitor for 30 seconds'],
  [''],
])('%j sets no time', (text) => {
  expect(monitorTimeIn(text)).toBeNull();
});
