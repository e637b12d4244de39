import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readWholeStream, verifyJournal } from '#journal';
import { organizationStream } from '#people';
import { loadOrganizationDocuments } from '#runbooks';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import {
  countFiring,
  countFiringInOrganization,
  countWaiting,
  createIntegration,
  groupChanged,
  listAlerts,
  listAlertsOfGroup,
  listFiringGroups,
  listIntegrations,
  listSetAside,
  readGroup,
  readRequestBody,
  registerAlerts,
  revokeIntegration,
  type Alerts,
} from './index.ts';
import { insertRequests } from './intake/intake-store.ts';
import { pruneLog } from './prune-log.ts';

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

type Member = {
  labels?: Record<string, string>;
  status?: 'firing' | 'resolved';
  startsAt?: string;
  endsAt?: string;
  annotations?: Record<string, string>;
};
const start = '2026-01-05T02:10:00Z';
const member = ({ labels = {}, status = 'firing', ...rest }: Member = {}) => ({
  status,
  labels: { alertname: 'ServiceDown', service: 'api', ...labels },
  annotations: {},
  startsAt: start,
  endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-01-05T02:13:00Z',
  generatorURL: '',
  ...rest,
});
const webhookBody = (...members: Member[]) =>
  Buffer.from(JSON.stringify({ version: '4', groupKey: '{}:{}', status: 'firing', truncatedAlerts: 0, alerts: members.map(member) }));
const send = (body: Buffer, format = 'alertmanager-webhook') => alerts.accept({ format, credential: { key }, body });
const groupEntries = async () =>
  (await readWholeStream(db(), organizationStream(org())))
    .filter((entry) => entry.type === 'alerts.group-changed')
    .map((entry) => entry.data);
const onlyGroup = async () => {
  const groups = await listFiringGroups(db(), org());
  expect(groups).toHaveLength(1);
  return groups[0] ?? expect.fail('no group');
};

