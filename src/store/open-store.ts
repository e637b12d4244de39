import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { fail, messageOf, type Log } from '#base';
import { createListener, type NotificationHandler } from './listener.ts';

/** No tables of its own: each room adds the types of its tables with `db.withTables<…>()`. */
export type NoTables = Record<never, never>;

/** The database, or the caller's transaction: verbs do not care which. */
export type Db = Kysely<NoTables>;

/** Where PostgreSQL is: a URL (one's own) or a socket folder (embedded). */
export type Connection =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly password?: string; readonly database: string };

export interface Store {
  readonly db: Db;
  /** Runs `work` in one transaction; commits when it resolves, rolls back when it throws. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Hears NOTIFY on a channel, across nodes; survives reconnects. Returns the way to stop. */
  listen(channel: string, handler: NotificationHandler): () => void;
  /** Resolves when the database answers; throws `database-unavailable` otherwise. */
  ping(): Promise<void>;
  stop(): Promise<void>;
}

// int8 arrives as text by default; our counters stay far below 2^53.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

function poolConfig(connection: Connection): pg.PoolConfig {
  return 'url' in connection ? { connectionString: connection.url } : { ...connection };
}

/**
 * Opens the pool. Every checked-out client has an error listener: without one,
 * PostgreSQL's death would end this process (measured, design.md section 4).
 * A hung node loses its transaction after 3 s idle, which bounds failover.
 */
export function openStore(options: { connection: Connection; log: Log; maxConnections?: number }): Store {
  const { log } = options;
  const config = poolConfig(options.connection);
  const pool = new pg.Pool({
    ...config,
    types,
    max: options.maxConnections ?? 12,
    connectionTimeoutMillis: 10_000,
    application_name: 'tocsin',
    idle_in_transaction_session_timeout: 3_000,
  });
  pool.on('error', (error) => log.warn({ error: messageOf(error) }, 'an idle database connection was lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error: messageOf(error) }, 'a database connection was lost'));
  });
  const db: Db = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) });
  const listener = createListener({ config: { ...config, application_name: 'tocsin-listen' }, log });
  return {
    db,
    transaction: (work) => db.transaction().execute(work),
    listen: listener.listen,
    async ping() {
      try {
        await pool.query('select 1');
      } catch (error) {
        fail('database-unavailable', `the database does not answer: ${messageOf(error)}`, { cause: error });
      }
    },
    async stop() {
      await listener.stop();
      await db.destroy();
    },
  };
}
