import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerDelivery, type Deliverer, type DeliveryRoom, type Outcome } from '#delivery';
import {
  acknowledgeIncident,
  declareIncident,
  incidentStream,
  mergeIncident,
  registerIncidents,
  reopenIncident,
  resolveIncident,
  type Incident,
} from '#incidents';
import { describeEntry, readWholeStream, verifyStream } from '#journal';
import { addOverride, applyPeople, applyPolicies, applySchedules } from '#oncall';
import { withdrawJobs } from '#store';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { advanceEscalation } from './advance-escalation.ts';
import { defaultPagingSettings } from './settings.ts';
import { acknowledgePage, listPages, readPagingFigures, registerPaging, type Paging } from './index.ts';

const minute = 60_000;
let house: TestHouse;
let delivery: DeliveryRoom;
let paging: Paging;
/** What left the house: a fake outside, with an outcome that a story may change. */
let sent: { readonly to: string; readonly subject: string; readonly id: string }[];
let outcome: Outcome;
let canMail: boolean;

beforeEach(async () => {
  house = await createTestHouse();
  sent = [];
  canMail = true;
  outcome = { state: 'sent', detail: 'accepted', result: null };
  const outside: Deliverer = {
    deliver: async ({ id, target, message }) => {
      if (outcome.state === 'sent') sent.push({ id, to: target, subject: message.subject });
      return outcome;
    },
  };
  const { context, worker } = house;
  registerIncidents({ context });
  delivery = registerDelivery({
    context,
    worker,
    settings: { mayCallPrivateAddresses: () => false, webhookSecretFor: () => 'secret', mailFor: () => null, slackFor: () => null },
    deliverers: { mail: outside, webhook: outside, slack: outside },
  });
  paging = registerPaging({
    context,
    worker,
    settings: { publicUrl: 'https://tocsin.example.com', canMail: () => canMail, pagesDrills: true },
  });
});
afterEach(async () => {
  delivery.stop();
  await house.close();
});

const db = () => house.context.store.db;
/** Five minutes for Ana, who is on call, then Ben. */
async function anaThenBen(): Promise<void> {
  const { id } = house.organization;
  await applySchedules(house.context, house.system, id, [
    { name: 'main', layers: [{ people: ['ana'], start: '2026-01-01T09:00:00', every: 'P1W' }] },
  ]);
  await applyPolicies(house.context, house.system, id, [
    {
      name: 'default',
      levels: [
        { who: ['schedule:main'], after: 'PT0M' },
        { who: ['person:ben'], after: 'PT5M' },
      ],
    },
  ]);
}
async function declare(over: Partial<Parameters<typeof declareIncident>[2]> = {}): Promise<Incident> {
  const incident = await declareIncident(house.context, house.system, {
    organizationId: house.organization.id,
    title: 'Checkout down',
    severity: 'SEV1',
    ...over,
  });
  await house.worker.runDue();
  return incident;
}
async function wait(ms: number): Promise<void> {
  house.clock.advance(ms);
  await house.worker.runDue();
}
const timeline = async (incident: Incident) =>
  (await readWholeStream(db(), incidentStream(incident.id)))
    .filter(({ type }) => type.startsWith('paging.'))
    .map((entry) => describeEntry(entry).text);
const types = async (incident: Incident) =>
  (await readWholeStream(db(), incidentStream(incident.id))).map(({ type }) => type).filter((type) => type.startsWith('paging.'));
const states = async (incident: Incident) =>
  (await listPages(db(), { incidentId: incident.id })).map(({ person, channel, state }) => `${person.name} ${channel} ${state}`).toSorted();

