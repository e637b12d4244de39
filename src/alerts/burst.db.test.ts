import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { countFiringInOrganization, createIntegration, listAlerts, listFiringGroups, registerAlerts, type Alerts } from './index.ts';

let house: TestHouse;
let alerts: Alerts;
let key: string;
const org = () => house.organization.id;
const db = () => house.context.store.db;

beforeEach(async () => {
  house = await createTestHouse();
  ({ key } = await createIntegration(house.context, house.system, { organizationId: org(), kind: 'alertmanager', name: 'Prometheus' }));
  alerts = registerAlerts({ context: house.context, worker: house.worker, digests: false });
});
afterEach(async () => {
  await alerts.stop();
  await house.close();
});

const webhookBody = (members: readonly { labels: Record<string, string> }[]) =>
  Buffer.from(
    JSON.stringify({
      version: '4',
      groupKey: '{}:{}',
      status: 'firing',
      truncatedAlerts: 0,
      alerts: members.map(({ labels }) => ({
        status: 'firing',
        labels: { alertname: 'ServiceDown', ...labels },
        annotations: {},
        startsAt: '2026-01-05T02:10:00Z',
        endsAt: '0001-01-01T00:00:00Z',
      })),
    }),
  );
const send = (body: Buffer) => alerts.accept({ format: 'alertmanager-webhook', credential: { key }, body });

test('ten thousand alerts in a burst make ten thousand alerts, a group for each service, and pages that do not overlap', async () => {
  const bodies = Array.from({ length: 100 }, (_, batch) =>
    webhookBody(Array.from({ length: 100 }, (__, n) => ({ labels: { service: `s${n % 20}`, instance: `i${batch}-${n}` } }))),
  );
  await Promise.all(bodies.map((body) => send(body)));
  expect(await alerts.digestNow()).toMatchObject({ requests: 100, alerts: 10_000 });
  expect(await countFiringInOrganization(db(), org())).toBe(10_000);
  expect(await listFiringGroups(db(), org())).toHaveLength(20);
  const seen = new Set<string>();
  let after: { startsAt: Date; id: string } | null = null;
  for (let page = 0; page < 3; page++) {
    const items: Awaited<ReturnType<typeof listAlerts>> = await listAlerts(db(), org(), { after, limit: 200 });
    for (const item of items) seen.add(item.id);
    after = items.at(-1) ?? null;
  }
  expect(seen.size).toBe(600);
});
