import { describe, expect, test } from 'vitest';
import { clocksOf, dueAfter, nextBusinessDay } from './clocks.ts';
import { incidentFixture } from './incident.fixture.ts';

const at = (time: string) => new Date(`2026-01-${time}Z`);
const severity = incidentFixture().severity;

test.each([
  ['Monday to Tuesday', '05T10:00:00', '06T09:00:00'],
  ['early on Monday still to Tuesday', '05T00:30:00', '06T09:00:00'],
  ['Friday over the weekend', '09T23:59:59', '12T09:00:00'],
  ['Saturday', '10T12:00:00', '12T09:00:00'],
  ['Sunday', '11T12:00:00', '12T09:00:00'],
])('the next business day: %s', (_, from, expected) => {
  expect(nextBusinessDay(at(from))).toEqual(at(expected));
});

test.each([
  ['PT15M', '05T10:15:00'],
  ['P1D', '06T10:00:00'],
  ['next-business-day', '06T09:00:00'],
  ['PT0S', '05T10:00:00'],
])('%s after ten is due at %s', (response, expected) => {
  expect(dueAfter(at('05T10:00:00'), response)).toEqual(at(expected));
});
test.each([[null], ['soon'], ['']])('a response of %j sets no clock', (response) => {
  expect(dueAfter(at('05T10:00:00'), response)).toBeNull();
});

describe('the acknowledge clock', () => {
  test.each([
    ['runs until the very moment', { now: '05T10:15:00', stopped: null }, 'running'],
    ['is breached a millisecond later', { now: '05T10:15:00.001', stopped: null }, 'breached'],
    ['was met in time, however late it is now', { now: '09T00:00:00', stopped: '05T10:15:00' }, 'met'],
    ['stays breached when the answer came late', { now: '09T00:00:00', stopped: '05T10:15:01' }, 'breached'],
  ])('%s', (_, { now, stopped }, state) => {
    const [clock] = clocksOf(incidentFixture({ acknowledgedAt: stopped === null ? null : at(stopped) }), at(now));
    expect(clock).toMatchObject({ kind: 'acknowledge', state, source: { file: 'ops.md', line: 8, text: 'P2: 15 minutes' } });
  });
  test('is stopped by the end too, when nobody acknowledged before', () => {
    expect(clocksOf(incidentFixture({ resolvedAt: at('05T10:05:00') }), at('06T00:00:00'))[0]).toMatchObject({
      state: 'met',
      stoppedAt: at('05T10:05:00'),
    });
  });
  test('does not exist without a severity, or without a response', () => {
    expect(clocksOf(incidentFixture({ severity: null }), at('05T10:00:00'))).toEqual([]);
    expect(clocksOf(incidentFixture({ severity: severity && { ...severity, response: null } }), at('05T10:00:00'))).toEqual([]);
  });
  test('names no source when a person gave the severity', () => {
    expect(clocksOf(incidentFixture({ severity: severity && { ...severity, line: null } }), at('05T10:00:00'))[0]?.source).toBeNull();
  });
});

test('the resolve clock counts from the start of the trouble, not from the declaration', () => {
  expect(clocksOf(incidentFixture({ severity: null, sla: 'PT2H' }), at('05T11:56:00'))).toMatchObject([
    { kind: 'resolve', dueAt: at('05T11:55:00'), state: 'breached', source: { line: 22 } },
  ]);
});

test.each([
  ['runs while the time is not over', '05T11:29:59', 'running', null],
  ['is met, never breached, when it is', '05T13:00:00', 'met', at('05T11:30:00')],
])('the monitor clock %s', (_, now, state, stoppedAt) => {
  const watching = incidentFixture({
    severity: null,
    status: 'monitoring',
    monitoringAt: at('05T11:00:00'),
    monitorUntil: at('05T11:30:00'),
  });
  expect(clocksOf(watching, at(now))).toMatchObject([{ kind: 'monitor', state, stoppedAt }]);
  expect(clocksOf({ ...watching, status: 'mitigating' }, at(now))).toEqual([]);
});
