import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startTocsin, until, type TocsinProcess } from '../system/parts/tocsin-process.ts';

let folder: string | null = null;
let tocsin: TocsinProcess | null = null;
afterAll(async () => {
  await tocsin?.stop();
  if (folder === null) return;
  spawnSync('umount', ['-l', join(folder, 'data')]);
  await rm(folder, { recursive: true, force: true });
});

test('a full disk: 503 with Retry-After, nothing acknowledged is lost, and it heals when there is room again', async (context) => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-full-disk-'));
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0755', 'tmpfs', dataDir]).status !== 0) {
    return context.skip('mounting a small file system needs root');
  }
  await mkdir(join(folder, 'workspace', 'acme'), { recursive: true });
  await writeFile(join(folder, 'workspace', 'acme', 'a.md'), '# Acme\n\n### Runbook: Disk\n\n**Alert:** `Disk`\n');
  tocsin = await startTocsin({ dataDir, workspace: join(folder, 'workspace'), environment: { TOCSIN_LOG_LEVEL: 'warn' } });
  const { baseUrl, adminToken } = tocsin;
  const send = async (name: string) => {
    const response = await fetch(`${baseUrl}/api/v2/alerts?organization=acme`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify([
        { labels: { alertname: 'Disk', name, padding: 'x'.repeat(20_000) }, endsAt: new Date(Date.now() + 3_600_000).toISOString() },
      ]),
      signal: AbortSignal.timeout(20_000),
    });
    await response.arrayBuffer();
    return response;
  };
  expect((await send('before')).status).toBe(200);

  const ballast = await open(join(dataDir, 'ballast'), 'w');
  const block = Buffer.alloc(2 ** 20);
  await expect(
    (async () => {
      for (;;) await ballast.write(block);
    })(),
  ).rejects.toMatchObject({ code: 'ENOSPC' });
  await ballast.close();

  const acknowledged = ['before'];
  const refused = await until(
    'a refusal',
    async () => {
      const name = `full-${acknowledged.length}`;
      const response = await send(name);
      if (response.ok) acknowledged.push(name);
      return response.ok ? null : response;
    },
    60_000,
  );
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await fetch(`${baseUrl}/healthz`)).status).toBe(200);

  await rm(join(dataDir, 'ballast'));
  await until('alerts to be taken again', async () => (await send('after')).ok, 60_000);
  acknowledged.push('after');
  await until('everything acknowledged to be there', async () => {
    const page = await tocsin?.api<{ items: { labels: Record<string, string> }[] }>('GET', '/api/v1/organizations/acme/alerts?limit=200');
    const names = new Set(page?.items.map((alert) => alert.labels['name']));
    return acknowledged.every((name) => names.has(name));
  });
}, 240_000);
