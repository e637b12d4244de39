import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createIntegration, registerAlerts, type Alerts } from '#alerts';
import { initCommands } from '#commands';
import { describeEntry, readWholeStream, verifyStream } from '#journal';
import { organizationStream, type Actor } from '#people';
import { loadOrganizationDocuments } from '#runbooks';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { operationsDocument } from '../../test/fixtures/operations-document.ts';
import { followAlerts } from './follow-alerts.ts';
import {
  acknowledgeIncident,
  addNote,
  assignRole,
  attachRunbook,
  changeSeverity,
  changeStatus,
  changeTask,
  clocksOf,
  commanderRole,
  declareIncident,
  incidentStream,
  listIncidents,
  mergeIncident,
  readRoles,
  readTasks,
  registerIncidents,
  reopenIncident,
  resolveIncident,
  type Incident,
} from './index.ts';
import { webhookOf, type SentAlert } from './sent-alerts.fixture.ts';

const minute = 60_000;
let house: TestHouse;
let alerts: Alerts;
let key: string;
let ana: Actor;
let ben: Actor;
let viewer: Actor;

beforeEach(async () => {
  await initCommands();
  house = await createTestHouse();
  ana = house.actorOf(house.ana);
  ben = house.actorOf(house.ben, 'responder');
  viewer = house.actorOf(house.ben, 'viewer');
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-incidents-'));
  await writeFile(join(folder, 'operations.md'), operationsDocument);
  await loadOrganizationDocuments(house.context, { organizationId: house.organization.id, folder });
  await rm(folder, { recursive: true });
  ({ key } = await createIntegration(house.context, house.system, {
    organizationId: house.organization.id,
    kind: 'alertmanager',
    name: 'Prometheus',
  }));
  alerts = registerAlerts({ context: house.context, worker: house.worker, digests: false });
  registerIncidents({ context: house.context });
});
afterEach(async () => {
  await alerts.stop();
  await house.close();
});

const db = () => house.context.store.db;
/** As Alertmanager sends them; answered, digested, and heard by whoever listens. */
async function send(...sent: SentAlert[]): Promise<void> {
  await alerts.accept({ format: 'alertmanager-webhook', credential: { key }, body: webhookOf(sent) });
  await alerts.digestNow();
  await house.worker.runDue();
}
const all = () => listIncidents(db(), { organizationIds: [house.organization.id], status: 'all', limit: 50 });
async function only(): Promise<Incident> {
  const found = await all();
  expect(found).toHaveLength(1);
  return found[0] ?? expect.fail('no incident');
}
const timeline = async (id: string) => readWholeStream(db(), incidentStream(id));
const types = async (id: string) => (await timeline(id)).map(({ type }) => type);
const declare = (over: Partial<Parameters<typeof declareIncident>[2]> = {}) =>
  declareIncident(house.context, ben, { organizationId: house.organization.id, title: 'Gates stay shut', severity: 'SEV2', ...over });
const resolve = (actor: Actor, id: string, override?: string) => resolveIncident(house.context, actor, [], { id, override });

