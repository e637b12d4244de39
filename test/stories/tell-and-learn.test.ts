import { afterEach, beforeEach, expect, test } from 'vitest';
import { readComposer, readUpdateClock, registerComms, sendUpdate } from '#comms';
import { registerDelivery, type DeliveryRoom } from '#delivery';
import {
  acknowledgeIncident,
  addNote,
  changeStatus,
  declareIncident,
  incidentStream,
  registerIncidents,
  reopenIncident,
  resolveIncident,
} from '#incidents';
import { readWholeStream, verifyStream } from '#journal';
import {
  createActionItem,
  draftPostmortem,
  exportPostmortemMarkdown,
  listActionItems,
  patchActionItem,
  publishPostmortem,
  readPostmortem,
  registerPostmortems,
  savePostmortem,
} from '#postmortems';
import {
  applyComponents,
  readStatusPage,
  registerStatusPage,
  renderAtom,
  renderRss,
  renderStatusPage,
  statuspageJson,
  statuspageResources,
  statuspageSchemas,
} from '#statuspage';
import { createTestHouse, type TestHouse } from '../database/test-context.ts';
import { insertDocument } from '../fixtures/story-document.ts';

let house: TestHouse;
let delivery: DeliveryRoom;
const sent: string[] = [];
const minute = 60_000;

beforeEach(async () => {
  house = await createTestHouse();
  sent.length = 0;
  const { context, worker } = house;
  const outside = {
    deliver: async ({ message }: { message: { text: string } }) => {
      sent.push(message.text);
      return { state: 'sent' as const, detail: 'accepted', result: null };
    },
  };
  registerIncidents({ context });
  delivery = registerDelivery({
    context,
    worker,
    settings: { mayCallPrivateAddresses: () => false, webhookSecretFor: () => 'secret', mailFor: () => null, slackFor: () => null },
    deliverers: { mail: outside, webhook: outside, slack: outside },
  });
  registerComms({
    context,
    worker,
    settings: {
      slackChannelFor: () => '#incidents',
      subscribersFor: () => [],
      canMail: () => false,
      publicUrl: () => 'https://tocsin.example.com',
    },
  });
  registerStatusPage({ context, worker });
  registerPostmortems({ context, worker });
  await applyComponents(context, house.system, house.organization.id, {
    components: [{ name: 'Checkout', description: 'Paying' }, { name: 'Search' }],
    services: [{ service: 'checkout-api', component: 'Checkout' }],
  });
});
afterEach(async () => {
  delivery.stop();
  await house.close();
});

const view = () =>
  readStatusPage(house.context.store.db, house.organization.id, { baseUrl: 'https://tocsin.example.com', now: house.clock.now() });
const ana = () => house.actorOf(house.ana);

/** An incident under a document with templates of its own, as the catalogue would have stored it. */
async function declare(title = 'Payments fail') {
  const match = await insertDocument(house.context.store.db, house.organization.id, house.clock.now());
  const incident = await declareIncident(house.context, house.system, {
    organizationId: house.organization.id,
    title,
    service: 'checkout-api',
    severity: 'SEV1',
    matches: [match],
  });
  await house.worker.runDue();
  return incident;
}

