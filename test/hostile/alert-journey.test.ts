import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntegration, listAlertsOfGroup, registerAlerts, type Alerts } from '#alerts';
import { createLog, silentLog } from '#base';
import { initCommands } from '#commands';
import { registerComms, sendUpdate } from '#comms';
import { closeGuardedConnections, registerDelivery, type DeliveryRoom } from '#delivery';
import {
  applyExecutionSettings,
  readRunOfIncident,
  readRunView,
  registerExecution,
  runStep,
  setValues,
  startLocalRunner,
  type Execution,
  type RunStepView,
} from '#execution';
import { incidentStream, listIncidents, registerIncidents, type Incident } from '#incidents';
import { describeEntry, readWholeStream, verifyJournal } from '#journal';
import { applyPolicies, applySchedules } from '#oncall';
import { registerPaging } from '#paging';
import { loadOrganizationDocuments } from '#runbooks';
import { readStatusPage, registerStatusPage, renderAtom, renderRss, renderStatusPage, statuspageJson } from '#statuspage';
import { createTestHouse, type TestHouse } from '../database/test-context.ts';
import { operationsDocument } from '../fixtures/operations-document.ts';
import { startHttp, startSmtp } from '../outside/outside-servers.ts';
import { hostileValues } from './hostile-values.ts';
import { activeParts } from './html-elements.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-hostile-'));
const trap = join(folder, 'trap');
const values = hostileValues(trap);
let house: TestHouse;
let alerts: Alerts;
let delivery: DeliveryRoom;
let execution: Execution;
let key: string;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let slack: Awaited<ReturnType<typeof startHttp>>;
const slackPosts: URLSearchParams[] = [];
const db = () => house.context.store.db;
const counts = async () => {
  const result = await sql<{ tables: number; people: number; organizations: number; members: number }>`
    select (select count(*)::int from information_schema.tables where table_schema = 'public') as tables, (select count(*)::int from person) as people,
      (select count(*)::int from organization) as organizations, (select count(*)::int from membership) as members`.execute(db());
  return result.rows[0];
};
let before: Awaited<ReturnType<typeof counts>>;