describe('an alert becomes an incident', () => {
  test('with the severity, the clocks, the checklist and the monitoring time of its own document', async () => {
    await send({ labels: { severity: 'critical' } });
    const incident = await only();
    expect(incident).toMatchObject({
      status: 'investigating',
      service: 'gates',
      severity: { label: 'P2', response: 'PT15M' },
      sla: 'PT2H',
      monitorFor: 'PT30M',
      runbook: { slug: 'gate-reader-down', version: 1 },
      startedAt: new Date('2026-01-05T02:10:00Z'),
      declaredAt: house.clock.now(),
      isDrill: false,
    });
    expect(incident.severities.map(({ label }) => label)).toEqual(['P1', 'P2', 'P3']);
    expect((await readTasks(db(), incident.id)).map(({ phase, text }) => `${phase}: ${text}`)).toEqual([
      'Answer: Acknowledge the page',
      'Answer: Say who leads',
      'Afterwards: Monitor for 30 minutes',
      'Afterwards: Write down what happened',
    ]);
    expect(clocksOf(incident, house.clock.now()).map(({ kind, dueAt, state }) => `${kind} ${dueAt.toISOString()} ${state}`)).toEqual([
      'acknowledge 2026-01-05T02:29:00.000Z running',
      'resolve 2026-01-05T04:10:00.000Z running',
    ]);
    expect(await types(incident.id)).toEqual(['incident.declared', 'incident.runbook-attached', 'incident.alerts-joined']);
  });

  test.each([
    ['critical takes the worst of a range', { severity: 'critical' }, 'P2'],
    ['warning takes the mildest', { severity: 'warning' }, 'P3'],
    ['an alert that says nothing takes the worst', {}, 'P2'],
    ['a runbook that states one level keeps it', { alertname: 'TicketPrinterDown', severity: 'info' }, 'P1'],
  ])('%s', async (_, labels, expected) => {
    await send({ labels });
    expect((await only()).severity?.label).toBe(expected);
  });

  test('one incident, however often and however many at once hear the notice', async () => {
    await send({}, { labels: { instance: 'b' } });
    const incident = await only();
    const notices = (await readWholeStream(db(), organizationStream(house.organization.id))).filter(
      ({ type }) => type === 'alerts.group-changed',
    );
    expect(notices).toHaveLength(1);
    await Promise.all(notices.flatMap((notice) => Array.from({ length: 20 }, () => followAlerts(house.context, notice))));
    expect((await only()).id).toBe(incident.id);
    expect(await types(incident.id)).toEqual(['incident.declared', 'incident.runbook-attached', 'incident.alerts-joined']);
  });

  test('one incident when nobody has heard yet and twenty hear it at the same moment', async () => {
    const body = {
      version: '4',
      groupKey: '{}',
      status: 'firing',
      alerts: [
        {
          status: 'firing',
          labels: { alertname: 'GateReaderDown', service: 'gates' },
          annotations: {},
          startsAt: '2026-01-05T02:10:00Z',
          endsAt: '0001-01-01T00:00:00Z',
        },
      ],
    };
    await alerts.accept({ format: 'alertmanager-webhook', credential: { key }, body: Buffer.from(JSON.stringify(body)) });
    await alerts.digestNow();
    const [notice] = (await readWholeStream(db(), organizationStream(house.organization.id))).filter(
      ({ type }) => type === 'alerts.group-changed',
    );
    if (!notice) return expect.fail('the group did not change');
    expect(await all()).toEqual([]);
    await Promise.all([...Array.from({ length: 20 }, () => followAlerts(house.context, notice)), house.worker.runDue()]);
    expect(await types((await only()).id)).toEqual(['incident.declared', 'incident.runbook-attached', 'incident.alerts-joined']);
  });

  test('what joins and what ends is told on the timeline, in numbers', async () => {
    await send({});
    await send({}, { labels: { instance: 'b' } }, { labels: { instance: 'c' } });
    await send({ endsAt: '2026-01-05T02:13:00Z' });
    await send(
      { labels: { instance: 'b' }, endsAt: '2026-01-05T02:13:00Z' },
      { labels: { instance: 'c' }, endsAt: '2026-01-05T02:13:00Z' },
    );
    const incident = await only();
    expect((await timeline(incident.id)).slice(2).map((entry) => describeEntry(entry).text)).toEqual([
      '1 alert joined (1 in all): GateReaderDown',
      '2 alerts joined (3 in all): GateReaderDown',
      '1 alert resolved; 2 still firing',
      '2 alerts resolved; none is firing any more',
    ]);
    expect(incident.resolvedAt).toBeNull();
  });

  test('a group that is over before anybody looked declares nothing', async () => {
    await send({ endsAt: '2026-01-05T02:13:00Z' });
    expect(await all()).toEqual([]);
  });

  test('after its incident was resolved, a group that fires again declares a new one', async () => {
    await send({});
    await resolve(ana, (await only()).id, 'false alarm');
    await send({ endsAt: '2026-01-05T02:13:00Z' });
    expect(await all()).toHaveLength(1);
    await send({ labels: { instance: 'b' } });
    expect((await all()).map(({ status }) => status)).toEqual(['investigating', 'resolved']);
  });
});

