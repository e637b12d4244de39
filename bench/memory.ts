// Resident memory of everything that `npm start` leaves running: server, runner, PostgreSQL with its launcher. At rest, and after alerts.
// Proportional set size: PostgreSQL's processes share their memory, and counting it once for each would be a fiction.
// Limit (design.md, section 5): less than 300 MB at rest.
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentOf } from '../test/system/parts/processes.ts';
import { repository, startTocsin, until, type TocsinProcess } from '../test/system/parts/tocsin-process.ts';

const alerts = Number(process.argv[2] ?? 100_000);
const limitMb = 300;
const batch = 100;

/** The process and all that descend from it or carry its folder in their command line (PostgreSQL under its own account). */
function family(root: number, folder: string): readonly number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const members = new Set<number>([root]);
  for (const pid of all) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) members.add(pid);
    } catch {
      // It ended while we looked.
    }
  }
  for (let grown = true; grown;) {
    grown = false;
    for (const pid of all) {
      if (members.has(pid) || !members.has(parentOf(pid) ?? 0)) continue;
      members.add(pid);
      grown = true;
    }
  }
  members.delete(process.pid);
  return [...members];
}

function memoryOf(pid: number): { name: string; pssKb: number; rssKb: number } | null {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
    return {
      name:
        line.startsWith('postgres') || line.includes('/bin/postgres')
          ? 'PostgreSQL'
          : line.includes('runner-main')
            ? 'runner'
            : line.includes('main.ts')
              ? 'server'
              : 'launcher',
      pssKb: number('Pss'),
      rssKb: number('Rss'),
    };
  } catch {
    return null;
  }
}

function report(when: string, tocsin: TocsinProcess, folder: string): number {
  const parts = new Map<string, { pss: number; processes: number }>();
  for (const pid of family(tocsin.child.pid ?? 0, folder)) {
    const memory = memoryOf(pid);
    if (!memory) continue;
    const before = parts.get(memory.name) ?? { pss: 0, processes: 0 };
    parts.set(memory.name, { pss: before.pss + memory.pssKb / 1024, processes: before.processes + 1 });
  }
  const total = [...parts.values()].reduce((sum, part) => sum + part.pss, 0);
  const words = [...parts].map(([name, part]) => `${name} ${part.pss.toFixed(0)} MB (${part.processes})`).join(', ');
  process.stdout.write(`${when}: ${total.toFixed(0)} MB = ${words}\n`);
  return total;
}

/** Rest: the time after which the collectors have done their work. Nothing to wait for, so it is a time. */
const rest = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 15_000);
  });

process.stdout.write(`node bench/memory.ts ${alerts}\n`);
const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-memory-'));
await chmod(folder, 0o711); // as root, PostgreSQL's own user must be able to pass through
const tocsin = await startTocsin({
  dataDir: join(folder, 'data'),
  workspace: join(repository, 'examples'),
  environment: { TOCSIN_LOG_LEVEL: 'warn' },
});
let atRest = Number.POSITIVE_INFINITY;
try {
  await rest();
  atRest = report('at rest', tocsin, folder);
  const started = performance.now();
  for (let sent = 0; sent < alerts; sent += batch) {
    const body = Array.from({ length: Math.min(batch, alerts - sent) }, (_, index) => ({
      labels: { alertname: `Bench${(sent + index) % 20}`, service: `service-${(sent + index) % 10}`, instance: `host-${sent + index}` },
      annotations: { summary: 'from the benchmark' },
    }));
    await tocsin.api('POST', '/api/v2/alerts?organization=lanternfish-books', body);
  }
  process.stdout.write(`${alerts} alerts accepted in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  await until(
    'the digest',
    async () => {
      const text = await (
        await fetch(new URL('/metrics', tocsin.baseUrl), { headers: { authorization: `Bearer ${tocsin.adminToken}` } })
      ).text();
      return /^tocsin_intake_waiting_requests 0$/m.test(text);
    },
    600_000,
  );
  report('right after the alerts were digested', tocsin, folder);
  await rest();
  report('and at rest again', tocsin, folder);
} finally {
  await tocsin.stop();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`limit at rest ${limitMb} MB, ratio ${(atRest / limitMb).toFixed(2)}: ${atRest < limitMb ? 'kept' : 'missed'}\n`);
process.exit(atRest < limitMb ? 0 : 1);
