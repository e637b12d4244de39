import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { applyExecutionSettings } from '#execution';
import { createSignInLink, ensureMember, signInWithLink } from '#people';
import { loadOrganizationDocuments } from '#runbooks';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { adminToken, openHttp } from './http.fixture.ts';
import type { RuleSummaryView, RuleView, RunbookUseView } from './schemas/reader.ts';
import type { RunbookDetailView } from './schemas/organization.ts';
import type { Problem } from './schemas/shared.ts';

let house: TestHouse;
let http: Awaited<ReturnType<typeof openHttp>>;
let folder: string;

const sluice = (more = '') => `# Sluice stuck

**Alert:** \`SluiceStuck\`

## Diagnosis

\`\`\`sql
SELECT pid, query FROM pg_stat_activity;
\`\`\`

<!-- tocsin-ignore pipe-hides-failure: an empty answer is read as a failure -->
\`\`\`bash
kubectl get events -n canal | tail -5
\`\`\`

## Mitigation

\`\`\`sql
SELECT pg_terminate_backend(<pid>);
\`\`\`

\`\`\`bash
kubectl rollout restart deployment/sluice -n canal
\`\`\`
${more}`;
const load = () => loadOrganizationDocuments(house.context, { organizationId: house.organization.id, folder });
const admin = { authorization: `Bearer ${adminToken}` };
const get = async <T>(path: string, headers: Record<string, string> = admin) => {
  const answer = await http.server.inject({ method: 'GET', url: `/api/v1/${path}`, headers });
  return { status: answer.statusCode, body: answer.json<T>() };
};
const useNow = async (headers?: Record<string, string>, version = '') =>
  (await get<RunbookUseView>(`organizations/acme/runbooks/sluice-stuck/use${version}`, headers)).body;
const detailNow = async () => (await get<RunbookDetailView>('organizations/acme/runbooks/sluice-stuck')).body;
const stepWith = (detail: RunbookDetailView, words: string) =>
  detail.sections.flatMap(({ steps }) => steps).find(({ source }) => source.includes(words));

