import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.ts';

export const socketPort = 5432;

// sun_path holds 107 bytes on Linux and 103 on macOS, the socket's own name included.
const longestFolder = 103 - `/.s.PGSQL.${socketPort}`.length;

export interface SocketFolder {
  readonly folder: string;
  remove(): void;
}

/**
 * A folder for the socket that only the database's user (and root) can enter: below the home, or, when
 * that path is too long for a socket, a fresh one in /tmp. Connections are trusted because the folder
 * is closed: whoever can enter it can read the database's files, too.
 */
export function prepareSocketFolder(home: string, user: DatabaseUser): SocketFolder {
  const inside = join(home, 'socket');
  const isTemporary = Buffer.byteLength(inside) > longestFolder;
  const folder = isTemporary ? mkdtempSync('/tmp/tocsin-') : inside;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.isOther) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return {
    folder,
    remove: () => {
      if (isTemporary) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes what a killed PostgreSQL left: its lock file names a process number that may be a stranger's by now. */
export function clearSocketFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(folder, name), { force: true });
  }
}
