// Alert in to first page handed over: a real server with its database, a real SMTP server, 1,000 alerts a minute,
// each of another service, so that every one becomes an incident with a page of its own (the worst mix there is).
// Time runs from before the request to the end of DATA at the mail server. Limits: p50 50 ms, p99 1 s.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const perMinute = 1_000;
const seconds = Number(process.argv[2] ?? 60);
const count = Math.round((perMinute / 60) * seconds);
const patienceMs = 30_000;
const root = join(import.meta.dirname, '..');

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise<void>((done) => probe.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** A mail server that notes when the page of each service was taken over. */
async function startMailbox() {
  const arrivals = new Map<number, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8').replace(/=\r\n/g, '');
        const service = Number(/bench-(\d+)/.exec(text)?.[1] ?? -1);
        if (!arrivals.has(service)) arrivals.set(service, performance.now());
        callback(null);
      });
    },
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', () => done()));
  return { arrivals, port, stop: () => new Promise<void>((done) => server.close(() => done())) };
}

async function writeWorkspace(folder: string, smtpPort: number): Promise<void> {
  const organization = join(folder, 'bench');
  await mkdir(organization, { recursive: true });
  await writeFile(
    join(organization, 'tocsin.yaml'),
    `organization: { name: Bench }
people:
  - { name: Ana, email: ana@example.com, handle: ana, role: commander }
schedules:
  - { name: main, timeZone: Europe/Berlin, layers: [{ people: [ana], start: "2026-01-05T09:00:00", every: P1W }] }
escalationPolicies:
  - { name: default, levels: [{ who: ["schedule:main"], after: PT0M }] }
mail: { smtp: "smtp://127.0.0.1:${smtpPort}", from: tocsin@example.com }
`,
  );
  await writeFile(
    join(organization, 'runbook.md'),
    `# Runbooks

## Service slow

**Alert**: \`BenchAlert\`
**Severity**: P2

### Investigation

Look at the service.
`,
  );
}

async function startTocsin(folder: string, token: string): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'src', 'app', 'main.ts'), 'start'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TOCSIN_PORT: String(port),
      TOCSIN_DATA_DIR: join(folder, 'data'),
      TOCSIN_WORKSPACE: join(folder, 'workspace'),
      TOCSIN_ADMIN_TOKEN: token,
      TOCSIN_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return { url, process: child };
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the server was not ready within 60 s');
}

async function sendAlert(url: string, token: string, index: number): Promise<void> {
  const answer = await fetch(`${url}/api/v2/alerts?organization=bench`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify([
      {
        labels: { alertname: 'BenchAlert', service: `bench-${index}`, severity: 'critical' },
        annotations: { summary: `bench-${index} is slow` },
        startsAt: new Date().toISOString(),
      },
    ]),
  });
  if (!answer.ok) throw new Error(`alert ${index}: ${answer.status} ${await answer.text()}`);
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-'));
// As root, PostgreSQL's user must be able to pass through.
await chmod(folder, 0o711);
const token = randomBytes(32).toString('hex');
const mailbox = await startMailbox();
let server: ChildProcess | null = null;
try {
  await writeWorkspace(join(folder, 'workspace'), mailbox.port);
  const tocsin = await startTocsin(folder, token);
  server = tocsin.process;
  const warmUp = 20;
  for (let index = 0; index < warmUp; index++) await sendAlert(tocsin.url, token, 1_000_000 + index);
  await new Promise((done) => setTimeout(done, 3_000));

  const sentAt: number[] = [];
  const posts: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < count; index++) {
    const due = began + index * (60_000 / perMinute);
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    sentAt[index] = performance.now();
    posts.push(sendAlert(tocsin.url, token, index));
  }
  await Promise.all(posts);
  const deadline = performance.now() + patienceMs;
  const waiting = () => sentAt.filter((_, index) => !mailbox.arrivals.has(index)).length;
  while (waiting() > 0 && performance.now() < deadline) await new Promise((done) => setTimeout(done, 50));

  const times = sentAt
    .flatMap((sent, index) => {
      const arrived = mailbox.arrivals.get(index);
      return arrived === undefined ? [] : [arrived - sent];
    })
    .toSorted((a, b) => a - b);
  const p50 = quantile(times, 0.5);
  const p99 = quantile(times, 0.99);
  const round = (ms: number) => `${ms.toFixed(0)} ms`;
  process.stdout.write(`alert in to first page handed over, ${perMinute} alerts/min for ${seconds} s, one incident each\n`);
  process.stdout.write(
    `pages ${times.length} of ${count}; p50 ${round(p50)}, p90 ${round(quantile(times, 0.9))}, p99 ${round(p99)}, max ${round(times.at(-1) ?? NaN)}\n`,
  );
  process.stdout.write(`of the limit: p50 ${(p50 / 50).toFixed(2)}x of 50 ms, p99 ${(p99 / 1000).toFixed(2)}x of 1 s\n`);
  if (times.length < count || p99 > 1_000) process.exitCode = 1;
} finally {
  server?.kill('SIGTERM');
  await new Promise<void>((done) => (server && server.exitCode === null ? server.once('exit', () => done()) : done()));
  await mailbox.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