beforeAll(async () => {
  await initCommands();
  house = await createTestHouse();
  const { context, worker, organization, system } = house;
  smtp = await startSmtp();
  slack = await startHttp((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      slackPosts.push(new URLSearchParams(Buffer.concat(parts).toString('utf8')));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, channel: 'C1', ts: '1.1' }));
    });
  });
  for (const name of ['bin', 'documents', 'argv']) mkdirSync(join(folder, name));
  // Stands for the real program: writes each argument, ended by NUL, to a file of its own.
  writeFileSync(join(folder, 'bin', 'kubectl'), `#!/bin/bash\nprintf '%s\\0' "$@" > "$(mktemp ${join(folder, 'argv', 'XXXXXXXX')})"\n`);
  chmodSync(join(folder, 'bin', 'kubectl'), 0o755);
  writeFileSync(join(folder, 'documents', 'operations.md'), operationsDocument);
  await loadOrganizationDocuments(context, { organizationId: organization.id, folder: join(folder, 'documents') });
  await applySchedules(context, system, organization.id, [
    { name: 'main', layers: [{ people: ['ana'], start: '2026-01-01T09:00:00', every: 'P1W' }] },
  ]);
  await applyPolicies(context, system, organization.id, [{ name: 'default', levels: [{ who: ['schedule:main'], after: 'PT0M' }] }]);
  ({ key } = await createIntegration(context, system, { organizationId: organization.id, kind: 'alertmanager', name: 'Prometheus' }));
  delivery = registerDelivery({
    context,
    worker,
    settings: {
      mayCallPrivateAddresses: () => true,
      webhookSecretFor: () => 'secret',
      mailFor: () => ({ smtp: smtp.url, from: 'tocsin@acme.example' }),
      slackFor: () => ({ token: 'xoxb-0-test', apiUrl: slack.url }),
    },
  });
  alerts = registerAlerts({ context, worker, digests: false });
  registerIncidents({ context });
  registerPaging({ context, worker, settings: { publicUrl: 'https://tocsin.example.com', canMail: () => true, pagesDrills: true } });
  registerComms({
    context,
    worker,
    settings: {
      slackChannelFor: () => '#incidents',
      subscribersFor: () => ['status@acme.example'],
      canMail: () => true,
      publicUrl: () => 'https://tocsin.example.com',
    },
  });
  registerStatusPage({ context, worker });
  const runner = startLocalRunner({
    folder: join(folder, 'runner'),
    path: `${join(folder, 'bin')}:/usr/bin:/bin`,
    log: silentLog,
    now: () => new Date(),
  });
  execution = registerExecution({
    context,
    worker,
    runner,
    settings: { autoRun: 'read-only', connectionsFor: () => [], environmentFor: () => ({}) },
  });
  await applyExecutionSettings(context, system, organization.id, {
    parameters: { namespace: 'shop' },
    checks: [],
    connections: [],
    environmentNames: [],
  });
  await execution.start();
  before = await counts();
});
afterAll(async () => {
  await execution.stop();
  delivery.stop();
  await alerts.stop();
  await closeGuardedConnections();
  await smtp.stop();
  await slack.stop();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Sent {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
/** Raw bytes through the real way in; answers the incident that they led to. */
async function send({ labels, annotations }: Sent): Promise<Incident> {
  const known = new Set(
    (await listIncidents(db(), { organizationIds: [house.organization.id], status: 'all', limit: 200 })).map(({ id }) => id),
  );
  const body = {
    version: '4',
    groupKey: '{}',
    status: 'firing',
    truncatedAlerts: 0,
    alerts: [
      {
        status: 'firing',
        labels,
        annotations,
        startsAt: '2026-01-05T02:10:00Z',
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: annotations['summary'],
      },
    ],
  };
  await alerts.accept({ format: 'alertmanager-webhook', credential: { key }, body: Buffer.from(JSON.stringify(body)) });
  await alerts.digestNow();
  await house.worker.runDue();
  const fresh = (await listIncidents(db(), { organizationIds: [house.organization.id], status: 'all', limit: 200 })).filter(
    ({ id }) => !known.has(id),
  );
  expect(fresh).toHaveLength(1);
  return fresh[0] ?? expect.fail('no incident');
}

/** Unfolds the header block of a mail: names in order, and the whole text decoded where it is quoted-printable or base64. */
function readMail(raw: string): { headers: string[]; recipients: string; text: string } {
  const split = raw.indexOf('\r\n\r\n');
  const head = raw
    .slice(0, split)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const parts = raw.slice(split).split(/\r\n--[^\r\n]+\r\n/);
  const text = parts
    .map((part) => {
      if (/content-transfer-encoding: base64/i.test(part) || /content-transfer-encoding: base64/i.test(head.join('\n')))
        return Buffer.from(part.slice(part.lastIndexOf('\r\n\r\n')), 'base64').toString('utf8');
      const bytes = part
        .replaceAll(/=\r\n/g, '')
        .replaceAll(/((?:=[0-9A-F]{2})+)/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
      return bytes;
    })
    .join('\n');
  return {
    headers: head.map((line) => line.slice(0, line.indexOf(':')).toLowerCase()),
    recipients: head.find((line) => /^to:/i.test(line)) ?? '',
    text,
  };
}
const allowedHeaders = new Set([
  'from',
  'to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'auto-submitted',
  'x-tocsin-delivery',
  'references',
  'in-reply-to',
  'precedence',
  'x-auto-response-suppress',
  'list-unsubscribe',
  'list-id',
]);

async function nothingElseChanged(): Promise<void> {
  expect(existsSync(trap), 'something obeyed the value').toBe(false);
  expect(await counts()).toEqual(before);
  expect(readdirSync(folder).toSorted()).toEqual(['argv', 'bin', 'documents', 'runner']);
}

/** The step of the diagnosis whose hole the label could fill, once its state fits. */
async function diagnosisWhen(incident: Incident, fits: (step: RunStepView) => boolean): Promise<{ runId: string; step: RunStepView }> {
  const run = (await readRunOfIncident(db(), incident.id)) ?? expect.fail('no run');
  let step: RunStepView | undefined;
  await expect
    .poll(
      async () => {
        await house.worker.runDue();
        step = (await readRunView(db(), run.id)).sections.find(({ kind }) => kind === 'diagnosis')?.steps[0];
        return step !== undefined && fits(step);
      },
      { timeout: 15_000, interval: 20 },
    )
    .toBe(true);
  return { runId: run.id, step: step ?? expect.fail('no step') };
}

describe.each(values)('$name', ({ value, readable }) => {
  test('as label value, label name and annotation of an alert with a runbook', async () => {
    const [mails, argvs] = [smtp.mails.length, readdirSync(join(folder, 'argv')).length];
    const service = `svc-${mails}`;
    // A label name of more than a thousand characters is refused at the door.
    const name = value.slice(0, 1_000);
    const incident = await send({
      labels: { alertname: 'GateReaderDown', service, pier: value, [name]: 'name' },
      annotations: { summary: value, [name]: 'x', runbook_url: value, description: value },
    });
    expect(incident).toMatchObject({ service, runbook: { slug: 'gate-reader-down' } });

    const [alert] = await listAlertsOfGroup(db(), incident.groupId ?? '');
    expect(alert?.labels['pier']).toContain(readable);
    expect(alert?.annotations['summary']).toContain(readable);
    // A name that JavaScript itself gives a meaning to is left out; every other one stays.
    expect(Object.keys(alert?.labels ?? {})).toHaveLength(value === '__proto__' ? 3 : 4);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('name');

    // What an alert brings does not become a value by itself when it looks like anything but a name.
    const { runId, step } = await diagnosisWhen(incident, ({ state }) => state === 'needs-value');
    expect(step).toMatchObject({ state: 'needs-value', blocked: 'needs a value: pier', attempts: [] });
    expect(readdirSync(join(folder, 'argv'))).toHaveLength(argvs);

    // A person who copies it from the alert by hand runs one program, and the value is one argument, whole.
    const typed = (alert?.labels['pier'] ?? '').slice(0, 4_000);
    const actor = house.actorOf(house.ana);
    await setValues(house.context, actor, { runId, stepId: step.id, values: { pier: typed } });
    const running = runStep(house.context, actor, { runId, stepId: step.id });
    if (typed.startsWith('-')) {
      await expect(running).rejects.toThrow('the program would take it for an option');
      expect(readdirSync(join(folder, 'argv'))).toHaveLength(argvs);
      return nothingElseChanged();
    }
    await running;
    const { step: ended } = await diagnosisWhen(incident, ({ state }) => ['succeeded', 'failed', 'stopped', 'unknown'].includes(state));
    expect(ended).toMatchObject({ state: 'succeeded', attempts: [{ exitCode: 0 }] });
    const recorded = readdirSync(join(folder, 'argv')).map((name) =>
      readFileSync(join(folder, 'argv', name), 'utf8')
        .split('\0')
        .slice(0, -1),
    );
    expect(recorded).toHaveLength(argvs + 1);
    expect(recorded).toContainEqual(['describe', 'pod', typed, '-n', 'shop']);
    expect(smtp.mails.slice(mails).map(({ to }) => to)).toEqual([['ana@acme.example']]);
    await nothingElseChanged();
  });

  test('as name of an alert: incident, page, mail, Slack, status page, timeline', async () => {
    const [mails, posts] = [smtp.mails.length, slackPosts.length];
    const incident = await send({ labels: { alertname: value, service: `name-${mails} ${value}` }, annotations: { summary: value } });
    expect(incident.title).toContain(readable);

    const page = smtp.mails.slice(mails);
    expect(page.map(({ to }) => to)).toEqual([['ana@acme.example']]);
    const mail = readMail(page[0]?.raw ?? '');
    expect(mail.headers.filter((name) => !allowedHeaders.has(name))).toEqual([]);
    expect(new Set(mail.headers).size).toBe(mail.headers.length);
    expect(mail.recipients).toBe('To: ana@acme.example');
    expect(mail.text).toContain(readable);
    expect(page[0]?.raw).not.toMatch(/\u001b|\u009b/);

    await sendUpdate(house.context, house.actorOf(house.ana), {
      incidentId: incident.id,
      body: `About ${value.slice(0, 5_000)}`,
      channels: ['slack', 'status-page'],
      allowUnfilled: true,
    });
    await house.worker.runDue();
    expect(slackPosts).toHaveLength(posts + 1);
    const text = slackPosts.at(-1)?.get('text') ?? '';
    expect(text).not.toMatch(/<[!@#]|<https:\/\/evil/);
    expect(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toContain(readable);
    expect(slackPosts.at(-1)?.get('channel')).toBe('#incidents');

    const view = await readStatusPage(db(), house.organization.id, { baseUrl: 'https://tocsin.example.com', now: house.clock.now() });
    const shown = view.incidents.find(({ name }) => name.includes(readable));
    expect(shown?.updates[0]?.body).toContain(readable);
    const html = renderStatusPage(view);
    expect(activeParts(html)).toEqual([]);
    expect(html.match(/<title>/g)).toHaveLength(1);
    for (const feed of [renderAtom(view), renderRss(view)]) {
      expect(feed.match(/<entry>|<item>/g)).toHaveLength(feed.match(/<\/entry>|<\/item>/g)?.length ?? 0);
      // XML 1.0, section 2.2: these characters may not occur, not even escaped.
      expect(feed).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\]\]>|<script|<img|<svg/);
      expect(feed.isWellFormed()).toBe(true);
    }
    expect(JSON.parse(JSON.stringify(statuspageJson(view, 'incidents')))).toMatchObject({ page: expect.anything() });

    const entries = await readWholeStream(db(), incidentStream(incident.id));
    expect(entries.map((entry) => describeEntry(entry).text).join('\n')).toContain(readable);
    await nothingElseChanged();
  });

  test('as anything in a log line', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    log.warn({ label: value, [value]: 1, error: new Error(value) }, value);
    const written = lines.join('');
    expect(written.match(/\n/g)).toHaveLength(1);
    expect(written.endsWith('\n')).toBe(true);
    expect(JSON.parse(written)).toMatchObject({ level: 'warn', msg: expect.stringContaining(readable) });
    expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  });
});

test('bytes that are not UTF-8 are refused, and nothing of them is kept', async () => {
  const body = Buffer.concat([
    Buffer.from('{"version":"4","alerts":[{"status":"firing","labels":{"alertname":"'),
    Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
    Buffer.from('"},"startsAt":"2026-01-05T02:10:00Z"}]}'),
  ]);
  await expect(alerts.accept({ format: 'alertmanager-webhook', credential: { key }, body })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('UTF-8'),
  });
  expect(await alerts.digestNow()).toMatchObject({ requests: 0, alerts: 0 });
});

test('after all of it every stream of the journal still verifies', async () => {
  expect(await verifyJournal(db())).toMatchObject({ problems: [] });
});
