import { describe, expect, it } from 'vitest';
import { resolveWithin } from './service-level.ts';

describe('by when it must be over', () => {
  it.each<[string, string | null]>([
    ['P1 - Resolve within 2 hours', 'PT2H'],
    ['4 hours', 'PT4H'],
    ['Respond within 10 minutes, resolve within 3 hours', 'PT3H'],
    ['Response: 10 min / Resolution: 3h / Review: 2 days', 'PT3H'],
    ['P0 - Immediate escalation to the head', 'PT0S'],
    ['Respond within 10 minutes', null],
    ['99.9 % over 30 days', null],
    ['Next business day', null],
  ])('%j is %s', (text, within) => {
    expect(resolveWithin(text)).toBe(within);
  });
});
