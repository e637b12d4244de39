import { chmod, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository, startTocsin, until, type TocsinProcess } from './parts/tocsin-process.ts';

let folder: string;
let tocsin: TocsinProcess;
const documents = () => join(folder, 'workspace', 'acme');
const good =
  '# Acme - Runbooks\n\n### Runbook: Disk Full\n\n**Alert:** `DiskFull`\n**Severity:** P2\n\n#### Symptoms\n\n- Disk usage > 90%\n';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-bad-input-'));
  await chmod(folder, 0o711); // as root the database runs as another user, who must get through
  await mkdir(documents(), { recursive: true });
  await writeFile(join(documents(), 'disk.md'), good);
  tocsin = await startTocsin({ dataDir: join(folder, 'data'), workspace: join(folder, 'workspace') });
});
afterAll(async () => {
  await tocsin.stop();
  await rm(folder, { recursive: true, force: true });
});

interface RunbookPage {
  items: { slug: string; title: string; version: number; findings: number }[];
}
const runbooks = async () => (await tocsin.api<RunbookPage>('GET', '/api/v1/organizations/acme/runbooks')).items;
const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(new URL(path, tocsin.baseUrl), {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { authorization: `Bearer ${tocsin.adminToken}`, 'content-type': 'application/json', ...headers },
  });

describe('requests', () => {
  test.each([
    ['unreadable JSON', '{"a":', 400, /JSON/i],
    ['a list of something else', '[1, 2]', 400, /./],
    ['an object where a list belongs', '{"alerts": 1}', 400, /./],
    ['labels that are not text', '[{"labels": {"alertname": 5}}]', 400, /labels/],
    ['bytes that are not UTF-8', Buffer.from([0x5b, 0xff, 0xfe, 0x5d]), 400, /UTF-8/i],
    ['nothing', '', 400, /./],
  ])('%s at the intake: a clear refusal', async (_, body, status, detail) => {
    const response = await post('/api/v2/alerts?organization=acme', body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as { code: string; detail: string; errors: { field: string }[] };
    expect(problem.code).toBe('invalid-input');
    expect(JSON.stringify(problem)).toMatch(detail);
  });

  test('a body over the limit is refused with its limit, and the next one is taken', async () => {
    const response = await post('/api/v2/alerts?organization=acme', `[{"labels":{"alertname":"${'x'.repeat(11 * 2 ** 20)}"}}]`);
    expect(response.status).toBe(413);
    const next = await post('/api/v2/alerts?organization=acme', '[{"labels":{"alertname":"Fine"}}]');
    expect(next.status).toBe(200);
  });

  test('unknown fields of an alert are no reason to lose it', async () => {
    const response = await post('/api/v2/alerts?organization=acme', '[{"labels":{"alertname":"Extra"},"surprise":{"deep":[1]}}]');
    expect(response.status).toBe(200);
  });

  test('a wrong field of a declaration is named', async () => {
    const response = await post('/api/v1/organizations/acme/incidents', '{"title": ""}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-input', errors: [{ field: 'title' }] });
  });

  test('an unknown key, an unknown organisation, an unknown address', async () => {
    expect((await post('/integrations/alertmanager/not-a-key', '{}')).status).toBe(401);
    expect((await post('/api/v2/alerts?organization=nobody', '[]')).status).toBe(404);
    expect((await fetch(new URL('/api/v1/nothing', tocsin.baseUrl))).status).toBe(404);
    expect((await fetch(new URL('/api/v1/home', tocsin.baseUrl))).status).toBe(401);
  });
});

describe('the workspace', () => {
  test('a NUL byte, broken front matter, deep nesting and an empty file: findings, and the rest goes on', async () => {
    await writeFile(join(documents(), 'nul.md'), '# Nul\n\n### Runbook: Half\u0000Gone\n\n**Alert:** `Half`\n');
    await writeFile(
      join(documents(), 'front.md'),
      '---\ntitle: [unclosed\n---\n\n# Front\n\n### Runbook: Front Door\n\n**Alert:** `FrontDoor`\n',
    );
    await writeFile(join(documents(), 'deep.md'), `${'> '.repeat(2000)}deep\n\n### Runbook: Deep\n\n**Alert:** \`Deep\`\n`);
    await writeFile(join(documents(), 'empty.md'), '');
    await until('the good runbooks of the bad files', async () => {
      const titles = (await runbooks()).map((runbook) => runbook.title);
      return titles.includes('Front Door') && titles.includes('Deep') && titles.includes('Disk Full');
    });
  });

  test('a change on disk is picked up without a restart', async () => {
    await writeFile(join(documents(), 'disk.md'), good.replace('Disk Full', 'Disk Nearly Full'));
    await until('the new title', async () =>
      (await runbooks()).some((runbook) => runbook.title === 'Disk Nearly Full' && runbook.version === 2),
    );
  });

  test('a mistake in tocsin.yaml is reported with its line and changes nothing', async () => {
    await writeFile(join(documents(), 'tocsin.yaml'), 'people:\n  - { name: Ana, email: ana@acme.example }\n');
    const people = async () =>
      (await tocsin.api<{ items: { name: string }[] }>('GET', '/api/v1/organizations/acme/people')).items.map((person) => person.name);
    await until('Ana', async () => (await people()).includes('Ana'));
    await writeFile(join(documents(), 'tocsin.yaml'), 'people:\n  - { name: Ben, email: nonsense }\n');
    await until('the warning', async () => /tocsin\.yaml:2:\d+: people\.0\.email/.test(tocsin.log()));
    expect(await people()).not.toContain('Ben');
  });
});

describe('the start', () => {
  const start = (environment: Record<string, string>) =>
    spawnSync(process.execPath, [join(repository, 'src', 'app', 'main.ts'), 'start'], {
      encoding: 'utf8',
      timeout: 60_000,
      killSignal: 'SIGKILL', // what hangs in the system hears nothing else
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        TOCSIN_PORT: '0',
        TOCSIN_DATA_DIR: join(folder, 'other'),
        TOCSIN_WORKSPACE: join(folder, 'workspace'),
        TOCSIN_LOG_LEVEL: 'silent',
        ...environment,
      },
    });

  test.each([
    ['an unknown setting', { TOCSIN_PROT: '1' }, 2, /TOCSIN_PROT is not a setting/],
    ['a bad value', { TOCSIN_PORT: 'http' }, 2, /TOCSIN_PORT="http"/],
    ['an address of another machine', { TOCSIN_HOST: '192.0.2.1' }, 2, /TOCSIN_HOST=192.0.2.1/],
    ['a workspace that is not there', { TOCSIN_WORKSPACE: '/nonexistent/runbooks' }, 2, /TOCSIN_WORKSPACE/],
    ['a data folder that cannot be made', { TOCSIN_DATA_DIR: '/proc/tocsin/data' }, 2, /\/proc\/tocsin\/data cannot be used/],
    ['a database that does not answer', { TOCSIN_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 1, /database does not answer/],
  ])('%s is refused in one line', (_, environment, code, message) => {
    const result = start(environment);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(result.stderr).toMatch(message);
    expect(result.status).toBe(code);
  });

  test('a port in use is refused, saying what to do', () => {
    const result = start({ TOCSIN_PORT: new URL(tocsin.baseUrl).port });
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(result.stderr).toMatch(/another program listens .* TOCSIN_PORT/);
    expect(result.status).toBe(2);
  });

  test('a data folder in use by a live server is refused, naming it', () => {
    const result = start({ TOCSIN_DATA_DIR: join(folder, 'data') });
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(String(tocsin.child.pid));
    expect(result.stderr).toContain(join(folder, 'data'));
  });
});