describe('people take it', () => {
  test('the first to acknowledge commands; again and by another changes nothing', async () => {
    const incident = await declare();
    const taken = await acknowledgeIncident(house.context, ben, incident.id);
    expect(taken).toMatchObject({ acknowledgedAt: house.clock.now(), acknowledgedBy: { id: house.ben.id, name: 'Ben' } });
    house.clock.advance(minute);
    expect(await acknowledgeIncident(house.context, ana, incident.id)).toEqual(taken);
    expect(await readRoles(db(), [incident.id])).toEqual([
      { incidentId: incident.id, role: commanderRole, person: { id: house.ben.id, name: 'Ben' } },
    ]);
    expect((await types(incident.id)).filter((type) => type === 'incident.acknowledged')).toHaveLength(1);
  });

  test('a commander who was named before stays when somebody else acknowledges', async () => {
    const incident = await declare();
    await assignRole(house.context, ben, { id: incident.id, role: commanderRole, personId: house.ana.id });
    await acknowledgeIncident(house.context, ben, incident.id);
    expect((await readRoles(db(), [incident.id])).map(({ person }) => person.name)).toEqual(['Ana']);
  });

  test('a role goes to members only, and can be freed', async () => {
    const incident = await declare();
    await expect(assignRole(house.context, ana, { id: incident.id, role: 'Scribe', personId: 'per_stranger' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'person' }],
    });
    await assignRole(house.context, ana, { id: incident.id, role: 'Scribe', personId: house.ben.id });
    await assignRole(house.context, ana, { id: incident.id, role: 'Scribe', personId: null });
    expect(await readRoles(db(), [incident.id])).toEqual([]);
    expect((await timeline(incident.id)).slice(-2).map((entry) => describeEntry(entry).text)).toEqual([
      'Ben is Scribe',
      'Nobody is Scribe',
    ]);
  });

  test('a viewer reads and does nothing; a stranger does not learn that it exists', async () => {
    const [incident, other] = [await declare(), await declare()];
    const before = await types(incident.id);
    const stranger: Actor = { ...viewer, grants: [{ organizationId: 'org_other', role: 'admin' }] };
    const [task] = await readTasks(db(), incident.id);
    const verbs: ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => declareIncident(house.context, actor, { organizationId: house.organization.id, title: 'mine' }),
      (actor) => acknowledgeIncident(house.context, actor, incident.id),
      (actor) => addNote(house.context, actor, { id: incident.id, text: 'x' }),
      (actor) => assignRole(house.context, actor, { id: incident.id, role: 'Scribe', personId: house.ben.id }),
      (actor) => changeSeverity(house.context, actor, { id: incident.id, severity: 'SEV1' }),
      (actor) => changeStatus(house.context, actor, { id: incident.id, status: 'identified' }),
      (actor) => changeTask(house.context, actor, { id: incident.id, taskId: task?.id ?? 'tsk_none', done: true }),
      (actor) => attachRunbook(house.context, actor, { id: incident.id, slug: 'gate-reader-down' }),
      (actor) => mergeIncident(house.context, actor, { id: incident.id, into: other.id }),
      (actor) => resolve(actor, incident.id, 'because'),
      (actor) => reopenIncident(house.context, actor, incident.id),
    ];
    for (const [index, verb] of verbs.entries()) {
      await expect(verb(viewer), `verb ${index}`).rejects.toMatchObject({ code: 'not-permitted' });
      await expect(verb(stranger), `verb ${index}`).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await types(incident.id)).toEqual(before);
  });
});

