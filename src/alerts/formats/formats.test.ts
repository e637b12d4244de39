import { describe, expect, test } from 'vitest';
import { TocsinError } from '#base';
import { alertmanagerPush } from './alertmanager-push.ts';
import { alertmanagerWebhook } from './alertmanager-webhook.ts';
import { limits, readJson } from './format.ts';
import { formatNamed, webhookFormatOf } from './formats.ts';

const now = new Date('2026-01-05T02:14:00Z');
const one = (alert: object) =>
  alertmanagerWebhook.parse({ version: '4', alerts: [{ status: 'firing', labels: { alertname: 'A' }, ...alert }] }, now).alerts[0];
const pushed = (alert: object) => alertmanagerPush.parse([{ labels: { alertname: 'A' }, ...alert }], now).alerts[0];
function refusal(work: () => unknown): TocsinError {
  try {
    work();
  } catch (error) {
    if (error instanceof TocsinError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe("Alertmanager's webhook", () => {
  test('its zero end is no end', () => {
    expect(one({ startsAt: '2026-01-05T02:00:00.123456789Z', endsAt: '0001-01-01T00:00:00Z', fingerprint: 'abc' })).toMatchObject({
      state: 'firing',
      startsAt: new Date('2026-01-05T02:00:00.123Z'),
      endsAt: null,
      expiresAt: null,
      fingerprint: 'abc',
      name: 'A',
    });
  });
  test('an end in the past resolves, whatever the status says', () => {
    expect(one({ endsAt: '2026-01-05T02:13:00+00:00' })).toMatchObject({ state: 'resolved', endsAt: new Date('2026-01-05T02:13:00Z') });
  });
  test('unknown keys, other versions and missing reasons are taken (Grafana sends version 1)', () => {
    const request = alertmanagerWebhook.parse(
      {
        version: '1',
        orgId: 1,
        title: 'x',
        truncatedAlerts: 3,
        alerts: [{ status: 'firing', labels: { alertname: 'A' }, values: { B: 44.2 } }],
      },
      now,
    );
    expect(request.alerts).toHaveLength(1);
    expect(request.membersHidden).toBe(true);
  });
  test.each<[string, unknown, string]>([
    ['a list', [], ''],
    ['a payload of its own', { text: 'hello' }, 'alerts'],
    ['a wrong status', { alerts: [{ status: 'broken', labels: {} }] }, 'alerts[0].status'],
    ['a number as label', { alerts: [{ status: 'firing', labels: { a: 1 } }] }, 'alerts[0].labels.a'],
    ['a time that is none', { alerts: [{ status: 'firing', labels: {}, startsAt: 'yesterday' }] }, 'alerts[0].startsAt'],
    [
      'too many labels',
      { alerts: [{ status: 'firing', labels: Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`l${n}`, 'x'])) }] },
      'alerts[0].labels',
    ],
    [
      'a value beyond the limit',
      { alerts: [{ status: 'firing', labels: { a: 'x'.repeat(limits.valueLength + 1) } }] },
      'alerts[0].labels.a',
    ],
  ])('refuses %s and names the field', (_, body, field) => {
    const error = refusal(() => alertmanagerWebhook.parse(body, now));
    expect(error.code).toBe('invalid-input');
    expect(error.fields[0]?.field).toBe(field);
  });
  test('very long values are kept, names for people are shortened', () => {
    const value = '<script>'.repeat(10_000);
    const taken = one({ labels: { alertname: value } });
    expect(taken?.labels['alertname']).toBe(value);
    expect(taken?.name).toHaveLength(200);
  });
});

describe("Alertmanager's push endpoint", () => {
  test('without an end an alert lives for five minutes, in grains of half a minute', () => {
    expect(pushed({})).toMatchObject({ state: 'firing', startsAt: null, expiresAt: new Date('2026-01-05T02:19:00Z') });
    expect(pushed({ endsAt: '2026-01-05T02:18:10Z' })?.expiresAt).toEqual(new Date('2026-01-05T02:18:30Z'));
  });
  test('an end in the past resolves', () => {
    expect(pushed({ endsAt: '2026-01-05T02:10:00Z' })).toMatchObject({ state: 'resolved', expiresAt: null });
  });
  test('the same labels are the same alert as by webhook', () => {
    const labels = { alertname: 'A', service: 'api' };
    expect(pushed({ labels })?.fingerprint).toBe(one({ labels })?.fingerprint);
  });
  test('an alert without labels is refused', () => {
    expect(refusal(() => pushed({ labels: {} })).fields[0]?.field).toBe('[0].labels');
  });
});

describe('the bytes of a body', () => {
  test.each<[string, Buffer, string]>([
    ['no JSON', Buffer.from('{"alerts":'), 'not JSON'],
    ['nothing', Buffer.alloc(0), 'not JSON'],
    ['latin 1', Buffer.from([0x22, 0xfc, 0x22]), 'not UTF-8'],
  ])('%s is refused with the reason', (_, bytes, why) => {
    const error = refusal(() => readJson(bytes));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(why);
  });
  test('more than the limit is refused as such', () => {
    expect(refusal(() => readJson(Buffer.alloc(limits.bodyBytes + 1))).code).toBe('too-large');
  });
  test('NUL and half characters are shown as the replacement sign, for the database refuses them', () => {
    expect(readJson(Buffer.from('{"a\\u0000b":"x\\u0000y\\ud800z"}'))).toEqual({ 'a\uFFFDb': 'x\uFFFDy\uFFFDz' });
  });
});

test('formats are found by name and by the kind in the address', () => {
  expect(formatNamed('alertmanager-push')).toBe(alertmanagerPush);
  expect(webhookFormatOf('alertmanager')).toBe(alertmanagerWebhook);
  expect(webhookFormatOf('fax')).toBeNull();
  expect(refusal(() => formatNamed('fax')).code).toBe('not-found');
});
