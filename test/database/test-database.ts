import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Connection } from '#store';

export interface TestDatabase {
  /** For `openStore({ connection })`. */
  readonly connection: Extract<Connection, { readonly host: string }>;
  /** The same as a URL. */
  readonly url: string;
  /** Removes the database; connections that are still open are ended. */
  drop(): Promise<void>;
}

async function asAdmin(statement: string): Promise<void> {
  const { host, port, user } = inject('testServer');
  const client = new pg.Client({ host, port, user, database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A fresh, migrated, empty database of the run's PostgreSQL; only in projects with `test/database/global-setup.ts`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { host, port, user, template } = inject('testServer');
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${database} template ${template}`);
  return {
    connection: { host, port, user, database },
    url: `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    drop: () => asAdmin(`drop database if exists ${database} with (force)`),
  };
}
