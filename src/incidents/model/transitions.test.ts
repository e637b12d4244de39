import { describe, expect, test } from 'vitest';
import { statuses } from './incident.ts';
import { incidentFixture } from './incident.fixture.ts';
import { decideStatus, reasonsAgainstResolving } from './transitions.ts';

const open = statuses.filter((status) => status !== 'resolved');

describe('statuses', () => {
  test.each(open.flatMap((from) => open.filter((to) => to !== from).map((to) => [from, to] as const)))('%s may become %s', (from, to) => {
    expect(decideStatus(incidentFixture({ status: from }), to)).toEqual({ ok: true });
  });
  test.each(open)('%s does not become what it is', (status) => {
    expect(decideStatus(incidentFixture({ status }), status)).toEqual({ ok: false, reason: `the incident is ${status} already` });
  });
  test.each(open)('%s is resolved by its own verb only', (status) => {
    expect(decideStatus(incidentFixture({ status }), 'resolved')).toMatchObject({ ok: false, reason: expect.stringContaining('resolve') });
  });
  test.each(statuses)('a resolved incident does not become %s', (to) => {
    expect(decideStatus(incidentFixture({ status: 'resolved' }), to)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('reopen'),
    });
  });
  test.each(statuses)('a merged incident does not become %s', (to) => {
    expect(decideStatus(incidentFixture({ status: 'resolved', mergedInto: 'inc_2' }), to)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('merged'),
    });
  });
});

describe('against resolving speaks', () => {
  const now = new Date('2026-01-05T11:00:00Z');
  const until = (ms: number) => incidentFixture({ monitorUntil: new Date(now.getTime() + ms) });
  test.each([
    ['nothing', incidentFixture(), 0, null, []],
    ['one alert', incidentFixture(), 1, null, ['1 alert is still firing']],
    ['many alerts', incidentFixture(), 7, null, ['7 alerts are still firing']],
    [
      'that nobody has monitored',
      incidentFixture(),
      0,
      'PT30M',
      ['the document says to monitor first (PT30M); set the status to Monitoring'],
    ],
    ['the time that is left', until(1), 0, 'PT30M', ["the document's monitoring time runs until 2026-01-05T11:00:00.001Z"]],
    ['nothing, the moment that it is over', until(0), 0, 'PT30M', []],
    [
      'both at once',
      until(1),
      2,
      'PT30M',
      ['2 alerts are still firing', "the document's monitoring time runs until 2026-01-05T11:00:00.001Z"],
    ],
  ])('%s', (_, incident, firingAlerts, monitorFor, expected) => {
    expect(reasonsAgainstResolving(incident, { now, firingAlerts, monitorFor })).toEqual(expected);
  });
});
