import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { defineEntry, describeEntry } from './model/entry.ts';
import { readWholeStream, verifyJournal, verifyStream } from './verify-journal.ts';

const rang = defineEntry('test.bell-rang', z.object({ times: z.number(), text: z.string() }), (data, actor) => ({
  text: `${actor.name} rang ${data.times} times`,
  tone: 'neutral',
}));

let house: TestHouse;
beforeEach(async () => {
  house = await createTestHouse();
});
afterEach(() => house.close());

const ring = (times: number, stream = 'bell:1') =>
  house.context.store.transaction((tx) =>
    house.context.journal.append(tx, { entry: rang, stream, actor: house.system, data: { times, text: 'ding\u0000dong' } }),
  );

async function tamper(statement: string): Promise<void> {
  const { db } = house.context.store;
  // Only an owner of the database can get past the trigger; that is the attacker here.
  await sql.raw('alter table journal_entry disable trigger journal_entry_append_only').execute(db);
  await sql.raw(statement).execute(db);
  await sql.raw('alter table journal_entry enable trigger journal_entry_append_only').execute(db);
}

test('entries queue up behind each other and the chain holds', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => ring(index)));
  const entries = await readWholeStream(house.context.store.db, 'bell:1');
  expect(entries.map((entry) => entry.position)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(await verifyStream(house.context.store.db, 'bell:1')).toEqual([]);
  expect(await verifyJournal(house.context.store.db)).toMatchObject({ problems: [] });
});

test('an entry rolls back with its transaction', async () => {
  await expect(
    house.context.store.transaction(async (tx) => {
      await house.context.journal.append(tx, { entry: rang, stream: 'bell:1', actor: house.system, data: { times: 1, text: '' } });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await readWholeStream(house.context.store.db, 'bell:1')).toEqual([]);
});

test('a listener hears what was committed, at least once, with the entry itself', async () => {
  const heard: number[] = [];
  house.context.journal.listen(rang, 'test.hearer', async (entry) => void heard.push(entry.position));
  await ring(3);
  await ring(4);
  await house.worker.runDue();
  expect(heard).toEqual([1, 2]);
});

test('data that does not fit the schema is refused; hostile text keeps its place', async () => {
  const wrong = { times: 'many', text: '' } as unknown as { times: number; text: string };
  await expect(
    house.context.store.transaction((tx) =>
      house.context.journal.append(tx, { entry: rang, stream: 'bell:1', actor: house.system, data: wrong }),
    ),
  ).rejects.toMatchObject({ code: 'internal' });
  const entry = await ring(1);
  expect(entry.data).toEqual({ times: 1, text: 'ding\u{FFFD}dong' });
  expect(describeEntry(entry)).toEqual({ text: 'Tocsin rang 1 times', tone: 'neutral' });
});

test('the database itself refuses to change, remove or empty the journal', async () => {
  await ring(1);
  for (const statement of ["update journal_entry set type = 'x'", 'delete from journal_entry', 'truncate journal_entry']) {
    await expect(sql.raw(statement).execute(house.context.store.db)).rejects.toThrow('append-only');
  }
});

test.each([
  ['changed', `update journal_entry set data = '{"times":99,"text":""}' where stream = 'bell:1' and position = 2`],
  [
    'changed with its body',
    `update journal_entry set data = '{"times":99,"text":""}', body = replace(body, '"times":2', '"times":99') where stream = 'bell:1' and position = 2`,
  ],
  ['removed', `delete from journal_entry where stream = 'bell:1' and position = 2`],
  ['removed at the end', `delete from journal_entry where stream = 'bell:1' and position = 4`],
  [
    're-ordered',
    `update journal_entry set position = case position when 2 then 3 else 2 end where stream = 'bell:1' and position in (2, 3)`,
  ],
  [
    'inserted',
    `insert into journal_entry select stream, 5, type, at, actor, data, body, hash from journal_entry where stream = 'bell:1' and position = 4`,
  ],
  ['backdated', `update journal_entry set at = at - interval '1 hour' where stream = 'bell:1' and position = 1`],
])('a row that was %s is found', async (_, statement) => {
  for (let times = 1; times <= 4; times++) await ring(times);
  // A primary key that is checked row by row would stop the swap before we could look at it.
  await sql.raw('alter table journal_entry drop constraint journal_entry_pkey').execute(house.context.store.db);
  await tamper(statement);
  expect(await verifyStream(house.context.store.db, 'bell:1')).not.toEqual([]);
});
