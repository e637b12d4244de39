import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');
const patienceMs = 60_000;

/** Something that takes alerts at `POST /api/v2/alerts`. */
export interface AlertServer {
  readonly name: string;
  readonly command: string;
  readonly origin: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise<void>((done) => probe.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before ${url} answered`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error(`${url} does not answer`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

function stopper(child: ChildProcess): () => Promise<void> {
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

/** The installed Alertmanager with nothing to notify: what is measured is only that it takes alerts in (into memory). */
export async function startAlertmanager(folder: string): Promise<AlertServer> {
  const port = await freePort();
  const home = join(folder, 'alertmanager');
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'config.yml'), "route: { receiver: nobody, group_by: ['service'] }\nreceivers: [{ name: nobody }]\n");
  const program = 'prometheus-alertmanager';
  const args = [
    `--config.file=${join(home, 'config.yml')}`,
    `--storage.path=${join(home, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--cluster.listen-address=',
    '--log.level=error',
  ];
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(`${origin}/-/ready`, child);
  return {
    name: 'Alertmanager',
    command: [program, ...args].join(' '),
    origin,
    path: '/api/v2/alerts',
    authorization: null,
    pid: child.pid ?? 0,
    stop: stopper(child),
  };
}

/** The real server with its own database in `folder`, one organisation, and an integration made through the API. */
export async function startTocsin(folder: string): Promise<AlertServer> {
  const port = await freePort();
  const organization = join(folder, 'workspace', 'bench');
  await mkdir(organization, { recursive: true });
  await writeFile(
    join(organization, 'runbook.md'),
    '# Bench Runbooks\n\n## Error rate\n\n**Alert**: `BenchAlert1`\n**Severity**: P2\n\n### Investigation\n\n1. Look at the service.\n',
  );
  const token = randomBytes(24).toString('hex');
  const main = join(root, 'src', 'app', 'main.ts');
  const child = spawn(process.execPath, [main, 'start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      TOCSIN_PORT: String(port),
      TOCSIN_DATA_DIR: join(folder, 'data'),
      TOCSIN_WORKSPACE: join(folder, 'workspace'),
      TOCSIN_ADMIN_TOKEN: token,
      TOCSIN_AUTO_RUN: 'off',
      TOCSIN_LOG_LEVEL: 'error',
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(`${origin}/readyz`, child);
  const made = await fetch(`${origin}/api/v1/organizations/bench/integrations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'alertmanager', name: 'bench' }),
  });
  const { key } = z.object({ key: z.string() }).parse(await made.json());
  return {
    name: 'Tocsin',
    command: 'node src/app/main.ts start',
    origin,
    path: '/api/v2/alerts',
    authorization: `Bearer ${key}`,
    pid: child.pid ?? 0,
    stop: stopper(child),
  };
}