test('from the first word to the post-mortem, in the words of the document', async () => {
  const { context, worker, clock } = house;
  const incident = await declare();
  await acknowledgeIncident(context, ana(), incident.id);

  const { drafts } = await readComposer(context, incident.id);
  expect(drafts.map(({ template }) => template)).toEqual(['First word', 'Status Update (Every 30 minutes for SEV1/SEV2)']);
  const first = drafts[0];
  expect(first?.fields.map(({ name, value }) => [name, value])).toEqual([
    ['Severity', 'SEV1'],
    ['Affected Service', 'checkout-api'],
    ['Who notices', null],
    ['Started', '2026-01-05 02:14 UTC'],
    ['Led by', 'Ana'],
  ]);
  const text = (first?.body ?? '').replaceAll(
    /\{\{([^}]+)\}\}/g,
    (_, name: string) => first?.fields.find((field) => field.name === name)?.value ?? 'everybody who pays',
  );
  clock.advance(2 * minute);
  await sendUpdate(context, ana(), { incidentId: incident.id, body: text, template: 'First word', channels: ['slack', 'status-page'] });
  await worker.runDue();
  expect(sent[0]).toContain('Led by: Ana');

  let page = await view();
  expect(page).toMatchObject({
    indicator: 'critical',
    incidents: [{ name: 'Payments fail', status: 'investigating', impact: 'critical', resolvedAt: null }],
  });
  expect(page.components.map(({ name, status }) => `${name} ${status}`)).toEqual(['Checkout major_outage', 'Search operational']);

  await addNote(context, ana(), { id: incident.id, text: 'the intern dropped the table' });
  await changeStatus(context, ana(), { id: incident.id, status: 'mitigating' });
  clock.advance(10 * minute);
  await sendUpdate(context, ana(), { incidentId: incident.id, body: 'We put it back.', channels: ['status-page'] });
  await worker.runDue();
  expect((await view()).incidents[0]).toMatchObject({ status: 'identified', updates: [{ body: 'We put it back.' }, {}] });

  clock.advance(5 * minute);
  await resolveIncident(context, ana(), [], { id: incident.id, summary: 'An index was missing' });
  await worker.runDue();
  page = await view();
  expect(page).toMatchObject({ indicator: 'none', description: 'All Systems Operational' });
  expect(page.incidents[0]).toMatchObject({ status: 'resolved' });
  expect(page.components[0]).toMatchObject({ status: 'operational' });
  const html = renderStatusPage(page);
  for (const inside of ['intern', 'index was missing'])
    expect(html + renderAtom(page) + JSON.stringify(statuspageJson(page, 'incidents'))).not.toContain(inside);

  const draft = await readPostmortem(context.store.db, incident.id);
  expect(draft?.template).toMatchObject({ name: 'Review', file: 'runbooks.md' });
  expect(draft?.body).toContain('# Review of Payments fail');
  expect(draft?.body).toContain('**When**: 2026-01-05');
  expect(draft?.body).toContain('**Duration**: 17 minutes');
  expect(draft?.body).toMatch(/\| 02:14 \| .*SEV1: Payments fail \| {2}\|/);
  expect(draft?.body).toContain('the intern dropped the table');
  for (const example of ['45 minutes', 'Server hung', 'Bob']) expect(draft?.body).not.toContain(example);
  expect(draft?.facts).toContainEqual({ label: 'Time to resolve', value: '17 minutes' });

  await savePostmortem(context, ana(), { incidentId: incident.id, body: '# Ours', version: 1 });
  await expect(savePostmortem(context, ana(), { incidentId: incident.id, body: '# Theirs', version: 1 })).rejects.toMatchObject({
    code: 'conflict',
  });
  const item = await createActionItem(context, ana(), {
    incidentId: incident.id,
    title: 'Add the index <b>',
    owner: house.ben.id,
    due: '2026-02-01',
    category: 'Prevent',
  });
  await patchActionItem(context, ana(), { id: item.id, status: 'done' });
  await publishPostmortem(context, ana(), incident.id);
  expect(await exportPostmortemMarkdown(context.store.db, incident.id)).toBe(
    '# Ours\n\n## Action Items (tracked)\n\n- [x] Add the index \\<b\\> (Owner: Ben, Due: 2026-02-01, Prevent)\n',
  );
  expect(await listActionItems(context.store.db, house.organization.id)).toMatchObject([
    { title: 'Add the index <b>', status: 'done', owner: { name: 'Ben' }, due: '2026-02-01' },
  ]);
  expect(await draftPostmortem(context, ana(), incident.id)).toBe(false);
  expect(await readPostmortem(context.store.db, incident.id)).toMatchObject({ body: '# Ours', version: 2, status: 'published' });
  const types = (await readWholeStream(context.store.db, incidentStream(incident.id))).map(({ type }) => type);
  for (const type of ['postmortem.drafted', 'postmortem.saved', 'postmortem.published', 'action-item.created', 'action-item.changed'])
    expect(types).toContain(type);
  expect(await verifyStream(context.store.db, incidentStream(incident.id))).toEqual([]);
});