beforeAll(async () => {
  await initCommands();
  house = await createTestHouse();
  http = await openHttp(house);
  folder = await mkdtemp(join(tmpdir(), 'tocsin-http-reader-'));
  await writeFile(join(folder, 'sluice.md'), sluice());
  await load();
});
afterAll(async () => {
  await http.close();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

describe('rules over HTTP', () => {
  test('every rule has a page; the words are those of docs/rules', async () => {
    const { items } = (await get<{ items: RuleSummaryView[] }>('rules')).body;
    expect(items.length).toBeGreaterThan(80);
    for (const { id, title } of items) expect((await get<RuleView>(`rules/${id}`)).body).toMatchObject({ id, title });
    const { body } = await get<RuleView>('rules/pipe-hides-failure');
    expect(body).toMatchObject({
      severity: 'info',
      found: [expect.stringMatching(/^runbook\.md:8:1: when kubectl get events/)],
      examples: { bad: expect.stringContaining('| tail -5'), good: expect.stringContaining('set -o pipefail') },
      suppression: '<!-- tocsin-ignore pipe-hides-failure: why it is right here -->',
    });
  });

  test('an unknown rule is not found, and the answer says where they are listed', async () => {
    const { status, body } = await get<Problem>('rules/no-such-rule');
    expect([status, body.code, body.detail]).toEqual([404, 'not-found', 'there is no rule "no-such-rule"; GET /api/v1/rules lists them']);
  });

  test('OpenAPI describes them', async () => {
    const { paths } = (await http.server.inject({ method: 'GET', url: '/api/openapi.json' })).json<{ paths: Record<string, unknown> }>();
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/v1/rules', '/api/v1/rules/{id}', '/api/v1/organizations/{org}/runbooks/{slug}/use']),
    );
  });
});

describe('the document for the reader', () => {
  test('a parameter says which column on which line shows its value', async () => {
    expect(stepWith(await detailNow(), 'terminate')?.parameters).toEqual([
      { name: 'pid', syntax: '<pid>', type: 'process-id', secret: false, from: { kind: 'sql-column', column: 'pid', line: 8 } },
    ]);
  });

  test('what its authors accepted is told with their reason, and not counted', async () => {
    const detail = await detailNow();
    expect(detail.findingList.find(({ rule }) => rule === 'pipe-hides-failure')?.suppressed).toEqual({
      reason: 'an empty answer is read as a failure',
      line: 11,
    });
    expect(detail.findings).toBe(detail.findingList.filter(({ suppressed }) => suppressed === null).length);
  });
});

describe('what can be done with a runbook', () => {
  test('which steps run and why the others do not', async () => {
    const { steps, whyNotRun, whyNotDeclare, incidents } = await useNow();
    const detail = await detailNow();
    const of = (words: string) => steps.find(({ id }) => id === stepWith(detail, words)?.id);
    expect(of('rollout')).toMatchObject({ kind: 'runnable', reason: null });
    expect(of('terminate')).toMatchObject({ kind: 'blocked', reason: 'no PostgreSQL is named under "connections" in tocsin.yaml' });
    expect([whyNotRun, whyNotDeclare, incidents]).toEqual([null, null, []]);
  });

  test('an open incident that uses it is named with the steps of the version that it keeps', async () => {
    const declared = await http.server.inject({
      method: 'POST',
      url: '/api/v1/organizations/acme/incidents',
      headers: admin,
      payload: { title: 'The water stands', runbook: 'sluice-stuck' },
    });
    const { id, number } = declared.json<{ id: string; number: number }>();
    await writeFile(join(folder, 'sluice.md'), sluice('\n```bash\nkubectl delete pod sluice-0 -n canal\n```\n'));
    await load();
    const added = stepWith(await detailNow(), 'sluice-0')?.id ?? '';
    const { incidents, version, liveVersion, steps } = await useNow();
    expect([version, liveVersion]).toEqual([2, 2]);
    expect(steps.map((step) => step.id)).toContain(added);
    expect(incidents).toMatchObject([{ id, number, title: 'The water stands', version: 1 }]);
    expect(incidents[0]?.steps).not.toContain(added);
    expect(incidents[0]?.steps).toContain(stepWith(await detailNow(), 'rollout')?.id);
    expect(await useNow(admin, '?version=1')).toMatchObject({ version: 1, liveVersion: 2 });
    await http.server.inject({ method: 'POST', url: `/api/v1/incidents/${id}/resolve`, headers: admin, payload: { override: 'test' } });
    expect((await useNow()).incidents).toEqual([]);
  });

  test('what tocsin.yaml names is known: values that fill themselves in, systems that steps reach', async () => {
    await applyExecutionSettings(house.context, house.system, house.organization.id, {
      parameters: { pid: '4711' },
      checks: [],
      connections: [{ name: 'main', kind: 'postgres' }],
      environmentNames: [],
    });
    const id = stepWith(await detailNow(), 'terminate')?.id;
    expect((await useNow()).steps.find((step) => step.id === id)).toEqual({
      id,
      kind: 'runnable',
      reason: null,
      filled: [{ name: 'pid', source: 'tocsin.yaml' }],
    });
  });

  test('somebody who may only look is told what it takes; a stranger learns nothing', async () => {
    const viewer = await ensureMember(house.context, house.system, {
      organizationId: house.organization.id,
      name: 'Vera',
      email: 'vera@acme.example',
      role: 'viewer',
    });
    const cookie = async (personId: string) => ({
      cookie: `tocsin_session=${(await signInWithLink(house.context, await createSignInLink(house.context, personId, 60_000))).token}`,
    });
    expect(await useNow(await cookie(viewer.id))).toMatchObject({
      whyNotRun: 'running a step takes the role admin or commander or responder',
      whyNotDeclare: 'declaring an incident takes the role admin or commander or responder',
    });
    expect(await useNow(await cookie(house.ben.id))).toMatchObject({ whyNotRun: null, whyNotDeclare: null });
    expect((await get('organizations/acme/runbooks/sluice-stuck/use', {})).status).toBe(401);
    expect((await get('organizations/acme/runbooks/no-such/use')).status).toBe(404);
    expect((await get('organizations/acme/runbooks/sluice-stuck/use?version=99')).status).toBe(404);
  });
});
