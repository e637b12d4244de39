import { expect, test } from 'vitest';
import { judgeQueue, type SpoolJob } from './queue-health.ts';

const job = (name: string, ageMs: number, isReadable = true): SpoolJob => ({ name, ageMs, isReadable });

test.each([
  ['an empty spool', [], true],
  ['a few fresh jobs', [job('1', 100), job('2', 50)], true],
  ['exactly five jobs', Array.from({ length: 5 }, (_, index) => job(String(index), 10)), true],
  ['six jobs', Array.from({ length: 6 }, (_, index) => job(String(index), 10)), false],
  ['one old job', [job('1', 3_001)], false],
])('%s: healthy is %s', (_, jobs, healthy) => {
  expect(judgeQueue(jobs).healthy).toBe(healthy);
});

test('the reason names the job that holds up the rest', () => {
  expect(judgeQueue([job('0001', 10), job('0000-poison.job', 9_000, false)]).reason).toContain('0000-poison.job');
});
