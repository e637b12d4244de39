import { describe, expect, it } from 'vitest';
import { durationIn, durationOf, responseIn, spanIn, timeboxIn, timeboxOfWords } from './durations.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

describe('durations in words', () => {
  it.each<[string, string | null]>([
    ['15 minutes', 'PT15M'],
    ['< 15 minutes', 'PT15M'],
    ['within 24 hours', 'PT24H'],
    ['48h', 'PT48H'],
    ['1h30m', 'PT1H30M'],
    ['1 hour 30 minutes', 'PT1H30M'],
    ['2 hours and 5 minutes', 'PT2H5M'],
    ['2d12h', 'P2DT12H'],
    ['1.5 hours', 'PT1H30M'],
    ['0.5 h', null],
    ['0.5h', 'PT30M'],
    ['half an hour', 'PT30M'],
    ['a quarter of an hour', 'PT15M'],
    ['an hour and a half', 'PT1H30M'],
    ['within an hour', 'PT1H'],
    ['fifteen minutes', 'PT15M'],
    ['a 30-minute window', 'PT30M'],
    ['5-10 minutes', 'PT10M'],
    ['5–10 minutes', 'PT10M'],
    ['30+ min', 'PT30M'],
    ['for 5+ minutes', 'PT5M'],
    ['1 week', 'P1W'],
    ['2 business days', 'P2D'],
    ['0 minutes', 'PT0M'],
    ['Immediate', 'PT0S'],
    ['page the lead immediately', 'PT0S'],
    ['Immediate (< 5 minutes)', 'PT5M'],
    ['24/7', null],
    ['500ms', null],
    ['10.0.0.5 m', null],
    ['a second pod', null],
    ['three times a day', null],
    ['5M users', null],
    ['4H', 'PT4H'],
    ['Variable', null],
    ['as soon as possible', null],
    ['', null],
  ])('%j is %s', (text, iso) => {
    expect(durationIn(text)).toBe(iso);
  });

  it.each<[string, string | null]>([
    ['Next business day', 'next-business-day'],
    ['by the next working day', 'next-business-day'],
    ['1 business day', 'next-business-day'],
    ['2 business days', 'P2D'],
    ['15 min, around the clock', 'PT15M'],
    ['best effort', null],
  ])('a response time of %j is %s', (text, iso) => {
    expect(responseIn(text)).toBe(iso);
  });

  it.each<[string, string | null]>([
    ['5 minutes', 'PT5M'],
    ['First 5 minutes', 'PT5M'],
    ['Next 30 minutes', 'PT30M'],
    ['Within 72 hours', 'PT72H'],
    ['Within 1 week', 'P1W'],
    ['5–10 min', 'PT10M'],
    ['0-15 min', 'PT15M'],
    ['30+ min', 'PT30M'],
    ['~ 1h30m', 'PT1H30M'],
    ['max. 10 min', 'PT10M'],
    ['10 min max', 'PT10M'],
    ['the first hour', 'PT1H'],
    ['half an hour', 'PT30M'],
    ['Variable', null],
    ['5 minutes after the page', null],
    ['see the 5 minute guide', null],
    ['2', null],
    ['after 10 minutes', null],
    ['last 15 minutes', null],
    ['at most 20 minutes', 'PT20M'],
    ['under 5 min', 'PT5M'],
  ])('a time box of %j is %s', (text, iso) => {
    expect(timeboxIn(text)).toBe(iso);
  });

  it.each<[string, string | null]>([
    ['Drain the belt (5 min)', 'PT5M'],
    ['Wait for the sorter (max 2 minutes)', 'PT2M'],
    ['Scale the depot up (10-20 min)', 'PT20M'],
    ['Watch the belt (2 hours)', 'PT2H'],
    ['Write the report (within 24h)', 'PT24H'],
    ['Read the logs of the sorter (last 1 hour)', null],
    ['Read the logs of the sorter (30 minutes)', null],
    ['Lost parcels (30 days)', null],
    ['Expected (after 10 minutes): moving', null],
    ['Drain the belt (takes 5 min)', null],
    ['Drain the belt', null],
  ])('the time box of the instruction %j is %s', (words, iso) => {
    expect(timeboxOfWords(words)).toBe(iso);
  });

  it.each<[string, string | null, string | null]>([
    ['0-15 min', 'PT0M', 'PT15M'],
    ['15-30 min if it is not over', 'PT15M', 'PT30M'],
    ['15–30 minutes', 'PT15M', 'PT30M'],
    ['30 min - 2 hours', 'PT30M', 'PT2H'],
    ['15 to 30 minutes', 'PT15M', 'PT30M'],
    ['30+ min or a break-in', 'PT30M', null],
    ['after 15 minutes', 'PT15M', null],
    ['> 1 hour', 'PT1H', null],
    ['within 15 minutes', 'PT0M', 'PT15M'],
    ['first 15 minutes', 'PT0M', 'PT15M'],
    ['Immediate', 'PT0S', null],
    ['when nobody answers', null, null],
    ['if it is not over within 15 minutes', 'PT15M', null],
    ['no answer within 10 min', 'PT10M', null],
  ])('the span of %j is %s to %s', (text, from, to) => {
    expect(spanIn(text)).toEqual({ from, to });
  });

  it('a unit that is none gives nothing', () => {
    expect(durationOf('5', 'parsecs')).toBeNull();
  });

  it.each([`${'1'.repeat(50_000)}`, `${'1 hour '.repeat(280)}`, `${'a '.repeat(990)}`, `within ${'the first '.repeat(190)}`])(
    'long lines are read in time',
    (text) => {
      const started = cpuMs();
      durationIn(text);
      timeboxIn(text);
      timeboxOfWords(`(${text})`);
      spanIn(text);
      expect(cpuMs() - started).toBeLessThan(600);
    },
  );
});
