import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerDelivery, type Deliverer, type DeliveryRoom } from '#delivery';
import { declareIncident, incidentStream, registerIncidents, resolveIncident, type Incident } from '#incidents';
import { describeEntry, readWholeStream, verifyStream } from '#journal';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { listMessages, readComposer, readUpdateClock, registerComms, sendUpdate } from './index.ts';

let house: TestHouse;
let delivery: DeliveryRoom;
let sent: { readonly channel: string; readonly target: string; readonly text: string; readonly subject: string }[];
let isSlackDown: boolean;

beforeEach(async () => {
  house = await createTestHouse();
  sent = [];
  isSlackDown = false;
  const outside = (channel: string): Deliverer => ({
    deliver: async ({ target, message }) => {
      if (channel === 'slack' && isSlackDown) return { state: 'failed', isFinal: true, detail: 'channel_not_found' };
      sent.push({ channel, target, text: message.text, subject: message.subject });
      return { state: 'sent', detail: 'accepted', result: null };
    },
  });
  const { context, worker } = house;
  registerIncidents({ context });
  delivery = registerDelivery({
    context,
    worker,
    settings: { mayCallPrivateAddresses: () => false, webhookSecretFor: () => 'secret', mailFor: () => null, slackFor: () => null },
    deliverers: { mail: outside('mail'), webhook: outside('webhook'), slack: outside('slack') },
  });
  registerComms({
    context,
    worker,
    settings: {
      slackChannelFor: () => '#incidents',
      subscribersFor: () => ['status@example.com'],
      canMail: () => true,
      publicUrl: () => 'https://tocsin.example.com',
    },
  });
});
afterEach(async () => {
  delivery.stop();
  await house.close();
});

const ana = () => house.actorOf(house.ana);
async function declare(title = 'Checkout down'): Promise<Incident> {
  const incident = await declareIncident(house.context, house.system, {
    organizationId: house.organization.id,
    title,
    severity: 'SEV1',
    service: 'checkout',
  });
  await house.worker.runDue();
  return incident;
}

describe('telling people', () => {
  test('without a document, our own templates are offered, marked as ours, and filled', async () => {
    const incident = await declare();
    const { drafts, targets } = await readComposer(house.context, incident.id);
    expect(drafts.map(({ kind, line }) => [kind, line])).toEqual([
      ['declaration', null],
      ['update', null],
      ['resolution', null],
    ]);
    expect(drafts[0]?.template).toContain("Tocsin's own");
    expect(drafts[0]?.fields.find(({ name }) => name === 'Title')).toMatchObject({ value: 'Checkout down', source: 'the incident' });
    expect(targets.map(({ channel, available }) => [channel, available])).toEqual([
      ['slack', true],
      ['status-page', true],
      ['email', true],
    ]);
  });

  test('one message goes to Slack and to the subscriber; the timeline says so and the outcome is kept', async () => {
    const incident = await declare();
    const message = await sendUpdate(house.context, ana(), {
      incidentId: incident.id,
      body: '**Down**: checkout & <!channel> @here',
      channels: ['slack', 'email', 'status-page'],
      kind: 'declaration',
    });
    expect(message.deliveries.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'slack queued',
      'email queued',
      'status-page sent',
    ]);
    await house.worker.runDue();
    expect(sent.map(({ channel, target }) => `${channel} ${target}`).toSorted()).toEqual(['mail status@example.com', 'slack #incidents']);
    const slack = sent.find(({ channel }) => channel === 'slack')?.text;
    expect(slack).toContain('*Down*: checkout');
    expect(slack).not.toContain('@here');
    const [kept] = await listMessages(house.context.store.db, incident.id);
    expect(kept?.deliveries.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    const entries = await readWholeStream(house.context.store.db, incidentStream(incident.id));
    expect(entries.filter(({ type }) => type === 'comms.update-sent').map((entry) => describeEntry(entry).text)).toEqual([
      'Ana told Slack #incidents, status@example.com, status page: **Down**: checkout & <!channel> @here',
    ]);
    expect(await verifyStream(house.context.store.db, incidentStream(incident.id))).toEqual([]);
  });

  test('a delivery that fails is seen to have failed', async () => {
    const incident = await declare();
    isSlackDown = true;
    await sendUpdate(house.context, ana(), { incidentId: incident.id, body: 'We are looking', channels: ['slack'] });
    await house.worker.runDue();
    expect((await listMessages(house.context.store.db, incident.id))[0]?.deliveries).toEqual([
      { channel: 'slack', target: '#incidents', state: 'failed', detail: 'channel_not_found' },
    ]);
  });

  test('open fields are refused, nothing is sent; allowed, the timeline names them', async () => {
    const incident = await declare();
    const { drafts } = await readComposer(house.context, incident.id);
    const template = drafts[1]?.template ?? '';
    const input = {
      incidentId: incident.id,
      body: 'Status: Investigating\nWhat comes next: [Plan]',
      template,
      channels: ['slack' as const],
    };
    await expect(sendUpdate(house.context, ana(), input)).rejects.toMatchObject({ code: 'parameter-missing' });
    await expect(sendUpdate(house.context, ana(), { ...input, template: undefined, body: 'x {{Plan}}' })).rejects.toMatchObject({
      code: 'parameter-missing',
    });
    await house.worker.runDue();
    expect(sent).toEqual([]);
    await sendUpdate(house.context, ana(), { ...input, allowUnfilled: true });
    const entries = await readWholeStream(house.context.store.db, incidentStream(incident.id));
    expect(entries.map((entry) => describeEntry(entry).text).at(-1)).toMatch(/open fields: What comes next/);
  });

  test('a viewer tells nobody anything', async () => {
    const incident = await declare();
    await expect(
      sendUpdate(house.context, house.actorOf(house.ben, 'viewer'), { incidentId: incident.id, body: 'x', channels: ['slack'] }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  test('where no document asks for updates, no clock runs', async () => {
    const incident = await declare();
    expect(await readUpdateClock(house.context.store.db, incident.id, house.clock.now())).toBeNull();
    await resolveIncident(house.context, ana(), [], { id: incident.id });
    await house.worker.runDue();
    expect(await readUpdateClock(house.context.store.db, incident.id, house.clock.now())).toBeNull();
  });
});
