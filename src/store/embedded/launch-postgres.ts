import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '#base';
import type { Binaries } from './binaries.ts';
import { clusterFolder } from './create-cluster.ts';
import type { DatabaseUser } from './database-user.ts';
import { describeFailure, tailOf } from './describe-failure.ts';
import { clearOldPostmaster } from './old-postmaster.ts';
import { clearSocketFolder, socketPort } from './socket-folder.ts';
import { spawnSupervised, type SupervisedPostgres } from './supervisor.ts';

const readyWithinMs = 120_000;
const logLimitBytes = 1_000_000;

export interface Launch {
  readonly postgres: SupervisedPostgres;
  /** True when an orphan of a killed server had to be stopped first. */
  readonly replacedOrphan: boolean;
}

/** Small memory (50 MB in all), full durability, no TCP. The log holds starts, stops and deaths; never statements. */
function settings(socketFolder: string): readonly string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: String(socketPort),
    max_connections: '60',
    shared_buffers: '32MB',
    max_wal_size: '256MB',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    io_method: 'sync',
    max_logical_replication_workers: '0',
    log_checkpoints: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function rotateLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimitBytes) renameSync(file, `${file}.1`);
}

/** PostgreSQL writes its state on the eighth line of postmaster.pid; the first names whose state it is. */
function isReady(cluster: string, pid: number): boolean {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

/**
 * Starts PostgreSQL on an existing cluster and waits until it takes connections (crash recovery included,
 * two minutes at most). What a killed predecessor left - a process, a pid file, a socket - never blocks it.
 */
export async function launchPostgres(options: {
  readonly home: string;
  readonly socketFolder: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser;
}): Promise<Launch> {
  const { home, binaries, user } = options;
  const cluster = clusterFolder(home);
  const logFile = join(home, 'postgres.log');
  try {
    const replacedOrphan = await clearOldPostmaster(cluster);
    clearSocketFolder(options.socketFolder);
    rotateLog(logFile);
    const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const postgres = await spawnSupervised({
      program: join(binaries.folder, 'bin', 'postgres'),
      args: ['-D', cluster, ...settings(options.socketFolder)],
      logFile,
      user,
    });
    let exit: number | null | undefined;
    void postgres.exited.then(({ code }) => (exit = code));
    const end = performance.now() + readyWithinMs;
    while (!isReady(cluster, postgres.pid)) {
      if (exit !== undefined) throw new Error(newOutput(logFile, logStart) || `it ended with ${exit}`);
      if (performance.now() > end) {
        postgres.release();
        throw new Error(`it was not ready within ${readyWithinMs / 1000} s; see ${logFile}`);
      }
      await sleep(10);
    }
    return { postgres, replacedOrphan };
  } catch (error) {
    throw describeFailure('PostgreSQL could not be started', home, messageOf(error), error);
  }
}

function newOutput(file: string, from: number): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return size > from ? tailOf(file, Math.min(size - from, 4096)) : '';
}
