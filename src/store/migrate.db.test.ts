import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '#base';
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts';
import { migrate } from './migrate.ts';
import { openStore, type Store } from './open-store.ts';

let database: TestDatabase;
let first: Store;
let second: Store;
const open = () => openStore({ connection: database.connection, log: silentLog, maxConnections: 2 });

beforeEach(async () => {
  database = await createTestDatabase();
  [first, second] = [open(), open()];
});
afterEach(async () => {
  await Promise.all([first.stop(), second.stop()]);
  await database.drop();
});

test('two nodes that start at once on an empty database migrate it once', async () => {
  await sql`drop schema public cascade`.execute(first.db);
  await sql`create schema public`.execute(first.db);
  const [a, b] = await Promise.all([migrate(first.db), migrate(second.db)]);
  const applied = [...a, ...b];
  expect(new Set(applied).size).toBe(applied.length);
  expect(applied).toContain('0001-store');
  expect(await migrate(first.db)).toEqual([]);
});

test('a migration that was changed after it ran is refused', async () => {
  await migrate(first.db);
  await sql`update schema_migration_digest set digest = 'other' where name = '0001-store'`.execute(first.db);
  await expect(migrate(first.db)).rejects.toMatchObject({ code: 'not-ready', message: expect.stringContaining('0001-store was changed') });
});

test('a database of a newer Tocsin is refused', async () => {
  await migrate(first.db);
  await sql`insert into schema_migration_digest (name, digest) values ('9999-future', 'x')`.execute(first.db);
  await expect(migrate(first.db)).rejects.toMatchObject({ code: 'not-ready', message: expect.stringContaining('newer Tocsin') });
});
