import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { fail, messageOf } from '#base';
import type { Db } from './open-store.ts';

const folder = join(import.meta.dirname, '..', '..', 'migrations');

async function readMigrations(): Promise<{ name: string; text: string; digest: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name: name.replace(/\.sql$/, ''), text, digest: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/**
 * Brings the database to the newest schema. Kysely's migrator holds a lock, so two nodes
 * starting at once do not migrate twice; a migration that was edited after it ran is refused.
 * Returns the names applied now.
 */
export async function migrate(db: Db): Promise<readonly string[]> {
  const migrations = await readMigrations();
  const provider = {
    getMigrations: () =>
      Promise.resolve(
        Object.fromEntries(
          migrations.map(({ name, text }): [string, Migration] => [name, { up: async (tx) => void (await sql.raw(text).execute(tx)) }]),
        ),
      ),
  };
  const migrator = new Migrator({ db, provider, migrationTableName: 'schema_migration', migrationLockTableName: 'schema_migration_lock' });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown';
    fail('not-ready', `migration ${failed} failed: ${messageOf(error)}`, { cause: error });
  }
  await db.transaction().execute(async (tx) => {
    // "if not exists" is no protection against another node that creates the same table at the same moment.
    await sql`select pg_advisory_xact_lock(hashtext('tocsin schema_migration_digest'))`.execute(tx);
    await checkDigests(tx, migrations);
  });
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}

async function checkDigests(db: Db, migrations: readonly { name: string; digest: string }[]): Promise<void> {
  await sql`create table if not exists schema_migration_digest (name text primary key, digest text not null)`.execute(db);
  for (const { name, digest } of migrations) {
    await sql`insert into schema_migration_digest (name, digest) values (${name}, ${digest}) on conflict (name) do nothing`.execute(db);
  }
  const stored = await sql<{ name: string; digest: string }>`select name, digest from schema_migration_digest`.execute(db);
  const known = new Map(migrations.map(({ name, digest }) => [name, digest]));
  for (const row of stored.rows) {
    const current = known.get(row.name);
    if (current === undefined) {
      fail('not-ready', `the database was migrated by a newer Tocsin (${row.name}); start that version`);
    }
    if (current !== row.digest) {
      fail('not-ready', `migration ${row.name} was changed after it ran; migrations are append-only`);
    }
  }
}