describe('the journey of an alert', () => {
  test('it is accepted, digested into an alert, a group and one entry', async () => {
    expect(await send(webhookBody({ labels: { severity: 'critical' } }))).toEqual({ alerts: 1 });
    expect((await countWaiting(db())).waiting).toBe(1);
    expect(await alerts.digestNow()).toMatchObject({ requests: 1, alerts: 1 });
    const group = await onlyGroup();
    expect(group).toMatchObject({
      title: 'ServiceDown on api',
      service: 'api',
      severityHint: 'critical',
      firing: 1,
      members: 1,
      matches: [],
      startedAt: new Date(start),
    });
    const [alert] = await listAlertsOfGroup(db(), group.id);
    expect(alert).toMatchObject({
      name: 'ServiceDown',
      state: 'firing',
      integration: 'Prometheus',
      groupId: group.id,
      startsAt: new Date(start),
      endsAt: null,
    });
    expect(await groupEntries()).toEqual([
      {
        groupId: group.id,
        title: group.title,
        firing: 1,
        newAlerts: [alert?.id],
        resolvedAlerts: [],
        newCount: 1,
        resolvedCount: 0,
        total: 1,
      },
    ]);
    expect((await countWaiting(db())).waiting).toBe(0);
    expect((await listIntegrations(db(), org()))[0]?.lastUsedAt).toEqual(house.clock.now());
  });

  test('replaying a body a hundred times changes nothing', async () => {
    const body = webhookBody({}, { labels: { instance: 'b' } }, { labels: { instance: 'c' }, status: 'resolved' });
    await send(body);
    await alerts.digestNow();
    const before = {
      entries: await groupEntries(),
      firing: await listAlerts(db(), org()),
      resolved: await listAlerts(db(), org(), { state: 'resolved' }),
      group: await onlyGroup(),
    };
    for (let count = 0; count < 100; count++) {
      house.clock.advance(1_000);
      await send(body);
      if (count % 10 === 0) await alerts.digestNow();
    }
    await alerts.digestNow();
    expect({
      entries: await groupEntries(),
      firing: await listAlerts(db(), org()),
      resolved: await listAlerts(db(), org(), { state: 'resolved' }),
      group: await onlyGroup(),
    }).toEqual(before);
    expect(before.firing).toHaveLength(2);
    expect(before.resolved).toHaveLength(1);
  });

  test('a message that mixes firing and resolved updates each member; firing again is a new firing of the same alert', async () => {
    await send(webhookBody({ labels: { instance: 'a' } }, { labels: { instance: 'b' } }));
    await alerts.digestNow();
    const group = await onlyGroup();
    await send(
      webhookBody(
        { labels: { instance: 'a' }, status: 'resolved' },
        { labels: { instance: 'b' } },
        { labels: { instance: 'c' }, startsAt: '2026-01-05T02:12:00Z' },
      ),
    );
    await alerts.digestNow();
    expect((await groupEntries()).at(-1)).toMatchObject({ firing: 2, newCount: 1, resolvedCount: 1, total: 3 });
    expect(await countFiring(db(), group.id)).toBe(2);
    expect((await listAlertsOfGroup(db(), group.id)).map((alert) => [alert.labels['instance'], alert.state])).toEqual([
      ['c', 'firing'],
      ['b', 'firing'],
      ['a', 'resolved'],
    ]);

    await send(webhookBody({ labels: { instance: 'a' }, startsAt: '2026-01-05T02:20:00Z' }));
    await alerts.digestNow();
    const again = (await listAlertsOfGroup(db(), group.id)).find((alert) => alert.labels['instance'] === 'a');
    expect(again).toMatchObject({ state: 'firing', startsAt: new Date('2026-01-05T02:20:00Z'), endsAt: null });
    expect((await groupEntries()).at(-1)).toMatchObject({ firing: 3, newAlerts: [again?.id], newCount: 1, total: 3 });
  });

  test('when all are over and it fires again, the group starts a new episode', async () => {
    await send(webhookBody({ labels: { instance: 'a', severity: 'critical' } }, { labels: { instance: 'b' } }));
    await send(
      webhookBody(
        { labels: { instance: 'a', severity: 'critical' }, status: 'resolved' },
        { labels: { instance: 'b' }, status: 'resolved' },
      ),
    );
    await alerts.digestNow();
    expect(await listFiringGroups(db(), org())).toEqual([]);
    expect((await groupEntries()).at(-1)).toMatchObject({ firing: 0, newCount: 2, resolvedCount: 2, total: 2 });
    await send(webhookBody({ labels: { instance: 'b' }, startsAt: '2026-01-05T02:30:00Z' }));
    await alerts.digestNow();
    expect(await onlyGroup()).toMatchObject({
      episode: 2,
      members: 1,
      firing: 1,
      severityHint: null,
      startedAt: new Date('2026-01-05T02:30:00Z'),
    });
  });

  test('services are told apart, strangers without a service by their name; shared labels stay', async () => {
    await send(
      webhookBody(
        { labels: { instance: 'a', cluster: 'eu' } },
        { labels: { instance: 'b', cluster: 'eu', severity: 'warning' } },
        { labels: { service: 'web' } },
      ),
    );
    await send(
      Buffer.from(
        JSON.stringify([{ labels: { alertname: 'DiskFull', instance: 'x' } }, { labels: { alertname: 'CertExpires', instance: 'x' } }]),
      ),
      'alertmanager-push',
    );
    await alerts.digestNow();
    const groups = await listFiringGroups(db(), org());
    expect(groups.map((group) => group.title).toSorted()).toEqual(['CertExpires', 'DiskFull', 'ServiceDown on api', 'ServiceDown on web']);
    expect(groups.find((group) => group.service === 'api')).toMatchObject({
      labels: { alertname: 'ServiceDown', service: 'api', cluster: 'eu' },
      severityHint: 'warning',
    });
    expect(await countFiringInOrganization(db(), org())).toBe(5);
  });

  test('an alert that is pushed without an end is over five minutes after it was sent last', async () => {
    const body = Buffer.from(JSON.stringify([{ labels: { alertname: 'Heartbeatless', service: 'api' } }]));
    await send(body, 'alertmanager-push');
    await alerts.digestNow();
    house.clock.advance(4 * 60_000);
    await send(body, 'alertmanager-push');
    await alerts.digestNow();
    house.clock.advance(2 * 60_000);
    await house.worker.runDue();
    expect(await listAlerts(db(), org())).toHaveLength(1);
    house.clock.advance(4 * 60_000);
    await house.worker.runDue();
    expect(await listAlerts(db(), org())).toEqual([]);
    expect((await groupEntries()).at(-1)).toMatchObject({ firing: 0, resolvedCount: 1 });
    await send(body, 'alertmanager-push');
    await alerts.digestNow();
    expect(await listAlerts(db(), org())).toHaveLength(1);
  });

  test('two runbooks for ServiceDown are told apart by the labels; where they cannot be, the group offers both', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-alerts-'));
    await writeFile(
      join(folder, 'a.md'),
      [
        '# Runbooks',
        ...['Checkout Gateway', 'Parcel Tracker'].map(
          (name) => `### Runbook: ${name} Down\n\n**Alert:** \`ServiceDown\`\n\n#### Mitigation\n\n- Call ${name}.`,
        ),
      ].join('\n\n'),
    );
    await loadOrganizationDocuments(house.context, { organizationId: org(), folder });
    await rm(folder, { recursive: true });
    await send(
      webhookBody(
        { labels: { service: 'parcel-tracker' } },
        { labels: { service: 'checkout-gateway' } },
        { labels: { service: 'unknown' } },
      ),
    );
    await alerts.digestNow();
    const byService = new Map(
      (await listFiringGroups(db(), org())).map((group) => [group.service, group.matches.map((match) => match.title)]),
    );
    expect(byService.get('parcel-tracker')?.[0]).toBe('Parcel Tracker Down');
    expect(byService.get('checkout-gateway')?.[0]).toBe('Checkout Gateway Down');
    expect(byService.get('unknown')).toEqual(['Checkout Gateway Down', 'Parcel Tracker Down']);
  });

  test('after 30 days the raw requests go, after 90 the resolved alerts; what fires or waits stays', async () => {
    await send(webhookBody({ labels: { instance: 'a' } }, { labels: { instance: 'b' }, status: 'resolved' }));
    await alerts.digestNow();
    house.clock.advance(31 * 86_400_000);
    await send(webhookBody({ labels: { instance: 'c' } }));
    expect(await pruneLog(house.context)).toEqual({ requests: 1, alerts: 0 });
    house.clock.advance(60 * 86_400_000);
    expect(await pruneLog(house.context)).toEqual({ requests: 0, alerts: 1 });
    expect((await countWaiting(db())).waiting).toBe(1);
    expect(await listAlerts(db(), org())).toHaveLength(1);
  });

  test('members that the sender left out mark the group', async () => {
    await send(webhookBody({}));
    await alerts.digestNow();
    await send(Buffer.from(JSON.stringify({ version: '4', truncatedAlerts: 7, alerts: [member()] })));
    await alerts.digestNow();
    expect(await onlyGroup()).toMatchObject({ membersHidden: true, firing: 1 });
    expect(await groupEntries()).toHaveLength(1);
  });
});

