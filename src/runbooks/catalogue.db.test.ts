import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { readWholeStream } from '#journal';
import { organizationStream } from '#people';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import {
  countRunbooks,
  createMatcher,
  listDocuments,
  listProblems,
  listRunbooks,
  loadOrganizationDocuments,
  readCatalogue,
  readDocument,
  readRunbook,
  searchRunbooks,
} from './index.ts';

let house: TestHouse;
let folder: string;
const org = () => house.organization.id;
const db = () => house.context.store.db;
const load = () => loadOrganizationDocuments(house.context, { organizationId: org(), folder });
const write = (path: string, text: string | Buffer) => writeFile(join(folder, path), text);

const document = (more = '') => `# Lighthouse Runbooks

### Runbook: Beacon Down

**Alert:** \`ServiceDown\`
**Severity:** P1
**On-Call Team:** Optics

#### Investigation Steps

\`\`\`bash
kubectl get pods -l app=beacon
\`\`\`

### Runbook: Foghorn Down

**Alert:** \`ServiceDown\`
**Severity:** P2
**On-Call Team:** Acoustics

#### Mitigation

\`\`\`bash
kubectl rollout restart deployment/foghorn
\`\`\`
${more}`;

beforeAll(() => initCommands());
beforeEach(async () => {
  house = await createTestHouse();
  folder = await mkdtemp(join(tmpdir(), 'tocsin-catalogue-'));
});
afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the catalogue follows the folder', () => {
  test('documents become runbooks that can be listed, searched with typing mistakes, and read', async () => {
    await mkdir(join(folder, 'ops'));
    await write('ops/lighthouse.md', document());
    expect((await load()).changed).toMatchObject([{ file: 'ops/lighthouse.md', version: 1, change: 'added' }]);
    const all = await listRunbooks(db(), org());
    expect(all.map((runbook) => [runbook.title, runbook.team, runbook.alerts])).toEqual([
      ['Beacon Down', 'Optics', ['ServiceDown']],
      ['Foghorn Down', 'Acoustics', ['ServiceDown']],
    ]);
    expect(all[0]?.steps).toMatchObject({ total: 1, runnable: 1, readOnly: 1 });
    for (const query of ['foghorn', 'fog', 'foghron', 'acoustics', 'rollout']) {
      expect((await searchRunbooks(db(), org(), { query }))?.[0]?.title, query).toBe('Foghorn Down');
    }
    expect(await searchRunbooks(db(), org(), { query: 'zeppelin' })).toEqual([]);
    expect(await searchRunbooks(db(), org(), { query: '  ' })).toBeNull();
    const [beacon] = all;
    expect(beacon && (await readRunbook(db(), beacon))).toMatchObject({
      file: 'ops/lighthouse.md',
      version: 1,
      runbook: { title: 'Beacon Down' },
      document: { title: 'Lighthouse Runbooks' },
    });
    expect(await countRunbooks(db(), org())).toMatchObject({ documents: 1, runbooks: 2 });
  });

  test('nothing changed: nothing is written', async () => {
    await write('a.md', document());
    await load();
    expect((await load()).changed).toEqual([]);
    const entries = await readWholeStream(db(), organizationStream(org()));
    expect(entries.filter((entry) => entry.type === 'runbooks.changed')).toHaveLength(1);
  });

  test('a change is a new version; the old one stays readable for the incidents that keep it', async () => {
    await write('a.md', document());
    await load();
    const [before] = await listRunbooks(db(), org());
    await write('a.md', document('\nMore words.\n'));
    expect((await load()).changed).toMatchObject([{ version: 2, change: 'changed' }]);
    expect((await listRunbooks(db(), org()))[0]?.version).toBe(2);
    expect(before && (await readRunbook(db(), before))?.version).toBe(1);
    expect((await readDocument(db(), before?.documentId ?? ''))?.source).toContain('More words.');
  });

  test('told which file changed, only that file is looked at: changed, new, gone, back', async () => {
    await mkdir(join(folder, 'ops'));
    await write('ops/a.md', document());
    await write('b.md', document());
    await load();
    const only = (...paths: string[]) => loadOrganizationDocuments(house.context, { organizationId: org(), folder, paths });
    await write('ops/a.md', document('\nMore words.\n'));
    await write('b.md', document('\nNot noticed.\n'));
    await write('c.md', '# Capstan stuck\n\n## Mitigation\n\n1. Oil it.\n');
    expect((await only('ops/a.md', 'c.md')).changed.map(({ file, change }) => [file, change])).toEqual([
      ['c.md', 'added'],
      ['ops/a.md', 'changed'],
    ]);
    const versions = async () => (await listDocuments(db(), org())).map(({ file, version }) => `${file} ${version}`);
    expect(await versions()).toEqual(['b.md 1', 'c.md 1', 'ops/a.md 2']);
    expect((await searchRunbooks(db(), org(), { query: 'capstan' }))?.map(({ file }) => file)).toEqual(['c.md']);
    await rm(join(folder, 'c.md'));
    expect((await only('c.md')).changed).toMatchObject([{ file: 'c.md', change: 'retired' }]);
    expect(await searchRunbooks(db(), org(), { query: 'capstan' })).toEqual([]);
    expect((await only('c.md', 'never.md', 'ops', '../../../etc/passwd', '.hidden.md', 'ops/a.md')).changed).toEqual([]);
    await write('c.md', '# Capstan stuck\n\n## Mitigation\n\n1. Oil it.\n');
    expect((await only('c.md')).changed).toMatchObject([{ file: 'c.md', version: 1, change: 'restored' }]);
    expect(await versions()).toEqual(['b.md 1', 'c.md 1', 'ops/a.md 2']);
  });

  test('a link in a folder leads nowhere out of it, told or walked', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'tocsin-outside-'));
    await writeFile(join(outside, 'secret.md'), document());
    await symlink(outside, join(folder, 'linked'));
    expect((await load()).changed).toEqual([]);
    const told = await loadOrganizationDocuments(house.context, { organizationId: org(), folder, paths: ['linked/secret.md'] });
    expect(told.changed).toEqual([]);
    await rm(outside, { recursive: true });
  });

  test('a file that is gone is retired, and comes back under its old id', async () => {
    await write('a.md', document());
    await load();
    const [stored] = await listDocuments(db(), org());
    await rename(join(folder, 'a.md'), join(folder, 'a.txt'));
    expect((await load()).changed).toMatchObject([{ change: 'retired' }]);
    expect(await listRunbooks(db(), org())).toEqual([]);
    expect(await readDocument(db(), stored?.documentId ?? '', 1)).not.toBeNull();
    await rename(join(folder, 'a.txt'), join(folder, 'a.md'));
    expect((await load()).changed).toMatchObject([{ documentId: stored?.documentId, version: 1, change: 'restored' }]);
    expect(await listRunbooks(db(), org())).toHaveLength(2);
  });
});

