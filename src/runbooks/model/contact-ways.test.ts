import { describe, expect, it } from 'vitest';
import { waysIn } from './contact-ways.ts';
import { cpuMs } from '../../../test/timing/cpu-ms.ts';

const nothing = { handle: null, name: null, phone: null, channel: null };

describe('how somebody is reached', () => {
  it.each<[string, Partial<ReturnType<typeof waysIn>>]>([
    ['Ada Lovelace, +1 (555) 010-0145', { name: 'Ada Lovelace', phone: '+1 (555) 010-0145' }],
    ['Kim (kim@depot.example, 555-0145)', { name: 'Kim', handle: 'kim@depot.example', phone: '555-0145' }],
    ['@first in #halls', { handle: '@first', channel: '#halls' }],
    ['@first (Slack/Phone)', { handle: '@first', channel: 'Slack/Phone' }],
    ['#halls, halls@depot.example', { handle: 'halls@depot.example', channel: '#halls' }],
    ['halls@depot.example (24/7)', { handle: 'halls@depot.example' }],
    ['+1-555-0145 ext. 7', { phone: '+1-555-0145 ext. 7' }],
    ['+1-XXX-XXX-XXXX', { phone: '+1-XXX-XXX-XXXX' }],
    ['Check PagerDuty rotation', { channel: 'PagerDuty rotation' }],
    [
      'PagerDuty: https://depot.pagerduty.example/schedules/P1.',
      { handle: 'https://depot.pagerduty.example/schedules/P1', channel: 'PagerDuty' },
    ],
    ['case 12345678', {}],
    ['since 2026-01-02', {}],
    ['{PRIMARY}', {}],
    ['whoever is awake', {}],
    ['', {}],
  ])('%j', (text, ways) => {
    expect(waysIn(text)).toEqual({ ...nothing, ...ways });
  });

  it.each(['@'.repeat(50_000), '1 '.repeat(50_000), '(+'.repeat(50_000)])('long texts are read in time', (text) => {
    const started = cpuMs();
    waysIn(text);
    expect(cpuMs() - started).toBeLessThan(300);
  });
});