describe('somebody answers', () => {
  test('page Ana; nobody answers for five minutes; Ben is paged; Ana’s page is withdrawn', async () => {
    await anaThenBen();
    const incident = await declare();
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example']);
    expect(sent[0]?.subject).toBe(`[SEV1] Checkout down (incident ${incident.number})`);
    await wait(5 * minute - 1);
    expect(sent).toHaveLength(1);
    await wait(1);
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example', 'ben@acme.example']);
    expect(await states(incident)).toEqual(['Ana email withdrawn', 'Ana in-app withdrawn', 'Ben email sent', 'Ben in-app sent']);
    expect(await timeline(incident)).toEqual([
      "Escalation started: default (the organisation's policy default)",
      'Paged Ana in the app: week 1 of main: Ana',
      'Paged Ana by mail: week 1 of main: Ana',
      'The page to Ana by mail went out: accepted',
      'No answer for 5 minutes: escalated to level 2, Ben',
      'Withdrew the pages to Ana: no answer; escalated to level 2',
      'Paged Ben in the app: named on this level',
      'Paged Ben by mail: named on this level',
      'The page to Ben by mail went out: accepted',
    ]);
    expect(await verifyStream(db(), incidentStream(incident.id))).toEqual([]);
  });

  test('an acknowledgement stops everything and is noted on the answerer’s own page', async () => {
    await anaThenBen();
    const incident = await declare();
    await acknowledgeIncident(house.context, house.actorOf(house.ana), incident.id);
    await wait(60 * minute);
    expect(sent).toHaveLength(1);
    expect(await states(incident)).toEqual(['Ana email acknowledged', 'Ana in-app acknowledged']);
    expect(await readPagingFigures(db(), house.clock.now())).toMatchObject({ running: 0, late: 0, unacknowledged: 0 });
  });

  test('an answer to a page is an answer to the incident, also when the page was withdrawn', async () => {
    await anaThenBen();
    const incident = await declare();
    await wait(5 * minute);
    const [page] = await listPages(db(), { personId: house.ana.id, incidentId: incident.id });
    if (!page) throw new Error('Ana has a page');
    expect(page.state).toBe('withdrawn');
    await acknowledgePage(house.context, house.actorOf(house.ana), page.id);
    await wait(60 * minute);
    expect(sent).toHaveLength(2);
    expect(await states(incident)).toEqual(['Ana email withdrawn', 'Ana in-app withdrawn', 'Ben email withdrawn', 'Ben in-app withdrawn']);
    await expect(acknowledgePage(house.context, house.actorOf(house.ana, 'viewer'), page.id)).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  test('whoever answers before the first page went out is never paged', async () => {
    await anaThenBen();
    const incident = await declareIncident(house.context, house.system, { organizationId: house.organization.id, title: 'Checkout down' });
    await acknowledgeIncident(house.context, house.actorOf(house.ben), incident.id);
    await house.worker.runDue();
    expect(sent).toEqual([]);
    expect(await types(incident)).toEqual([]);
  });

  test('resolving stops the escalation and withdraws what is pending', async () => {
    await anaThenBen();
    const incident = await declare();
    await resolveIncident(house.context, house.actorOf(house.ben), [], { id: incident.id });
    await wait(60 * minute);
    expect(await states(incident)).toEqual(['Ana email withdrawn', 'Ana in-app withdrawn']);
    expect(sent).toHaveLength(1);
  });
});

describe('the incident goes on', () => {
  test('reopening starts the ladder again', async () => {
    await anaThenBen();
    const incident = await declare();
    await resolveIncident(house.context, house.actorOf(house.ben), [], { id: incident.id });
    await wait(minute);
    await reopenIncident(house.context, house.actorOf(house.ben), incident.id);
    await house.worker.runDue();
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example', 'ana@acme.example']);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
  });

  test('merging an incident ends its escalation, the other one goes on', async () => {
    await anaThenBen();
    const first = await declare();
    const second = await declare({ title: 'Checkout slow' });
    await mergeIncident(house.context, house.actorOf(house.ana), { id: second.id, into: first.id });
    await wait(5 * minute);
    expect(await states(second)).toEqual(['Ana email withdrawn', 'Ana in-app withdrawn']);
    expect(await states(first)).toContain('Ben email sent');
    expect(sent).toHaveLength(3);
  });

  test('a drill pages like the real thing and says that it is one', async () => {
    await anaThenBen();
    await declare({ isDrill: true });
    expect(sent[0]?.subject).toMatch(/^\[Drill\] \[SEV1\]/);
  });
});

describe('nobody answers', () => {
  test('the ladder is climbed three times, then it says so', async () => {
    await anaThenBen();
    const incident = await declare();
    for (let step = 0; step < 40; step++) await wait(minute);
    expect(sent.map(({ to }) => to.split('@')[0])).toEqual(['ana', 'ben', 'ana', 'ben', 'ana', 'ben']);
    expect((await timeline(incident)).at(-2)).toContain('NOBODY ANSWERED. The ladder was climbed 3 times; paged in vain: Ana, Ben.');
    expect(await readPagingFigures(db(), house.clock.now())).toMatchObject({ running: 0, exhausted: 1 });
  });

  test('a level on which nobody stands is passed over at once, with the names that are missing', async () => {
    await applyPolicies(house.context, house.system, house.organization.id, [
      {
        name: 'default',
        levels: [
          { who: ['role:Platform Lead'], after: 'PT0M' },
          { who: ['person:ben'], after: 'PT15M' },
        ],
      },
    ]);
    const incident = await declare();
    expect(sent.map(({ to }) => to)).toEqual(['ben@acme.example']);
    expect(await timeline(incident)).toContain('Nobody to page on level 1 (Platform Lead); missing: Platform Lead. Going on at once');
  });

  test('without any schedule everybody who commands is paged, and the timeline says why', async () => {
    const incident = await declare();
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example']);
    expect((await timeline(incident))[0]).toContain(
      'there is no schedule and no escalation policy: everybody who commands or administers is paged',
    );
  });

  test('an override is honoured at the moment of the page', async () => {
    await anaThenBen();
    const from = house.clock.now();
    await addOverride(house.context, house.system, {
      organizationId: house.organization.id,
      schedule: 'main',
      person: 'ben',
      from,
      to: new Date(from.getTime() + 60 * minute),
    });
    await declare();
    expect(sent.map(({ to }) => to)).toEqual(['ben@acme.example']);
  });
});

describe('a late page is an alarm', () => {
  test('after a worker was down, the overdue level goes out at once and the timeline says how late', async () => {
    await anaThenBen();
    const incident = await declare();
    await wait(9 * minute);
    expect(await timeline(incident)).toContain('Level 2 was due 4 minutes ago and is paged only now');
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example', 'ben@acme.example']);
    // Ben gets his full time before the ladder begins again.
    await wait(4 * minute);
    expect(sent).toHaveLength(2);
  });

  test('a timer that got lost is noticed by the watch', async () => {
    await anaThenBen();
    const incident = await declare();
    const jobs = await db()
      .withTables<{ job: { id: string; kind: string } }>()
      .selectFrom('job')
      .select('id')
      .where('kind', '=', 'paging.level')
      .execute();
    expect(jobs).toHaveLength(1);
    await withdrawJobs(
      db(),
      jobs.map(({ id }) => id),
    );
    house.clock.advance(5 * minute + 5_000);
    await house.worker.runDue();
    expect(await paging.watchLateness()).toBe(0);
    house.clock.advance(6_000);
    expect(await readPagingFigures(db(), house.clock.now())).toMatchObject({ late: 1, oldestLateMs: 11_000 });
    expect(await paging.watchLateness()).toBe(1);
    await house.worker.runDue();
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example', 'ben@acme.example']);
    expect(await timeline(incident)).toContain('Level 2 was due 11 seconds ago and is paged only now');
    expect(await paging.watchLateness()).toBe(0);
  });

  test('an incident that never got an escalation gets one, late and loud, and only one', async () => {
    await anaThenBen();
    const incident = await declareIncident(house.context, house.system, { organizationId: house.organization.id, title: 'Checkout down' });
    house.clock.advance(11_000);
    expect(await paging.watchLateness()).toBe(1);
    await house.worker.runDue();
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example']);
    expect(await types(incident)).toEqual([
      'paging.escalation-started',
      'paging.late',
      'paging.paged',
      'paging.paged',
      'paging.page-delivered',
    ]);
  });
});

describe('delivery', () => {
  test('a page that cannot be delivered is visible as failed; the escalation goes on', async () => {
    await anaThenBen();
    outcome = { state: 'failed', detail: 'no such mailbox', isFinal: true };
    const incident = await declare();
    expect(await timeline(incident)).toContain('The page to Ana by mail did NOT go out: no such mailbox');
    expect(await states(incident)).toEqual(['Ana email failed', 'Ana in-app sent']);
    outcome = { state: 'sent', detail: 'accepted', result: null };
    await wait(5 * minute);
    expect(sent.map(({ to }) => to)).toEqual(['ben@acme.example']);
  });

  test('a page that waits for its mail server is still owed after the escalation, and not after an answer', async () => {
    await anaThenBen();
    outcome = { state: 'failed', detail: 'connection refused', isFinal: false };
    const incident = await declare();
    for (let step = 0; step < 5; step++) await wait(minute);
    expect(await states(incident)).toEqual(['Ana email queued', 'Ana in-app withdrawn', 'Ben email queued', 'Ben in-app sent']);
    outcome = { state: 'sent', detail: 'accepted', result: null };
    await acknowledgeIncident(house.context, house.actorOf(house.ben), incident.id);
    for (let step = 0; step < 10; step++) await wait(minute);
    expect(sent).toEqual([]);
  });

  test('every way that somebody named is used, each once', async () => {
    await anaThenBen();
    await applyPeople(house.context, house.system, house.organization.id, {
      people: [
        {
          person: 'ana',
          roles: [],
          contacts: [
            { channel: 'email', target: 'ana@phone.example' },
            { channel: 'webhook', target: 'https://hook.example/ana' },
          ],
        },
      ],
      teams: [],
    });
    const incident = await declare();
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['ana@phone.example', 'https://hook.example/ana']);
    expect(await states(incident)).toEqual(['Ana email sent', 'Ana in-app sent', 'Ana webhook sent']);
  });

  test('while no mail can leave, people are paged in the app, and the timeline says so', async () => {
    await anaThenBen();
    canMail = false;
    const incident = await declare();
    expect(await states(incident)).toEqual(['Ana in-app sent']);
    expect((await timeline(incident))[0]).toContain('no mail server is set up');
  });

  test('the same level fired by two nodes at once pages once', async () => {
    await anaThenBen();
    const incident = await declare();
    house.clock.advance(5 * minute);
    const [escalation] = await db().withTables<{ escalation: { id: string } }>().selectFrom('escalation').select('id').execute();
    if (!escalation) throw new Error('there is an escalation');
    await Promise.all([1, 2, 3, 4].map(() => advanceEscalation(house.context, defaultPagingSettings, escalation.id)));
    await house.worker.runDue();
    expect(sent.map(({ to }) => to)).toEqual(['ana@acme.example', 'ben@acme.example']);
    expect((await types(incident)).filter((type) => type === 'paging.escalated')).toHaveLength(1);
  });

  test('a test page reaches its person and stands in the journal', async () => {
    const pages = await paging.sendTestPage(house.actorOf(house.ben, 'responder'), { organizationId: house.organization.id });
    await house.worker.runDue();
    expect(sent).toMatchObject([{ to: 'ben@acme.example', subject: 'Test page: nothing is broken' }]);
    expect((await listPages(db(), { personId: house.ben.id })).map(({ state }) => state)).toEqual(['sent', 'sent']);
    const [page] = pages;
    expect(await acknowledgePage(house.context, house.actorOf(house.ben, 'responder'), page?.id ?? '')).toMatchObject({
      state: 'acknowledged',
    });
    await expect(paging.sendTestPage(house.actorOf(house.ben, 'viewer'), { organizationId: house.organization.id })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });
});
