import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { claimJobs, countJobs, enqueueJob, withdrawJobs } from './job-store.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await createTestHouse();
});
afterEach(() => house.close());

const minutes = (count: number) => count * 60_000;
const enqueue = (id: string, inMs = 0, kind = 'ring') =>
  enqueueJob(house.context.store.db, { id, kind, data: { id }, runAt: new Date(house.clock.now().getTime() + inMs) });

test('a job runs when its time has come, not before, and once', async () => {
  const rung: string[] = [];
  house.worker.handle('ring', async (job) => void rung.push(job.id));
  await enqueue('a', minutes(5));
  expect(await house.worker.runDue()).toBe(0);
  house.clock.advance(minutes(5));
  expect(await house.worker.runDue()).toBe(1);
  expect(await house.worker.runDue()).toBe(0);
  expect(rung).toEqual(['a']);
});

test('a job of a transaction that rolls back never was', async () => {
  await expect(
    house.context.store.transaction(async (tx) => {
      await enqueueJob(tx, { id: 'gone', kind: 'ring', data: {}, runAt: house.clock.now() });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await countJobs(house.context.store.db, house.clock.now())).toMatchObject({ waiting: 0 });
});

test('the same id twice is one job', async () => {
  let rung = 0;
  house.worker.handle('ring', async () => void rung++);
  await enqueue('a');
  await enqueue('a');
  await house.worker.runDue();
  expect(rung).toBe(1);
});

test('a failed job comes again with growing pauses, and is set aside in the end', async () => {
  let tries = 0;
  house.worker.handle('ring', async () => {
    tries += 1;
    throw new Error('busy');
  });
  await enqueue('a');
  for (let round = 0; round < 40; round++) {
    await house.worker.runDue();
    house.clock.advance(61_000);
  }
  expect(tries).toBe(12);
  expect(await countJobs(house.context.store.db, house.clock.now())).toMatchObject({ waiting: 0, failed: 1 });
});

test('a job whose worker died is taken over when its lease ran out, not before', async () => {
  await enqueue('a');
  const { db } = house.context.store;
  const claim = () => claimJobs(db, { kinds: ['ring'], now: house.clock.now(), leaseMs: 6_000, limit: 10 });
  expect(await claim()).toHaveLength(1);
  expect(await claim()).toHaveLength(0);
  house.clock.advance(6_000);
  expect(await claim()).toMatchObject([{ id: 'a', attempt: 2 }]);
});

test('a withdrawn job does not run', async () => {
  let rung = 0;
  house.worker.handle('ring', async () => void rung++);
  await enqueue('a');
  await withdrawJobs(house.context.store.db, ['a']);
  await house.worker.runDue();
  expect(rung).toBe(0);
});
