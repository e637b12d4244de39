// What a step costs above bash itself: from the verb that asks for it (`runStep`) to its outcome committed,
// through permission, queue, claim, journal, runner process, output and outcome; against `bash -c true` started by Node.
// Limit (design.md, section 5): less than 15 ms above bash, median.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createLog, systemClock } from '#base';
import { initCommands } from '#commands';
import { readRunOfIncident, registerExecution, runStep, startLocalRunner, watchOutput } from '#execution';
import { declareIncident } from '#incidents';
import { createJournal, systemActor } from '#journal';
import { asSystem, ensureOrganization } from '#people';
import { createWorker, migrate, openStore, startEmbeddedPostgres } from '#store';
import { runbookFixture, sectionFixture, stepFixture } from '../src/execution/model/compiled.fixture.ts';
import { storeRunbookFixture } from '../src/execution/runbook-fixture-store.ts';

const rounds = Number(process.argv[2] ?? 200);
const limitMs = 15;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function bashItself(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-c', 'true'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.once('close', () => resolve());
    child.once('error', reject);
  });
}

process.stdout.write(`node bench/step.ts ${rounds}\n`);
const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-step-'));
await chmod(folder, 0o711); // as root, PostgreSQL's own user must be able to pass through
const log = createLog('warn');
const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log });
const store = openStore({ connection: postgres.connection, log });
let isTooSlow = true;
try {
  await migrate(store.db);
  await initCommands();
  const worker = createWorker({ store, clock: systemClock, log });
  const context = { store, clock: systemClock, journal: createJournal({ clock: systemClock, worker, db: store.db }), log };
  const actor = asSystem(systemActor);
  const runner = startLocalRunner({
    folder: join(folder, 'runner'),
    path: '/usr/local/bin:/usr/bin:/bin',
    log,
    now: () => systemClock.now(),
  });
  const execution = registerExecution({
    context,
    runner,
    settings: { autoRun: 'off', connectionsFor: () => [], environmentFor: () => ({}) },
  });
  await execution.start();
  worker.start();

  const organization = await ensureOrganization(context, actor, { slug: 'bench', name: 'Bench' });
  const runbook = runbookFixture([sectionFixture('diagnosis', [stepFixture('true', { id: 'nothing' })])]);
  const match = await storeRunbookFixture(store.db, {
    documentId: 'doc_bench',
    organizationId: organization.id,
    runbook,
    now: systemClock.now(),
  });
  const incident = await declareIncident(context, actor, { organizationId: organization.id, title: 'Bench', matches: [match] });
  let run = await readRunOfIncident(store.db, incident.id);
  while (!run) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    run = await readRunOfIncident(store.db, incident.id);
  }
  const runId = run.id;

  let onEnd: () => void = () => undefined;
  const isOver = async () => {
    const rows = await sql<{ busy: number }>`select count(*)::int as busy from attempt where state in ('queued', 'running')`.execute(
      store.db,
    );
    return rows.rows[0]?.busy === 0;
  };
  watchOutput(store, () => void isOver().then((over) => over && onEnd()));
  const oneStep = async () => {
    const ended = new Promise<void>((resolve) => (onEnd = resolve));
    await runStep(context, actor, { runId, stepId: 'nothing' });
    await ended;
  };
  for (let warmUp = 0; warmUp < 20; warmUp++) {
    await oneStep();
    await bashItself();
  }
  const ours: number[] = [];
  const bash: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bash.push(await timed(bashItself));
    ours.push(await timed(oneStep));
  }
  const above = median(ours) - median(bash);
  isTooSlow = above >= limitMs;
  process.stdout.write(
    `| | median ms | p99 ms |\n|---|---|---|\n| a step, asked to committed | ${median(ours).toFixed(1)} | ${percentile(ours, 0.99).toFixed(1)} |\n| bash itself | ${median(bash).toFixed(1)} | ${percentile(bash, 0.99).toFixed(1)} |\n` +
      `above bash: ${above.toFixed(1)} ms, ratio ${(median(ours) / median(bash)).toFixed(1)}; ${rounds} rounds, alternating; limit ${limitMs} ms ${isTooSlow ? 'MISSED' : 'held'}\n`,
  );
  await execution.stop();
  await worker.stop();
} finally {
  await store.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = isTooSlow ? 1 : 0;
