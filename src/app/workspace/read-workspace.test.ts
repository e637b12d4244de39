import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWorkspace, slugOf } from './read-workspace.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-workspace-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function lay(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), file.endsWith('.yaml') ? '' : '# Text\n');
  }
}

test.each([
  ['each sub-folder is an organisation', ['acme/a.md', 'globex/deep/b.md', 'empty/c.txt', '.git/d.md'], ['acme', 'globex'], []],
  ['files beside the organisations are named, not swallowed', ['acme/a.md', 'inventory.md'], ['acme'], ['inventory.md']],
])('%s', async (_, files, slugs, strays) => {
  await lay(...files);
  const workspace = await readWorkspace(folder);
  expect(workspace.folders.map((entry) => entry.slug)).toEqual(slugs);
  expect(workspace.strays).toEqual(strays);
});

test.each([
  ['Markdown directly inside', ['a.md', 'b.md']],
  ['a tocsin.yaml at the top', ['tocsin.yaml', 'a.md', 'redis/b.md']],
])('%s: one organisation', async (_, files) => {
  await lay(...files);
  expect((await readWorkspace(folder)).folders.map((entry) => entry.folder)).toEqual([folder]);
});

test('a folder that is not there is a bad setting', async () => {
  await expect(readWorkspace(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'bad-setting' });
});

test.each([
  ['Onboarding KYC', 'onboarding-kyc'],
  ['Bücher & Mehr', 'bucher-mehr'],
  ['***', 'organization'],
])('%s becomes %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
