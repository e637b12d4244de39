import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { applyComponents, publishIncident, readStatusPage, registerStatusPage, setComponentStatus, updatePublicIncident } from './index.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await createTestHouse();
  registerStatusPage({ context: house.context, worker: house.worker });
  await apply(['Checkout', 'Search']);
});
afterEach(() => house.close());

const apply = (names: string[]) =>
  applyComponents(house.context, house.system, house.organization.id, { components: names.map((name) => ({ name })), services: [] });
const view = () => readStatusPage(house.context.store.db, house.organization.id, { baseUrl: 'https://a.example', now: house.clock.now() });
const states = async () => (await view()).components.map(({ name, status }) => `${name} ${status}`);
const ana = () => house.actorOf(house.ana);
const publish = (over: Partial<Parameters<typeof publishIncident>[2]> = {}) =>
  publishIncident(house.context, ana(), { organizationId: house.organization.id, name: 'API Issues', message: 'We look into it', ...over });

test('written as the documents write it with curl: name, status, message; then resolved', async () => {
  const { id } = await publish();
  expect(await view()).toMatchObject({
    indicator: 'minor',
    incidents: [{ id, status: 'investigating', updates: [{ body: 'We look into it' }] }],
  });
  house.clock.advance(60_000);
  await updatePublicIncident(house.context, ana(), { id, status: 'resolved', message: 'Issue has been resolved.' });
  expect(await view()).toMatchObject({
    indicator: 'none',
    incidents: [{ status: 'resolved', updates: [{ body: 'Issue has been resolved.' }, {}] }],
  });
});

test('two incidents touch one component: it is free only when both are over, and the worse one counts', async () => {
  const minor = await publish({ components: ['checkout'], impact: 'minor' });
  const critical = await publish({ components: ['Checkout'], impact: 'critical' });
  expect(await states()).toEqual(['Checkout major_outage', 'Search operational']);
  await updatePublicIncident(house.context, ana(), { id: critical.id, status: 'resolved' });
  expect(await states()).toEqual(['Checkout degraded_performance', 'Search operational']);
  await updatePublicIncident(house.context, ana(), { id: minor.id, status: 'resolved' });
  expect(await states()).toEqual(['Checkout operational', 'Search operational']);
});

test('a component set by hand shows, changes the version, and leaves the history', async () => {
  const before = await view();
  const [component] = before.components;
  await setComponentStatus(house.context, ana(), {
    organizationId: house.organization.id,
    componentId: component?.id ?? '',
    status: 'under_maintenance',
  });
  const after = await view();
  expect(after.components[0]).toMatchObject({ status: 'under_maintenance', uptime: null });
  expect(after.components[0]?.days.at(-1)?.status).toBe('under_maintenance');
  expect(after.version).not.toBe(before.version);
});

test('a component that the workspace no longer names is gone from the page and comes back with its history', async () => {
  const [checkout] = (await view()).components;
  await apply(['Search']);
  expect(await states()).toEqual(['Search operational']);
  await apply(['Search', 'Checkout']);
  expect((await view()).components.find(({ name }) => name === 'Checkout')?.id).toBe(checkout?.id);
  const { version } = await view();
  await apply(['Search', 'Checkout']);
  expect((await view()).version).toBe(version);
});

test('refused: an unknown component, nothing to change, a viewer, an incident that is not there', async () => {
  await expect(publish({ components: ['Moon'] })).rejects.toMatchObject({ code: 'invalid-input' });
  const { id } = await publish();
  await expect(updatePublicIncident(house.context, ana(), { id })).rejects.toThrow(/says nothing/);
  await expect(updatePublicIncident(house.context, house.actorOf(house.ben, 'viewer'), { id, message: 'x' })).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await expect(updatePublicIncident(house.context, ana(), { id: 'inc_none', message: 'x' })).rejects.toMatchObject({ code: 'not-found' });
});