describe('a file that cannot be a document', () => {
  test('keeps its last good version live and says why', async () => {
    await write('a.md', document());
    await load();
    await write('a.md', Buffer.concat([Buffer.from(document()), Buffer.from([0]), Buffer.from('x')]));
    expect((await load()).changed).toMatchObject([{ version: 1, change: 'refused' }]);
    expect(await listRunbooks(db(), org())).toHaveLength(2);
    const [refused] = await listProblems(db(), org());
    expect(refused).toMatchObject({ file: 'a.md', liveVersion: 1, problems: [{ rule: 'nul-byte', severity: 'error' }] });
    expect(refused?.problems[0]?.line).toBeGreaterThan(20);
    expect((await load()).changed).toEqual([]);
    await write('a.md', document());
    expect((await load()).changed).toMatchObject([{ version: 1, change: 'restored' }]);
    expect(await listProblems(db(), org())).toEqual([]);
  });

  test('too large, a link out of the workspace, a link to nowhere: findings, and the others go on', async () => {
    await write('good.md', document());
    await write('large.md', Buffer.alloc(3 * 2 ** 20, 'x'));
    await write('empty.md', '');
    await symlink('/etc/hostname', join(folder, 'outside.md'));
    await symlink(join(folder, 'nowhere'), join(folder, 'dangling.md'));
    await mkdir(join(folder, 'folder.md'));
    await load();
    expect((await listProblems(db(), org())).map(({ file, problems }) => [file, problems[0]?.rule])).toEqual([
      ['dangling.md', 'file-unreadable'],
      ['large.md', 'file-too-large'],
      ['outside.md', 'file-outside-workspace'],
    ]);
    expect(await listRunbooks(db(), org())).toHaveLength(2);
  });

  test('hostile Markdown is stored as it is and harms nothing', async () => {
    const hostile = `# <script>alert(1)</script>\n\n### Runbook: '; drop table runbook_document; --\n\n**Alert:** \`\${jndi:ldap://x}\`\n\n\u001b[31m \uFFFD ${'['.repeat(2_000)}\n`;
    await write('h.md', hostile);
    await load();
    expect((await listDocuments(db(), org()))[0]?.source).toBe(hostile);
  });
});

describe('matching against stored documents', () => {
  test('ServiceDown in two runbooks is told apart by labels, else both are offered', async () => {
    await write('lighthouse.md', document());
    await load();
    const matcher = createMatcher(await readCatalogue(db(), org()));
    const match = (labels: Record<string, string>) => matcher.match({ name: 'ServiceDown', labels, annotations: {} });
    expect(match({ service: 'foghorn' }).map(({ title }) => title)).toEqual(['Foghorn Down', 'Beacon Down']);
    expect(match({ job: 'beacon' })[0]).toMatchObject({ title: 'Beacon Down', rule: 'alert-name' });
    expect(match({}).map(({ reason }) => reason.includes('ambiguous'))).toEqual([true, true]);
  });

  test('the same slug in two documents is two addresses', async () => {
    await write('a.md', document());
    await write('b.md', document());
    await load();
    const listed = await listRunbooks(db(), org());
    expect(new Set(listed.map(({ slug }) => slug)).size).toBe(4);
    for (const entry of listed) expect((await readRunbook(db(), entry))?.runbook.title).toBe(entry.title);
  });
});
