import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createLog } from '#base';
import { migrate, openStore, startEmbeddedPostgres } from '#store';

/** The database that every test database is copied from; carries all migrations and no rows. */
export const templateDatabase = 'tocsin_template';

export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One embedded PostgreSQL for the whole run, in a folder of its own that is removed afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-test-'));
  // mkdtemp closes the folder; as root, PostgreSQL's user must be able to pass through.
  await chmod(folder, 0o711);
  const log = createLog('warn');
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log });
  const { host, port, user } = postgres.connection;
  try {
    const admin = new pg.Client(postgres.connection);
    await admin.connect();
    await admin.query(`create database ${templateDatabase}`);
    await admin.end();
    const store = openStore({ connection: { host, port, user, database: templateDatabase }, log, maxConnections: 2 });
    try {
      await migrate(store.db);
    } finally {
      await store.stop();
    }
  } catch (error) {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  project.provide('testServer', { host, port, user, template: templateDatabase });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
