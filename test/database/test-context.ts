import { createManualClock, silentLog, type ManualClock } from '#base';
import { createJournal, systemActor, type Context } from '#journal';
import { asSystem, ensureMember, ensureOrganization, type Actor, type Organization, type Person } from '#people';
import { createWorker, openStore, type Worker } from '#store';
import { createTestDatabase } from './test-database.ts';

/** A house for one story: a database of its own, a clock that moves by hand, an organisation with Ana and Ben. */
export interface TestHouse {
  readonly context: Context;
  readonly clock: ManualClock;
  readonly worker: Worker;
  readonly system: Actor;
  readonly organization: Organization;
  readonly ana: Person;
  readonly ben: Person;
  actorOf(person: Person, role?: 'admin' | 'commander' | 'responder' | 'viewer'): Actor;
  close(): Promise<void>;
}

export async function createTestHouse(start = '2026-01-05T02:14:00Z'): Promise<TestHouse> {
  const database = await createTestDatabase();
  const clock = createManualClock(start);
  const store = openStore({ connection: database.connection, log: silentLog, maxConnections: 6 });
  const worker = createWorker({ store, clock, log: silentLog });
  const journal = createJournal({ clock, worker, db: store.db });
  const context: Context = { store, clock, journal, log: silentLog };
  const system = asSystem(systemActor);
  const organization = await ensureOrganization(context, system, { slug: 'acme', name: 'Acme' });
  const member = (name: string, role: 'commander' | 'responder') =>
    ensureMember(context, system, {
      organizationId: organization.id,
      name,
      email: `${name.toLowerCase()}@acme.example`,
      handle: name.toLowerCase(),
      role,
    });
  const ana = await member('Ana', 'commander');
  const ben = await member('Ben', 'responder');
  return {
    context,
    clock,
    worker,
    system,
    organization,
    ana,
    ben,
    actorOf: (person, role = 'commander') => ({
      kind: 'person',
      id: person.id,
      name: person.name,
      grants: [{ organizationId: organization.id, role }],
    }),
    async close() {
      await worker.stop();
      await store.stop();
      await database.drop();
    },
  };
}