describe('what may go wrong', () => {
  test('a new digester finishes what a dead one left, and two at once do nothing twice', async () => {
    for (let count = 0; count < 40; count++) await send(webhookBody({ labels: { instance: `i${count % 10}` } }));
    const others = [1, 2, 3].map(() =>
      registerAlerts({ context: house.context, worker: { ...house.worker, handle: () => undefined }, digests: false }),
    );
    const done = await Promise.all(others.map((other) => other.digestNow()));
    expect(done.reduce((sum: number, each) => sum + each.requests, 0)).toBe(40);
    expect(await onlyGroup()).toMatchObject({ firing: 10, members: 10 });
    expect((await groupEntries()).reduce((sum: number, data) => sum + groupChanged.schema.parse(data).newCount, 0)).toBe(10);
    await Promise.all(others.map((other) => other.stop()));
  });

  test('a request that cannot be read is set aside with its error, the rest goes on', async () => {
    await send(webhookBody({ labels: { instance: 'a' } }));
    await insertRequests(db(), [
      {
        organizationId: org(),
        integrationId: null,
        format: 'alertmanager-webhook',
        body: Buffer.from('{"alerts": 7}'),
        receivedAt: house.clock.now(),
      },
    ]);
    await send(webhookBody({ labels: { instance: 'b' } }));
    await alerts.digestNow();
    expect(await listAlerts(db(), org())).toHaveLength(2);
    const [aside] = await listSetAside(db(), org(), { before: null, limit: 10 });
    expect(aside?.error).toContain('alerts');
    expect((await readRequestBody(db(), org(), aside?.id ?? 0))?.toString()).toBe('{"alerts": 7}');
    expect((await readWholeStream(db(), organizationStream(org()))).map((entry) => entry.type)).toContain('alerts.request-set-aside');
  });

  test('a request that the database refuses is found among the others and set aside', async () => {
    await sql
      .raw(`
      create function refuse_poison() returns trigger language plpgsql as $$ begin
        if new.labels ? 'poison' then raise exception 'poison' using errcode = '22023'; end if; return new;
      end $$;
      create trigger refuse_poison before insert on alert for each row execute function refuse_poison()`)
      .execute(db());
    for (let count = 0; count < 21; count++)
      await send(webhookBody({ labels: { instance: `i${count}`, ...(count === 13 ? { poison: 'x' } : {}) } }));
    await alerts.digestNow();
    expect(await listAlerts(db(), org())).toHaveLength(20);
    expect((await listSetAside(db(), org(), { before: null, limit: 10 })).map(({ error }) => error)).toEqual(['poison']);
  });

  test('hostile labels stay text, whatever they hold and however long they are', async () => {
    const hostile = {
      alertname: "'; drop table alert; --",
      service: '<img src=x onerror=alert(1)>',
      ansi: '\u001b[31mred\u0007',
      nul: 'a\u0000b',
      half: '\ud83d',
      shell: '$(rm -rf /) `id`',
      __proto__: 'x',
      long: 'ü'.repeat(60_000),
    };
    await send(
      Buffer.from(
        JSON.stringify({
          version: '4',
          alerts: [{ status: 'firing', labels: hostile, annotations: { summary: '{{ template }}' }, startsAt: start }],
        }),
      ),
    );
    await send(webhookBody({ labels: { alertname: 'x'.repeat(50_000), service: 'y'.repeat(50_000), severity: 'z'.repeat(50_000) } }));
    await alerts.digestNow();
    const stored = await listAlerts(db(), org());
    expect(stored).toHaveLength(2);
    const alert = stored.find(({ labels }) => 'shell' in labels);
    expect(alert?.labels).toMatchObject({
      alertname: hostile.alertname,
      service: hostile.service,
      ansi: hostile.ansi,
      nul: 'a\uFFFDb',
      half: '\uFFFD',
      shell: hostile.shell,
      long: hostile.long,
    });
    expect((await verifyJournal(db())).problems).toEqual([]);
  });

  test('a stranger is refused, a revoked key too, another organisation sees nothing', async () => {
    await expect(
      alerts.accept({ format: 'alertmanager-webhook', credential: { key: 'guess' }, body: webhookBody({}) }),
    ).rejects.toMatchObject({ code: 'not-authenticated' });
    const [integration] = await listIntegrations(db(), org());
    await expect(
      revokeIntegration(house.context, house.actorOf(house.ben, 'responder'), {
        organizationId: org(),
        integrationId: integration?.id ?? '',
      }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await revokeIntegration(house.context, house.system, { organizationId: org(), integrationId: integration?.id ?? '' });
    house.clock.advance(6_000);
    await expect(send(webhookBody({}))).rejects.toMatchObject({ code: 'not-authenticated' });
    expect(await listAlerts(db(), 'org_other')).toEqual([]);
  });

  test('when the database is away, senders are asked to come again', async () => {
    await send(webhookBody({}));
    await house.context.store.stop();
    await expect(send(webhookBody({}))).rejects.toMatchObject({ code: 'overloaded' });
    house = await createTestHouse();
  });
});

test('the running room digests by itself as soon as something is committed', async () => {
  const running = registerAlerts({ context: house.context, worker: { ...house.worker, handle: () => undefined } });
  await running.accept({ format: 'alertmanager-webhook', credential: { key }, body: webhookBody({}) });
  await expect.poll(async () => (await listFiringGroups(db(), org())).length, { timeout: 5_000, interval: 5 }).toBe(1);
  expect(await readGroup(db(), (await onlyGroup()).id)).toMatchObject({ firing: 1 });
  await running.stop();
});