test('the document wants a word every 30 minutes: the clock runs, reminds once, and starts again with each word', async () => {
  const { context, worker, clock } = house;
  const incident = await declare();
  const due = async () => await readUpdateClock(context.store.db, incident.id, clock.now());
  expect(await due()).toMatchObject({
    kind: 'update',
    state: 'running',
    dueAt: new Date('2026-01-05T02:44:00Z'),
    source: { file: 'runbooks.md' },
  });
  const reminders = async () =>
    (await readWholeStream(context.store.db, incidentStream(incident.id))).filter(({ type }) => type === 'comms.update-due').length;
  clock.advance(20 * minute);
  await sendUpdate(context, ana(), { incidentId: incident.id, body: 'Still looking', channels: ['slack'] });
  clock.advance(29 * minute);
  await worker.runDue();
  expect(await reminders()).toBe(0);
  clock.advance(2 * minute);
  await worker.runDue();
  await worker.runDue();
  expect(await reminders()).toBe(1);
  expect(await due()).toMatchObject({ state: 'breached' });
  await resolveIncident(context, ana(), [], { id: incident.id });
  await worker.runDue();
  expect(await due()).toBeNull();
});

test('a reopened incident is open for the public again, and a drill says that it is one', async () => {
  const { context, worker } = house;
  const drill = await declareIncident(context, house.system, {
    organizationId: house.organization.id,
    title: 'Practice',
    service: 'search',
    severity: 'SEV2',
    isDrill: true,
  });
  await sendUpdate(context, ana(), { incidentId: drill.id, body: 'Only practice', channels: ['status-page'] });
  await worker.runDue();
  expect((await view()).incidents[0]).toMatchObject({ name: '[Drill] Practice', componentIds: [expect.any(String)] });
  await resolveIncident(context, ana(), [], { id: drill.id });
  await worker.runDue();
  await reopenIncident(context, ana(), drill.id);
  await worker.runDue();
  const page = await view();
  expect(page.incidents[0]).toMatchObject({ status: 'investigating', resolvedAt: null });
  expect(page.components.find(({ name }) => name === 'Search')?.status).toBe('partial_outage');
});

test('hostile text stays text, on the page, in the feeds, in JSON and in the post-mortem', async () => {
  const { context, worker } = house;
  const evil = '</title><script>alert(1)</script>"\' ]]> <!channel> {{Plan}} \u001b[31m [x](javascript:alert(1)) | `';
  const incident = await declare(evil);
  await sendUpdate(context, ana(), {
    incidentId: incident.id,
    body: `${evil}\n<img src=x onerror=alert(1)>`,
    channels: ['slack', 'status-page'],
    allowUnfilled: true,
  });
  await resolveIncident(context, ana(), [], { id: incident.id });
  await worker.runDue();
  const page = await view();
  const html = renderStatusPage(page);
  expect(html).not.toMatch(/<script|<img|javascript:alert\(1\)"/);
  expect(html).toContain('&lt;script&gt;');
  for (const feed of [renderAtom(page), renderRss(page)]) {
    expect(feed).not.toMatch(/<script|<img|\]\]>|\u001b/);
    expect(feed).toContain('&lt;script&gt;');
  }
  for (const resource of statuspageResources)
    expect(statuspageSchemas[resource].safeParse(JSON.parse(JSON.stringify(statuspageJson(page, resource))))).toMatchObject({
      success: true,
    });
  expect(sent[0]).not.toMatch(/@channel|@here/);
  const draft = await readPostmortem(context.store.db, incident.id);
  expect(draft?.body).not.toMatch(/(?<!\\)<script/);
  expect(draft?.body).toContain('\\<script\\>');
  expect(draft?.body).not.toContain('\u001b');
});
