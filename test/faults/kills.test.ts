import { mkdtemp, mkdir, readFile, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../system/parts/free-port.ts';
import { startSmtp } from '../outside/outside-servers.ts';
import { findProcesses, parentOf } from '../system/parts/processes.ts';
import { startTocsin, until, type TocsinProcess } from '../system/parts/tocsin-process.ts';

const kills = 27;
const port = await freePort();
const adminToken = 'a'.repeat(40);
let folder: string;
let mail: Awaited<ReturnType<typeof startSmtp>>;
let tocsin: TocsinProcess;
const ledger = () => join(folder, 'ledger.txt');

const start = () =>
  startTocsin({
    dataDir: join(folder, 'data'),
    workspace: join(folder, 'workspace'),
    port,
    adminToken,
    environment: { TOCSIN_LOG_LEVEL: 'warn' },
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-kills-'));
  await chmod(folder, 0o755);
  mail = await startSmtp();
  await mkdir(join(folder, 'workspace', 'acme'), { recursive: true });
  await writeFile(
    join(folder, 'workspace', 'acme', 'runbooks.md'),
    `# Acme - Incident Runbooks

### Runbook: Ledger Broken

**Alert:** \`LedgerBroken\`
**Severity:** P1

#### Mitigation Actions

\`\`\`bash
# 1. Write one line, slowly
sleep 0.3; echo <ledger-line> >> ${ledger()}
\`\`\`
`,
  );
  await writeFile(
    join(folder, 'workspace', 'acme', 'tocsin.yaml'),
    `people: [{ name: Ana, email: ana@acme.example, role: commander }]
mail: { smtp: '${mail.url}', from: 'tocsin@acme.example' }
allowPrivateAddresses: true
`,
  );
  tocsin = await start();
});
afterAll(async () => {
  await tocsin.stop();
  await mail.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  sections: { kind: string; steps: { id: string; state: string; kind: string; attempts: { state: string }[] }[] }[];
}
const postgresOf = () =>
  findProcesses('postgres', join(folder, 'data')).filter(
    (pid) => !findProcesses('postgres', join(folder, 'data')).includes(parentOf(pid) ?? -1),
  );
const runnerOf = () => findProcesses('runner-main').filter((pid) => parentOf(pid) === tocsin.child.pid);

/** A small, repeatable source of chance, so that a failure can be run again. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test(`${kills} kills of server, PostgreSQL and runner: nothing acknowledged is lost, nothing runs twice, every page goes out`, async () => {
  const chance = createChance(20_261_121);
  const accepted = new Set<string>();
  const incidents: string[] = [];
  let stopped = false;
  let sequence = 0;
  const tally = { refused: 0, cut: 0, runsAsked: 0 };

  async function burst(): Promise<void> {
    while (!stopped) {
      const names = Array.from({ length: 5 }, () => `line-${sequence++}`);
      try {
        const response = await fetch(`http://127.0.0.1:${port}/api/v2/alerts?organization=acme`, {
          method: 'POST',
          headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
          body: JSON.stringify(
            names.map((name) => ({
              labels: { alertname: 'Burst', line: name },
              startsAt: new Date().toISOString(),
              endsAt: new Date(Date.now() + 3_600_000).toISOString(),
            })),
          ),
          signal: AbortSignal.timeout(8_000),
        });
        await response.arrayBuffer();
        if (response.ok) for (const name of names) accepted.add(name);
        else tally.refused += 1;
      } catch {
        tally.cut += 1; // a killed server: nothing was promised
      }
      await new Promise((resolve) => {
        setTimeout(resolve, 15);
      });
    }
  }

  /** Declares an incident, fills the mutating step, approves it, and asks twice to run it. */
  async function work(): Promise<void> {
    while (!stopped) {
      try {
        const incident = await tocsin.api<{ id: string }>('POST', '/api/v1/organizations/acme/incidents', {
          title: `Ledger ${incidents.length}`,
          runbook: 'ledger-broken',
        });
        incidents.push(incident.id);
        const runId = await until(
          'the run',
          async () => (await tocsin.api<{ runId: string | null }>('GET', `/api/v1/incidents/${incident.id}`)).runId,
          10_000,
        );
        const run = await tocsin.api<Run>('GET', `/api/v1/runs/${runId}`);
        const step = run.sections.flatMap((section) => section.steps).find((entry) => entry.kind === 'command');
        if (!step) throw new Error('the runbook has no step');
        const verb = (name: string, body: unknown = {}) => tocsin.api('POST', `/api/v1/runs/${runId}/steps/${step.id}/${name}`, body);
        await verb('values', { values: { 'ledger-line': incident.id } });
        await verb('approve');
        tally.runsAsked += 1;
        await Promise.allSettled([verb('run'), verb('run')]);
      } catch {
        // A kill came in between; the incident stays as far as it got.
        await new Promise((resolve) => {
          setTimeout(resolve, 100);
        });
      }
    }
  }

  const busy = [burst(), burst(), work()];
  const done = { server: 0, postgres: 0, runner: 0 };
  for (let round = 0; round < kills; round++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 200 + chance() * 900);
    });
    const what = (['server', 'postgres', 'runner'] as const)[round % 3] ?? 'server';
    if (what === 'server') {
      await tocsin.kill('SIGKILL');
      tocsin = await start();
      done.server += 1;
    } else {
      const victims = what === 'postgres' ? postgresOf() : runnerOf();
      for (const pid of victims) process.kill(pid, 'SIGKILL');
      if (victims.length > 0) done[what] += 1;
      await until('the server to be ready again', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, 30_000);
    }
  }
  stopped = true;
  await Promise.all(busy);
  await until('the server to be ready', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, 30_000);
  expect(done.server + done.postgres + done.runner).toBeGreaterThanOrEqual(25);

  // Every 2xx is found.
  const found = new Set<string>();
  await until(
    'all accepted alerts to be digested',
    async () => {
      found.clear();
      let cursor: string | null = null;
      do {
        const page: { items: { labels: Record<string, string> }[]; nextCursor: string | null } = await tocsin.api(
          'GET',
          `/api/v1/organizations/acme/alerts?state=firing&limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        for (const alert of page.items) if (alert.labels['line']) found.add(alert.labels['line']);
        cursor = page.nextCursor;
      } while (cursor);
      return [...accepted].every((name) => found.has(name));
    },
    60_000,
  );
  expect(accepted.size).toBeGreaterThan(200);

  // No mutating step ran twice.
  const lines = (await readFile(ledger(), 'utf8').catch(() => '')).split('\n').filter(Boolean);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);

  // Every due page was sent: each incident that the server told us about, at least once, by mail.
  await until(
    'a mail for every incident',
    async () => {
      const text = mail.mails.map((entry) => entry.raw).join('\n');
      return incidents.every((id) => text.includes(id));
    },
    90_000,
  );

  console.log(
    `${JSON.stringify(done)} kills; ${accepted.size} alerts acknowledged, all found; ${tally.refused} refused, ${tally.cut} cut off; ${incidents.length} incidents, ${mail.mails.length} mails; ${tally.runsAsked} runs asked for, ${lines.length} lines, none twice`,
  );
}, 280_000);
