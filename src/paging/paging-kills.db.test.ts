import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLog, systemClock } from '#base';
import { declareIncident, incidentStream, registerIncidents } from '#incidents';
import { asSystem, ensureMember, ensureOrganization } from '#people';
import { createJournal, readWholeStream, systemActor, verifyStream, type Context } from '#journal';
import { createWorker, openStore } from '#store';
import { createTestDatabase } from '../../test/database/test-database.ts';
import { startSmtp } from '../../test/outside/outside-servers.ts';
import { registerPaging } from './index.ts';

const kills = 8;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** A paging node as a process of its own, ready to be killed. */
async function startNode(databaseUrl: string, smtpUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'paging-node.fixture.ts'), databaseUrl, smtpUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, fail) => {
    child.stdout?.once('data', () => done());
    child.once('exit', (code) => fail(new Error(`the node ended with ${code}`)));
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGKILL');
  await gone;
}

test('every due page is sent, though the paging node is killed again and again', { timeout: 120_000 }, async () => {
  const database = await createTestDatabase();
  const smtp = await startSmtp();
  const store = openStore({ connection: database.connection, log: silentLog, maxConnections: 4 });
  // This process only declares; its worker never runs, so that every page is the other process's work.
  const worker = createWorker({ store, clock: systemClock, log: silentLog });
  const context: Context = {
    store,
    clock: systemClock,
    journal: createJournal({ clock: systemClock, worker, db: store.db }),
    log: silentLog,
  };
  registerIncidents({ context });
  registerPaging({ context, worker });
  const system = asSystem(systemActor);
  const organization = await ensureOrganization(context, system, { slug: 'acme', name: 'Acme' });
  await ensureMember(context, system, { organizationId: organization.id, name: 'Ana', email: 'ana@acme.example', role: 'commander' });

  const incidents: string[] = [];
  let isDeclaring = true;
  const declaring = (async () => {
    while (isDeclaring) {
      incidents.push((await declareIncident(context, system, { organizationId: organization.id, title: `broken ${incidents.length}` })).id);
      await pause(20);
    }
  })();
  for (let count = 0; count < kills; count++) {
    const node = await startNode(database.url, smtp.url);
    await pause(50 + Math.random() * 500);
    await kill(node);
  }
  isDeclaring = false;
  await declaring;

  const idsOf = () => smtp.mails.map(({ raw }) => /^X-Tocsin-Delivery: (.*?)\r?$/m.exec(raw)?.[1] ?? '');
  const last = await startNode(database.url, smtp.url);
  for (const deadline = Date.now() + 45_000; new Set(idsOf()).size < incidents.length && Date.now() < deadline;) await pause(100);
  await pause(500);
  await kill(last);

  expect(incidents.length).toBeGreaterThan(kills);
  expect(new Set(idsOf()).size).toBe(incidents.length);
  const pagedIncidents = await Promise.all(
    incidents.map(async (id) => {
      expect(await verifyStream(store.db, incidentStream(id))).toEqual([]);
      const types = (await readWholeStream(store.db, incidentStream(id))).map(({ type }) => type);
      return types.filter((type) => type === 'paging.escalation-started' || type === 'paging.paged');
    }),
  );
  // Promised once, in the app and by mail, however often the work was begun.
  for (const entries of pagedIncidents) expect(entries).toEqual(['paging.escalation-started', 'paging.paged', 'paging.paged']);
  process.stdout.write(
    `paging under ${kills} kills: ${incidents.length} incidents, ${smtp.mails.length} mails, ${smtp.mails.length - incidents.length} sent twice under the same Message-ID\n`,
  );
  await smtp.stop();
  await store.stop();
  await database.drop();
});
