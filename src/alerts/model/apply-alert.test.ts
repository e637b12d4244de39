import { describe, expect, test } from 'vitest';
import type { IncomingAlert, KnownAlert } from './alert.ts';
import { applyAlert } from './apply-alert.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 2, minute));
const known = (more: Partial<KnownAlert> = {}): KnownAlert => ({
  id: 'alr_1',
  state: 'firing',
  startsAt: at(10),
  endsAt: null,
  expiresAt: null,
  resolvedBy: null,
  groupId: 'grp_1',
  episode: 1,
  content: 'same',
  ...more,
});
const incoming = (more: Partial<IncomingAlert> = {}): IncomingAlert => ({
  fingerprint: 'f',
  name: 'ServiceDown',
  state: 'firing',
  labels: {},
  annotations: {},
  generatorUrl: null,
  startsAt: at(10),
  endsAt: null,
  expiresAt: null,
  ...more,
});
const over = (more: Partial<IncomingAlert> = {}) => incoming({ state: 'resolved', endsAt: at(20), ...more });
const ended = (more: Partial<KnownAlert> = {}) => known({ state: 'resolved', endsAt: at(20), resolvedBy: 'sender', ...more });

describe('what a message does to an alert', () => {
  test.each<[string, KnownAlert | null, IncomingAlert, string]>([
    ['the first word of it starts a firing', null, incoming(), 'new'],
    ['an end that nobody saw begin changes no group', null, over(), 'none'],
    ['the same again changes nothing', known(), incoming(), 'none'],
    ['new annotations are shown', known({ content: 'other' }), incoming(), 'updated'],
    ['a second Prometheus that saw it later changes nothing', known(), incoming({ startsAt: at(11) }), 'none'],
    ['one that saw it earlier moves the start', known(), incoming({ startsAt: at(9) }), 'updated'],
    ['no start at all means still firing', known(), incoming({ startsAt: null }), 'none'],
    ['a later expiry only extends', known({ expiresAt: at(12) }), incoming({ expiresAt: at(14) }), 'extended'],
    ['its end resolves it', known(), over(), 'resolved'],
    ['the end again changes nothing', ended(), over(), 'none'],
    ['the end of an earlier firing changes nothing', known({ startsAt: at(30) }), over(), 'none'],
    ['a late copy of a firing that is over changes nothing', ended(), incoming(), 'none'],
    ['a second Prometheus that has not heard of the end changes nothing', ended(), incoming({ startsAt: at(11) }), 'none'],
    ['a start after the end fires again', ended(), incoming({ startsAt: at(25) }), 'refired'],
    ['a start that the sender leaves to us fires again', ended(), incoming({ startsAt: null }), 'refired'],
    ['what we only thought to be over fires on when it is sent again', ended({ resolvedBy: 'expiry' }), incoming(), 'refired'],
  ])('%s', (_, before, message, change) => {
    const verdict = applyAlert(before, message, 'same', at(40));
    expect(verdict.change).toBe(change);
    expect(verdict.reason).not.toBe('');
  });

  test('the earliest start of one firing counts', () => {
    expect(applyAlert(known(), incoming({ startsAt: at(9) }), 'same', at(40)).startsAt).toEqual(at(9));
    expect(applyAlert(known(), incoming({ startsAt: at(11) }), 'same', at(40)).startsAt).toEqual(at(10));
  });
  test('an end without a time is when we heard of it', () => {
    expect(applyAlert(known(), over({ endsAt: null }), 'same', at(40)).endsAt).toEqual(at(40));
  });
});
