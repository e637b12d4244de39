import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base';
import { initCommands } from '#commands';
import { loadOrganizationDocuments } from '#runbooks';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { adminToken, openHttp } from './http.fixture.ts';
import type { CoverageView, MatchAnswerView, RelatedRunbookView, RunbookItemView, RunbookVersionView } from './schemas/catalogue.ts';
import type { RunbookDetailView } from './schemas/organization.ts';
import type { RunView } from './schemas/runs.ts';

let house: TestHouse;
let http: Awaited<ReturnType<typeof openHttp>>;
let folder: string;
let prometheusUrl: string | null = null;

const winch = (command = 'kubectl rollout restart deployment/winch') => `# Winch jammed

**Alert:** \`WinchJammed\`

## Mitigation

\`\`\`bash
${command}
\`\`\`

See [the anchor](anchor.md) as well.
`;
const anchor = '# Anchor drags\n\n**Alert:** `AnchorDrags`\n\n## Diagnosis\n\n```bash\nkubectl logs deployment/winch --tail=50\n```\n';
const load = () => loadOrganizationDocuments(house.context, { organizationId: house.organization.id, folder });
const call = async <T>(method: 'GET' | 'POST', path: string, payload?: object) => {
  const answer = await http.server.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer ${adminToken}` },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json<T>() };
};
const get = async <T>(path: string) => (await call<T>('GET', path)).body;
const coverageNow = () => get<CoverageView>('organizations/acme/coverage');

beforeAll(async () => {
  await initCommands();
  house = await createTestHouse();
  http = await openHttp(house, { prometheus: () => prometheusUrl });
  folder = await mkdtemp(join(tmpdir(), 'tocsin-http-catalogue-'));
  await writeFile(join(folder, 'winch.md'), winch());
  await writeFile(join(folder, 'anchor.md'), anchor);
  await writeFile(join(folder, 'glossary.md'), '# Glossary\n\n## Winch\n\nA drum that pulls a rope.\n');
  await load();
});
afterAll(async () => {
  await http.close();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

describe('searching over HTTP', () => {
  test('the best first, each with its place; nothing asked lists all', async () => {
    const { items } = await get<{ items: RunbookItemView[] }>('organizations/acme/runbooks?q=wnich%20jamed');
    expect(items[0]).toMatchObject({
      title: 'Winch jammed',
      services: ['winch'],
      found: {
        field: 'title',
        line: 1,
        snippet: [
          { text: 'Winch', marked: true },
          { text: ' ', marked: false },
          { text: 'jammed', marked: true },
        ],
      },
    });
    const all = await get<{ items: RunbookItemView[] }>('organizations/acme/runbooks');
    expect(all.items.length).toBeGreaterThanOrEqual(2);
    expect(all.items.every(({ found }) => found === null)).toBe(true);
  });

  test.each([
    ['alert=anchordrags', ['Anchor drags']],
    ['command=rollout', ['Winch jammed']],
    ['service=winch&q=logs', ['Anchor drags']],
    ['q=zeppelin', []],
    ['q=winch&limit=1', ['Winch jammed']],
  ])('%s', async (query, titles) => {
    const { items } = await get<{ items: RunbookItemView[] }>(`organizations/acme/runbooks?${query}`);
    expect(items.map(({ title }) => title)).toEqual(titles);
  });

  test('a wrong limit is refused with its field', async () => {
    const { status, body } = await call<{ errors: { field: string }[] }>('GET', 'organizations/acme/runbooks?q=x&limit=0');
    expect([status, body.errors[0]?.field]).toEqual([400, 'limit']);
  });

  test('what has to do with a runbook, and why', async () => {
    const { items } = await get<{ items: RelatedRunbookView[] }>('organizations/acme/runbooks/winch-jammed/related');
    expect(items[0]).toMatchObject({ title: 'Anchor drags', reasons: ['this runbook links to it', 'both work on winch'] });
    expect((await call('GET', 'organizations/acme/runbooks/zeppelin/related')).status).toBe(404);
  });
});

test('matching over HTTP explains itself and changes nothing', async () => {
  const { body } = await call<MatchAnswerView>('POST', 'organizations/acme/runbooks/match', {
    labels: { alertname: 'RopeSlack' },
    annotations: { runbook_url: 'https://docs.example/runbooks/winch/' },
  });
  expect(body.matches[0]).toMatchObject({ slug: 'winch-jammed', rule: 'runbook-url', version: 1 });
  expect(body.decisions.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
    'runbook-url matched',
    'alert-name no-match',
    'file-name no-match',
    'labels not-tried',
  ]);
  const nothing = await call<MatchAnswerView>('POST', 'organizations/acme/runbooks/match', { name: 'Nothing' });
  expect([nothing.status, nothing.body.matches]).toEqual([200, []]);
});

describe('an incident keeps the version that it started with', () => {
  test('whatever changes on disk; a new one gets the new version', async () => {
    const declare = (title: string) => call<{ id: string }>('POST', 'organizations/acme/incidents', { title, runbook: 'winch-jammed' });
    const stepOf = async (id: string) => {
      await house.worker.runDue();
      const { body } = await call<RunView>('POST', `incidents/${id}/runs`, {});
      return [
        body.runbook.version,
        body.sections.flatMap(({ steps }) => steps.map(({ source }) => source)).find((source) => source.includes('kubectl')),
      ];
    };
    const before = (await declare('The winch is stuck')).body.id;
    await writeFile(join(folder, 'winch.md'), winch('kubectl scale deployment/winch --replicas=0'));
    await load();
    const after = (await declare('The winch is stuck again')).body.id;
    expect(await stepOf(before)).toEqual([1, 'kubectl rollout restart deployment/winch']);
    expect(await stepOf(after)).toEqual([2, 'kubectl scale deployment/winch --replicas=0']);
    const detail = (version: string) => get<RunbookDetailView>(`organizations/acme/runbooks/winch-jammed${version}`);
    expect(await detail('')).toMatchObject({
      version: 2,
      liveVersion: 2,
      document: { source: winch('kubectl scale deployment/winch --replicas=0') },
    });
    expect(await detail('?version=1')).toMatchObject({ version: 1, liveVersion: 2, document: { version: 1, source: winch() } });
    expect((await call('GET', 'organizations/acme/runbooks/winch-jammed?version=9')).status).toBe(404);
    const { items } = await get<{ items: RunbookVersionView[] }>('organizations/acme/runbooks/winch-jammed/versions');
    expect(items.map(({ version, isLive, changed }) => [version, isLive, changed])).toEqual([
      [2, true, { added: 1, removed: 1 }],
      [1, false, null],
    ]);
  });
});

describe('coverage', () => {
  test('without a Prometheus the rest is told, and how to name one', async () => {
    prometheusUrl = null;
    const { prometheus, alertsWithoutRunbook, runbooksNeverMatched, runbooksNeverRun } = await coverageNow();
    expect(prometheus).toEqual({
      state: 'not-configured',
      name: null,
      message: 'no Prometheus is named under "connections" in tocsin.yaml',
    });
    expect(alertsWithoutRunbook).toBeNull();
    expect(runbooksNeverMatched.items.map(({ title }) => title)).toEqual(expect.arrayContaining(['Anchor drags', 'Winch jammed']));
    expect(runbooksNeverRun.items[0]?.reason).toMatch(/never run/);
  });

  test('a Prometheus that is away is an error of that part only', async () => {
    prometheusUrl = 'http://user:secret@127.0.0.1:1/prefix';
    const { prometheus, alertsWithoutRunbook, runbooksNeverMatched } = await coverageNow();
    expect(prometheus).toMatchObject({ state: 'unreachable', name: 'monitoring', message: expect.stringContaining('does not answer') });
    expect(JSON.stringify(prometheus)).not.toContain('secret');
    expect(alertsWithoutRunbook).toBeNull();
    expect(runbooksNeverMatched.total).toBeGreaterThanOrEqual(2);
  });

  test('a runbook that an alert was matched with once is not listed any more', async () => {
    const { items } = await get<{ items: RunbookItemView[] }>('organizations/acme/runbooks?q=winch%20jammed&limit=1');
    const before = await coverageNow();
    const { rows } = await sql<{ document_id: string }>`select id as document_id from runbook_document where path = 'winch.md'`.execute(
      house.context.store.db,
    );
    const matches = JSON.stringify([{ documentId: rows[0]?.document_id, slug: items[0]?.slug }]);
    await sql`insert into alert_group (id, organization_id, key, title, matches, labels, members_hidden, episode, members, firing, started_at, changed_at)
      values ('grp_1', ${house.organization.id}, 'k', 't', ${matches}::jsonb, '{}', false, 1, 1, 0, now(), now())`.execute(
      house.context.store.db,
    );
    const after = await coverageNow();
    await sql`delete from alert_group`.execute(house.context.store.db);
    expect(before.runbooksNeverMatched.items.map(({ title }) => title)).toContain('Winch jammed');
    expect(after.runbooksNeverMatched.items.map(({ title }) => title)).not.toContain('Winch jammed');
    expect(after.runbooksNeverMatched.total).toBe(before.runbooksNeverMatched.total);
  });

  test('a step that failed in every run is told, until it succeeds or is gone', async () => {
    const { db } = house.context.store;
    const incidents = [];
    for (const title of ['One', 'Two'])
      incidents.push((await call<{ id: string }>('POST', 'organizations/acme/incidents', { title, runbook: 'anchor-drags' })).body.id);
    await house.worker.runDue();
    const attempt = async (incidentId: string, number: number, state: 'failed' | 'succeeded') => {
      const { body } = await call<RunView>('POST', `incidents/${incidentId}/runs`, {});
      const step = body.sections.flatMap(({ steps }) => steps).find(({ source }) => source.includes('kubectl'));
      await sql`insert into attempt (id, run_id, step_id, number, incident_id, organization_id, position, state, token, risk, preserves_evidence, display,
          plan_hash, started_by, automatic, created_at, started_at, ended_at, exit_code, verdict)
        values (${newId('attempt', house.clock.now())}, ${body.id}, ${step?.id ?? ''}, ${number}, ${incidentId}, ${house.organization.id}, 0, ${state}, 't',
          'read-only', false, 'x', 'h', '{}', false, now(), now(), now(), 1, 'exit 1')`.execute(db);
    };
    await attempt(incidents[0] ?? '', 1, 'failed');
    expect((await coverageNow()).stepsAlwaysFailing.items).toEqual([]);
    await attempt(incidents[1] ?? '', 1, 'failed');
    const { stepsAlwaysFailing, runbooksNeverRun } = await coverageNow();
    expect(stepsAlwaysFailing.items).toMatchObject([
      {
        title: 'Anchor drags',
        line: 8,
        runs: 2,
        lastExitCode: 1,
        lastIncident: { id: incidents[1] },
        step: { source: 'kubectl logs deployment/winch --tail=50' },
        reason: 'it failed in all 2 runs; the last time: exit 1',
      },
    ]);
    expect(runbooksNeverRun.items.map(({ title }) => title)).not.toContain('Anchor drags');
    await attempt(incidents[1] ?? '', 2, 'succeeded');
    expect((await coverageNow()).stepsAlwaysFailing.items).toEqual([]);
  });
});

const prometheusProgram = '/usr/bin/prometheus';
describe.skipIf(!existsSync(prometheusProgram))('coverage of a real Prometheus', () => {
  let prometheus: ChildProcess;
  const url = 'http://127.0.0.1:19417';
  beforeAll(async () => {
    const rules = `groups:
- name: harbour
  rules:
  - record: depth:mean
    expr: vector(1)
  - alert: WinchJammed
    expr: vector(1) > 0
    labels: { severity: page, job: deck }
  - alert: RopeSlack
    expr: vector(0) > 1
    annotations: { runbook_url: 'https://docs.example/anchor.html' }
  - alert: GullStuck
    expr: vector(0) > 1
    labels: { severity: ticket }
    annotations: { runbook_url: 'https://docs.example/gull-stuck' }
`;
    await writeFile(join(folder, 'rules.yml'), rules);
    await writeFile(join(folder, 'prometheus.yml'), `global: { evaluation_interval: 1s }\nrule_files: [rules.yml]\n`);
    prometheus = spawn(
      prometheusProgram,
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'tsdb')}`,
        `--web.listen-address=${new URL(url).host}`,
      ],
      { stdio: 'ignore' },
    );
    const start = performance.now();
    while ((await fetch(`${url}/-/ready`).catch(() => null))?.ok !== true) {
      if (performance.now() - start > 30_000) throw new Error('Prometheus did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, 40_000);
  afterAll(async () => {
    prometheus.kill('SIGKILL');
    await new Promise((resolve) => prometheus.once('exit', resolve));
  });

  test('names the alerts without a runbook and why, and which runbook a rule would lead to', async () => {
    prometheusUrl = url;
    const { prometheus: state, alertsWithoutRunbook, runbooksNeverMatched } = await coverageNow();
    expect(state).toEqual({ state: 'ok', name: 'monitoring', message: '3 alert rules read' });
    expect(alertsWithoutRunbook).toMatchObject({
      total: 3,
      items: [
        {
          alert: 'GullStuck',
          group: 'harbour',
          severity: 'ticket',
          runbookUrl: 'https://docs.example/gull-stuck',
          link: 'https://docs.example/gull-stuck',
          reason: expect.stringContaining('no document here is called gull-stuck; no document names it'),
        },
      ],
    });
    expect(runbooksNeverMatched.items.find(({ title }) => title === 'Winch jammed')).toMatchObject({
      rules: ['WinchJammed'],
      reason: 'no alert has come in for it yet; WinchJammed would lead here',
    });
    expect(runbooksNeverMatched.items.find(({ title }) => title === 'Anchor drags')).toMatchObject({ rules: ['RopeSlack'] });
  });
});
