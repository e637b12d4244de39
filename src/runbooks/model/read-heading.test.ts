import { describe, expect, it } from 'vitest';
import { readHeading } from './read-heading.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

describe('the time box of a heading', () => {
  it.each<[string, string, string | null, string | null]>([
    ['Contain (5 min)', 'Contain', 'PT5M', '5 min'],
    ['Step 2: Contain - 15 min', 'Contain', 'PT15M', '15 min'],
    ['Contain – within 2 hours', 'Contain', 'PT2H', 'within 2 hours'],
    ['Contain - 10-20 minutes', 'Contain', 'PT20M', '10-20 minutes'],
    ['Recover [10m]', 'Recover', 'PT10M', '10m'],
    ['Sweep up (after 24 hours)', 'Sweep up', null, 'after 24 hours'],
    ['Old parcels - 30 days', 'Old parcels - 30 days', null, null],
    ['Sort - belt 5', 'Sort - belt 5', null, null],
    ['Parcels [belt]', 'Parcels [belt]', null, null],
  ])('of %j', (text, title, timebox, timeText) => {
    expect(readHeading(text)).toMatchObject({ title, timebox, timeText });
  });

  it.each([`a${' - 1'.repeat(30_000)}`, `${'('.repeat(50_000)}`, `a ${'['.repeat(50_000)}`])('a long heading is read in time', (text) => {
    const started = cpuMs();
    readHeading(text);
    expect(cpuMs() - started).toBeLessThan(600);
  });
});