describe('the way to the end', () => {
  test('the monitoring time of the document holds the incident until it has run out', async () => {
    await send({});
    await send({ endsAt: '2026-01-05T02:13:00Z' });
    const { id } = await only();
    await expect(resolve(ben, id)).rejects.toMatchObject({
      code: 'not-ready',
      fields: [{ message: expect.stringContaining('monitor first (PT30M)') }],
    });
    const watching = await changeStatus(house.context, ben, { id, status: 'monitoring', note: 'readers are back' });
    expect(watching).toMatchObject({
      monitoringAt: house.clock.now(),
      mitigatedAt: house.clock.now(),
      monitorUntil: new Date(house.clock.now().getTime() + 30 * minute),
    });
    house.clock.advance(30 * minute - 1);
    await expect(resolve(ben, id)).rejects.toMatchObject({ code: 'not-ready' });
    house.clock.advance(1);
    expect(await resolve(ben, id)).toMatchObject({ status: 'resolved', resolvedAt: house.clock.now(), mitigatedAt: watching.mitigatedAt });
    expect((await timeline(id)).at(-1)).toMatchObject({ type: 'incident.resolved', data: { override: null, against: [] } });
  });

  test('going back from Monitoring starts the time anew', async () => {
    await send({});
    await send({ endsAt: '2026-01-05T02:13:00Z' });
    const { id } = await only();
    await changeStatus(house.context, ben, { id, status: 'monitoring' });
    house.clock.advance(20 * minute);
    expect(await changeStatus(house.context, ben, { id, status: 'mitigating' })).toMatchObject({ monitoringAt: null, monitorUntil: null });
    await changeStatus(house.context, ben, { id, status: 'monitoring' });
    house.clock.advance(20 * minute);
    await expect(resolve(ben, id)).rejects.toMatchObject({ code: 'not-ready' });
  });

  test('an override needs a reason and the role, and stands on the timeline with what it went against', async () => {
    await send({});
    const { id } = await only();
    await expect(resolve(ana, id, '   ')).rejects.toMatchObject({
      code: 'not-ready',
      fields: [{ message: '1 alert is still firing' }, {}],
    });
    await expect(resolve(ben, id, 'I know better')).rejects.toMatchObject({ code: 'not-permitted' });
    expect((await only()).resolvedAt).toBeNull();
    await resolve(ana, id, 'the sensor itself is broken');
    const last = (await timeline(id)).at(-1) ?? expect.fail('no entry');
    expect(last).toMatchObject({
      type: 'incident.resolved',
      actor: { id: house.ana.id },
      data: { override: 'the sensor itself is broken', against: ['1 alert is still firing', expect.stringContaining('PT30M')] },
    });
    expect(describeEntry(last)).toMatchObject({ tone: 'warning', text: expect.stringContaining('Reason: the sensor itself is broken') });
    expect(await verifyStream(db(), incidentStream(id))).toEqual([]);
  });

  test('what a higher room knows speaks against it too; an override without need is not one', async () => {
    const { id } = await declare();
    const guard = async () => ['a step is running'];
    await expect(resolveIncident(house.context, ana, [guard], { id })).rejects.toMatchObject({
      code: 'not-ready',
      fields: [{ message: 'a step is running' }],
    });
    await resolve(ben, id, 'just in case');
    expect((await timeline(id)).at(-1)?.data).toMatchObject({ override: null });
  });

  test('a resolved incident takes notes and nothing else, until it is reopened', async () => {
    const { id } = await declare();
    await expect(reopenIncident(house.context, ben, id)).rejects.toMatchObject({ code: 'conflict' });
    await resolve(ben, id);
    await addNote(house.context, ben, { id, text: 'the plug was out' });
    await expect(changeStatus(house.context, ben, { id, status: 'identified' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(changeSeverity(house.context, ben, { id, severity: 'SEV1' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await reopenIncident(house.context, ben, id)).toMatchObject({ status: 'investigating', resolvedAt: null, mitigatedAt: null });
    expect(await types(id)).toEqual(['incident.declared', 'incident.resolved', 'incident.noted', 'incident.reopened']);
  });

  test('an incident whose alerts have declared another one since cannot be reopened beside it', async () => {
    await send({});
    const first = await only();
    await resolve(ana, first.id, 'false alarm');
    await send({ labels: { instance: 'b' } });
    await expect(reopenIncident(house.context, ana, first.id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/incident \d+/),
    });
    expect((await all()).map(({ status }) => status)).toEqual(['investigating', 'resolved']);
  });
});

describe('two that are one', () => {
  test('merging closes the one, tells both, and its alerts join the other from then on', async () => {
    await send({});
    const source = await only();
    const target = await declare({ title: 'Pier is dark' });
    await mergeIncident(house.context, ben, { id: source.id, into: target.id });
    expect((await types(source.id)).at(-1)).toBe('incident.merged');
    expect((await timeline(target.id)).at(-1)?.data).toMatchObject({ from: source.id, fromNumber: source.number });
    await expect(addNote(house.context, ben, { id: source.id, text: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(reopenIncident(house.context, ben, source.id)).rejects.toMatchObject({ code: 'conflict' });
    await send({ labels: { instance: 'b' } });
    expect(await all()).toHaveLength(2);
    expect((await timeline(target.id)).at(-1)).toMatchObject({ type: 'incident.alerts-joined', data: { incidentId: target.id, count: 1 } });
  });

  test('the alerts of a merged incident hold back the end of the other', async () => {
    await send({});
    const target = await declare({ title: 'Pier is dark' });
    await mergeIncident(house.context, ben, { id: (await all()).find(({ groupId }) => groupId !== null)?.id ?? '', into: target.id });
    await expect(resolve(ben, target.id)).rejects.toMatchObject({ code: 'not-ready', fields: [{ message: '1 alert is still firing' }] });
    await send({ endsAt: '2026-01-05T02:13:00Z' });
    expect((await resolve(ben, target.id)).status).toBe('resolved');
  });

  test('into itself, into a closed one or into another organisation it cannot go; two that swallow each other do not deadlock', async () => {
    const [a, b] = [await declare(), await declare()];
    await expect(mergeIncident(house.context, ben, { id: a.id, into: a.id })).rejects.toMatchObject({ code: 'invalid-input' });
    const outcomes = await Promise.allSettled([
      mergeIncident(house.context, ben, { id: a.id, into: b.id }),
      mergeIncident(house.context, ben, { id: b.id, into: a.id }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await listIncidents(db(), { organizationIds: [house.organization.id], status: 'open', limit: 9 })).toHaveLength(1);
  });
});
