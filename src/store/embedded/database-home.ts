import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.ts';
import { runProgram } from './run-program.ts';

/** The folder that PostgreSQL's user owns: cluster, socket, log. */
export interface DatabaseHome {
  readonly folder: string;
  /** True when it lies outside the data folder, because that user cannot reach the data folder. */
  readonly isElsewhere: boolean;
}

/** Where root keeps what PostgreSQL's user must reach when the data folder is closed to that user. */
export const sharedRoot = '/var/lib/tocsin';

const pointerName = 'database-location';
const markerName = 'belongs-to';

interface Pointer {
  readonly folder: string;
  readonly id: string;
}

function readPointer(dataDir: string): Pointer | null {
  const file = join(dataDir, pointerName);
  if (!existsSync(file)) return null;
  const [folder, id] = readFileSync(file, 'utf8').split('\n');
  return folder && id ? { folder, id } : null;
}

async function canReach(folder: string, user: DatabaseUser): Promise<boolean> {
  if (!user.isOther) return true;
  return (await runProgram({ program: '/bin/sh', args: ['-c', 'cd "$1" && test -w .', 'sh', folder], user })).code === 0;
}

function makeOwned(folder: string, user: DatabaseUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.isOther) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
}

/** The path that the database has inside the data folder, whether it exists or not. */
export function homeInside(dataDir: string): string {
  return join(dataDir, 'postgresql');
}

/** What is known of the database's place before a user is chosen: its present folder, or null on a first start. */
export function findHome(dataDir: string): string | null {
  const pointer = readPointer(dataDir);
  if (pointer && existsSync(pointer.folder)) return pointer.folder;
  return existsSync(homeInside(dataDir)) ? homeInside(dataDir) : null;
}

/**
 * Makes or finds the database's folder. Usually inside the data folder; when that is closed to the
 * database's user (root's own 0700 home), below /var/lib/tocsin, named by the data folder's path,
 * with a pointer file in the data folder. The pointer, not the name, decides what belongs together:
 * a data folder that was deleted and made again starts empty, and what it left is set aside, not lost.
 */
export async function prepareHome(options: {
  readonly dataDir: string;
  readonly user: DatabaseUser;
  readonly onElsewhere: (folder: string) => void;
  readonly onSetAside: (folder: string) => void;
}): Promise<DatabaseHome> {
  const { dataDir, user } = options;
  const pointer = readPointer(dataDir);
  if (pointer && existsSync(pointer.folder)) return { folder: pointer.folder, isElsewhere: true };
  const inside = homeInside(dataDir);
  makeOwned(inside, user);
  if (await canReach(inside, user)) return { folder: inside, isElsewhere: false };
  const folder = join(sharedRoot, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  mkdirSync(sharedRoot, { recursive: true, mode: 0o755 });
  chmodSync(sharedRoot, 0o755);
  if (existsSync(folder)) {
    const aside = `${folder}.left-${randomUUID().slice(0, 8)}`;
    renameSync(folder, aside);
    options.onSetAside(aside);
  }
  options.onElsewhere(folder);
  makeOwned(folder, user);
  const id = randomUUID();
  writeFileSync(join(folder, markerName), `${dataDir}\n${id}\n`);
  writeFileSync(join(dataDir, pointerName), `${folder}\n${id}\n`);
  return { folder, isElsewhere: true };
}
