// How fast the log becomes alerts and groups: real embedded PostgreSQL, bodies accepted through the room itself (batches of 100),
// then digested from the log by a digester that has read none of them before, as after a restart.
// Four loads: alerts never seen, the same sent again, ends, and many services. Limit: 20,000 alerts/s for new alerts.
// Options: --alerts=100000 --rounds=3
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createIntegration, listAlerts, registerAlerts } from '#alerts';
import { createLog, systemClock } from '#base';
import { createJournal, systemActor, type Context } from '#journal';
import { asSystem, ensureOrganization } from '#people';
import { createWorker, migrate, openStore, startEmbeddedPostgres } from '#store';
import { pushAlert } from './load/alert-bodies.ts';
import { median, thousands } from './load/run-load.ts';

const { values } = parseArgs({ options: { alerts: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } } });
const count = Number(values.alerts);
const rounds = Number(values.rounds);
const batch = 100;
const limit = 20_000;
process.stdout.write(`node bench/digest.ts --alerts=${count} --rounds=${rounds}\n`);

const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-digest-'));
await chmod(folder, 0o711);
const log = createLog('warn');
const postgres = await startEmbeddedPostgres({ dataDir: folder, log });
const store = openStore({ connection: postgres.connection, log });
try {
  await migrate(store.db);
  const worker = createWorker({ store, clock: systemClock, log });
  const context: Context = { store, clock: systemClock, journal: createJournal({ clock: systemClock, worker, db: store.db }), log };
  const system = asSystem(systemActor);
  const organization = await ensureOrganization(context, system, { slug: 'bench', name: 'Bench' });
  const { key } = await createIntegration(context, system, { organizationId: organization.id, kind: 'alertmanager', name: 'bench' });
  const alerts = registerAlerts({ context, worker, digests: false });

  async function measure(first: number, status: 'firing' | 'resolved'): Promise<number> {
    const startsAt = new Date(Date.now() - 60_000).toISOString();
    const endsAt = status === 'resolved' ? new Date().toISOString() : '0001-01-01T00:00:00Z';
    const waiting: Promise<unknown>[] = [];
    for (let from = 0; from < count; from += batch) {
      const members = Array.from({ length: batch }, (_, n) => ({ ...pushAlert(first + from + n, startsAt), status, endsAt }));
      waiting.push(
        alerts.accept({
          format: 'alertmanager-webhook',
          credential: { key },
          body: Buffer.from(JSON.stringify({ version: '4', alerts: members })),
        }),
      );
      if (waiting.length === 50) await Promise.all(waiting.splice(0));
    }
    await Promise.all(waiting);
    const started = performance.now();
    const done = await alerts.digestNow();
    if (done.alerts !== count) throw new Error(`${done.alerts} of ${count} alerts were digested`);
    return count / ((performance.now() - started) / 1000);
  }

  const rates: Record<'new' | 'again' | 'ends', number[]> = { new: [], again: [], ends: [] };
  for (let round = 0; round < rounds; round++) {
    rates.new.push(await measure(round * count, 'firing'));
    rates.again.push(await measure(round * count, 'firing'));
    if (round < rounds - 1) rates.ends.push(await measure(round * count, 'resolved'));
  }
  const started = performance.now();
  await listAlerts(store.db, organization.id, { limit: 200 });
  const listMs = performance.now() - started;
  process.stdout.write('\n| load | alerts/s | of the limit |\n|---|---|---|\n');
  const rows = [
    ['never seen', rates.new],
    ['sent again unchanged', rates.again],
    ['ends', rates.ends],
  ] as const;
  for (const [name, measured] of rows)
    process.stdout.write(`| ${name} | ${thousands(median(measured))} | ${(median(measured) / limit).toFixed(2)} |\n`);
  process.stdout.write(
    `\nmedians of ${rounds} rounds of ${thousands(count)} alerts in batches of ${batch}; first page of ${thousands(count)} firing alerts: ${listMs.toFixed(1)} ms\n`,
  );
  await alerts.stop();
  await worker.stop();
  if (median(rates.new) < limit) process.exitCode = 1;
} finally {
  await store.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
