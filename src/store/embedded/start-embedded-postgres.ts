import { chmodSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, systemClock, type Clock } from '#base';
import { prepareBinaries, type Binaries } from './binaries.ts';
import { clusterFolder, createCluster, databaseName, roleName } from './create-cluster.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { findHome, homeInside, prepareHome, sharedRoot } from './database-home.ts';
import { chooseDatabaseUser, type DatabaseUser } from './database-user.ts';
import { makeFolder } from '../make-folder.ts';
import { describeFailure } from './describe-failure.ts';
import { launchPostgres, type Launch } from './launch-postgres.ts';
import { stopPostmaster } from './old-postmaster.ts';
import { prepareSocketFolder, socketPort, type SocketFolder } from './socket-folder.ts';
import type { PostgresExit, SupervisedPostgres } from './supervisor.ts';

/** The part of the program's log that the launcher uses. */
export interface LauncherLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface EmbeddedPostgresOptions {
  /** Folder of the embedded database; made when absent. Relative to the working directory. */
  readonly dataDir: string;
  readonly log: LauncherLog;
  readonly clock?: Clock;
}

export interface EmbeddedPostgres {
  /** Fits `openStore({ connection })`; stays the same across restarts. */
  readonly connection: { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
  /** The same as a URL, for psql and for tools that take only that. */
  readonly url: string;
  /** PostgreSQL's process at this moment; changes when it was restarted. */
  readonly pid: number;
  /** True when a PostgreSQL that a killed server had left behind was found alive and taken over (stopped, then started anew). */
  readonly adopted: boolean;
  /** The operating-system user that PostgreSQL runs as. */
  readonly ownerUser: string;
  /** Fast shutdown, waits for its end, gives the folder back. Twice is fine. */
  stop(): Promise<void>;
  /** Hears that PostgreSQL ended although nobody stopped it. It is started again by itself. */
  onExit(callback: (exit: PostgresExit) => void): void;
}

const longestPauseMs = 5_000;

interface Ground {
  readonly home: string;
  readonly user: DatabaseUser;
  readonly binaries: Binaries;
  readonly socket: SocketFolder;
}

/**
 * Starts the PostgreSQL that comes with the npm packages: on a private Unix socket, durable, as an ordinary
 * user even when this process is root, tied to this process so that none is left behind. When PostgreSQL
 * dies (kill -9, out of memory) it is started again, with pauses that double up to 5 s.
 *
 * Throws `data-dir-in-use` (another living server), `storage-full`, `bad-setting` (folder not writable),
 * `unsupported-platform` (no binaries, no user) or `database-unavailable`, each with what to do next.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = openDataDir(options.dataDir);
  const unlock = lockFolder(dataDir);
  try {
    const ground = await prepareGround(dataDir, options.log);
    const unlockHome = ground.home.startsWith(`${dataDir}/`) ? () => undefined : lockFolder(ground.home);
    try {
      const clock = options.clock ?? systemClock;
      const started = clock.now().getTime();
      const isNew = await createCluster(ground);
      const launch = await launchPostgres({ ...ground, socketFolder: ground.socket.folder });
      options.log.info(
        {
          pid: launch.postgres.pid,
          user: ground.user.name,
          ms: clock.now().getTime() - started,
          isNew,
          replacedOrphan: launch.replacedOrphan,
        },
        'the embedded PostgreSQL is ready',
      );
      return supervise({
        ground,
        launch,
        log: options.log,
        unlock: () => {
          ground.socket.remove();
          unlockHome();
          unlock();
        },
      });
    } catch (error) {
      ground.socket.remove();
      unlockHome();
      throw error;
    }
  } catch (error) {
    unlock();
    throw describeFailure('the embedded PostgreSQL could not be started', dataDir, messageOf(error), error);
  }
}

function openDataDir(path: string): string {
  const folder = isAbsolute(path) ? path : resolve(path);
  try {
    // Root's own folder lets the database's user through, not look around; an ordinary user's is closed.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    // Only a folder that was made now gets its mode set, whatever the umask; one that was given keeps its own.
    if (makeFolder(folder, mode)) chmodSync(folder, mode);
    if (!statSync(folder).isDirectory()) throw new Error('ENOTDIR: it is not a folder');
    return realpathSync(folder);
  } catch (error) {
    throw describeFailure('the data folder cannot be opened', folder, messageOf(error), error);
  }
}

function lockFolder(folder: string): () => void {
  try {
    return lockDataDir(folder);
  } catch (error) {
    throw describeFailure('the data folder cannot be locked', folder, messageOf(error), error);
  }
}

async function prepareGround(dataDir: string, log: LauncherLog): Promise<Ground> {
  const present = findHome(dataDir);
  const user = chooseDatabaseUser([...(present ? [clusterFolder(present), present] : []), dataDir]);
  const home = await prepareHome({
    dataDir,
    user,
    onElsewhere: (folder) =>
      log.warn({ folder, user: user.name }, `user ${user.name} cannot reach ${homeInside(dataDir)}; the database lives in ${folder}`),
    onSetAside: (folder) =>
      log.warn({ folder }, `a database of an earlier data folder of this name was set aside in ${folder}; delete it if nobody needs it`),
  });
  const binaries = await prepareBinaries({
    user,
    copyTo: user.isOther ? sharedRoot : join(dataDir, 'programs'),
    onCopy: (folder) => log.info({ folder }, 'PostgreSQL cannot be run from node_modules; using a copy'),
  });
  return { home: home.folder, user, binaries, socket: prepareSocketFolder(home.folder, user) };
}

function supervise(options: {
  readonly ground: Ground;
  readonly launch: Launch;
  readonly log: LauncherLog;
  readonly unlock: () => void;
}): EmbeddedPostgres {
  const { ground, log } = options;
  const callbacks: ((exit: PostgresExit) => void)[] = [];
  const stopping = new AbortController();
  let current: SupervisedPostgres = options.launch.postgres;
  let stopped: Promise<void> | null = null;

  async function restart(): Promise<SupervisedPostgres | null> {
    for (let pause = 100; !stopping.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        return (await launchPostgres({ ...ground, socketFolder: ground.socket.folder })).postgres;
      } catch (error) {
        log.error({ error: messageOf(error), retryInMs: pause }, 'PostgreSQL could not be started again; trying further');
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    return null;
  }

  async function keepRunning(): Promise<void> {
    for (;;) {
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      log.warn({ pid: current.pid, code: exit.code, signal: exit.signal }, 'PostgreSQL ended unasked; starting it again');
      for (const callback of callbacks) callback(exit);
      const next = await restart();
      if (next === null) return;
      current = next;
      log.info({ pid: current.pid }, 'PostgreSQL runs again');
      // Somebody asked to stop while it was starting: it must not stay behind.
      if (stopping.signal.aborted) return;
    }
  }

  const kept = keepRunning();

  async function stop(): Promise<void> {
    stopping.abort();
    current.release();
    await Promise.race([kept, sleep(30_000, undefined, { ref: false })]);
    current.release();
    await stopPostmaster(current.pid, clusterFolder(ground.home));
    await current.exited;
    options.unlock();
  }

  const host = ground.socket.folder;
  return {
    connection: { host, port: socketPort, user: roleName, database: databaseName },
    url: `postgresql://${roleName}@/${databaseName}?host=${encodeURIComponent(host)}&port=${socketPort}`,
    get pid() {
      return current.pid;
    },
    adopted: options.launch.replacedOrphan,
    ownerUser: ground.user.name,
    stop: () => (stopped ??= stop()),
    onExit: (callback) => void callbacks.push(callback),
  };
}
