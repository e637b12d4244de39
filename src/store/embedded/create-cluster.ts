import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '#base';
import type { Binaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';
import { describeFailure } from './describe-failure.ts';
import { runProgram } from './run-program.ts';

/** The database and its owner inside PostgreSQL. */
export const databaseName = 'tocsin';
export const roleName = 'tocsin';

/** Where the cluster is below the database's home. */
export function clusterFolder(home: string): string {
  return join(home, 'data');
}

const draftPrefix = 'data.new-';

/**
 * Makes the cluster on a first start; checks its major version otherwise. It is built under another
 * name and renamed when whole, so a kill -9 in between leaves nothing that looks like a database.
 * Returns whether it was made now.
 */
export async function createCluster(options: {
  readonly home: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser;
}): Promise<boolean> {
  const { home, binaries } = options;
  const cluster = clusterFolder(home);
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    checkVersion(cluster, binaries);
    return false;
  }
  await removeDrafts(home);
  const draft = join(home, `${draftPrefix}${randomUUID()}`);
  try {
    await initialize(draft, options);
    await rename(draft, cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  return true;
}

function checkVersion(cluster: string, binaries: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const needed = binaries.version.split('.')[0] ?? '';
  if (found !== needed) {
    fail(
      'database-unavailable',
      `the database in ${cluster} was made by PostgreSQL ${found} and this Tocsin brings ${needed}; ` +
        'start the earlier Tocsin, make a backup with "tocsin backup", and restore it here',
    );
  }
}

/** A draft of a start that was killed. Its initdb may still be writing: what resists is left for the next start. */
async function removeDrafts(home: string): Promise<void> {
  const drafts = (await readdir(home)).filter((name) => name.startsWith(draftPrefix));
  await Promise.allSettled(drafts.map((name) => rm(join(home, name), { recursive: true, force: true, maxRetries: 2 })));
}

async function initialize(draft: string, { binaries, user }: { readonly binaries: Binaries; readonly user: DatabaseUser }): Promise<void> {
  const made = await runProgram({
    program: join(binaries.folder, 'bin', 'initdb'),
    user,
    // Locale C sorts the same on every machine; the builtin C.UTF-8 adds letters beyond ASCII to lower() and ILIKE.
    args: [
      `--pgdata=${draft}`,
      `--username=${roleName}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--data-checksums',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
  });
  if (made.code !== 0) throw describeFailure('the database could not be made', draft, made.output);
  // Single-user mode: the database exists before anybody can see the cluster.
  const created = await runProgram({
    program: join(binaries.folder, 'bin', 'postgres'),
    user,
    args: ['--single', '-D', draft, '-c', 'exit_on_error=true', 'postgres'],
    input: `create database ${databaseName};\n`,
  });
  if (created.code !== 0) throw describeFailure('the database could not be made', draft, created.output);
}
