import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const access = z.object({ url: z.url(), token: z.string().min(32) });

/** How the command line of the same account on the same machine reaches a running server. */
export type LocalAccess = z.output<typeof access>;

const pathIn = (dataDir: string) => join(dataDir, 'server.json');

/** Written at each start, readable by its owner alone: whoever can read it could read the database, too. */
export async function writeLocalAccess(dataDir: string, value: LocalAccess): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
  await writeFile(pathIn(dataDir), `${JSON.stringify(value)}\n`, { mode: 0o600, flag: 'wx' });
}

export async function removeLocalAccess(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
}

/** Null where no server of this data folder runs, or it belongs to somebody else. */
export function readLocalAccess(dataDir: string): LocalAccess | null {
  try {
    return access.parse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}
