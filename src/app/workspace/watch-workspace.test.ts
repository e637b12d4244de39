import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createManualClock, silentLog } from '#base';
import type { Context } from '#journal';
import { readWorkspace } from './read-workspace.ts';
import { watchWorkspaceFolders } from './watch-workspace.ts';

const workspace = await mkdtemp(join(tmpdir(), 'tocsin-watch-'));
afterAll(() => rm(workspace, { recursive: true, force: true }));
const write = async (path: string, text: string) => {
  await mkdir(join(workspace, path, '..'), { recursive: true });
  await writeFile(join(workspace, path), text);
};

test('a change tells which documents changed; tocsin.yaml and a new folder are everything', async () => {
  await write('harbour/a.md', '# A\n');
  await write('harbour/deep/b.md', '# B\n');
  const told: [string, readonly string[] | null][] = [];
  const context = { log: silentLog, clock: createManualClock('2026-01-05T02:14:00Z') } as unknown as Context;
  const { folders } = await readWorkspace(workspace);
  const watching = watchWorkspaceFolders(context, workspace, folders, async ({ slug }, documents) => {
    told.push([slug, documents]);
  });
  const heard = async (act: () => Promise<void>) => {
    told.length = 0;
    const start = performance.now();
    // The watcher needs a moment until it sees the folder for the first time: the change is repeated until it is heard.
    while (told.length === 0 && performance.now() - start < 15_000) {
      await act();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    return told.at(-1);
  };
  let count = 0;
  try {
    expect(await heard(() => write('harbour/deep/b.md', `# B ${count++}\n`))).toEqual(['harbour', ['deep/b.md']]);
    expect(await heard(() => write('harbour/c.md', `# C ${count++}\n`))).toEqual(['harbour', ['c.md']]);
    expect(await heard(() => write('harbour/tocsin.yaml', `organization: { name: Harbour ${count++} }\n`))).toEqual(['harbour', null]);
    expect(await heard(() => write('pier/a.md', `# A ${count++}\n`))).toEqual(['pier', null]);
  } finally {
    await watching.stop();
  }
}, 60_000);
