import { createHash, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { fail } from '#base';
import { identifyProcess, isSameProcessAlive, type ProcessIdentity } from './process-identity.ts';

const lockSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

interface Holder {
  readonly text: string;
  /** Null when the file is torn or foreign: nobody living can be named, so it is stale. */
  readonly identity: ProcessIdentity | null;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function readHolder(file: string): Holder | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    return { text, identity: lockSchema.parse(JSON.parse(text)) };
  } catch {
    return { text, identity: null };
  }
}

/**
 * Makes `file` ours, or throws `data-dir-in-use`. A lock whose process is gone may be replaced by one process
 * only: the one that holds the lock on replacing that very text, which is taken in the same way, so that a
 * process that dies half-way through leaves nothing that blocks the next. Removing a stale lock first and taking
 * the free name then would not do: between reading and removing it, another process may have replaced it.
 */
function take(file: string, mine: string, inUse: (pid: number) => never): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, mine, { mode: 0o644 });
  try {
    for (;;) {
      try {
        // link() fails when the name exists, and the file appears whole: no reader sees half a lock.
        linkSync(draft, file);
        return;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const holder = readHolder(file);
      if (holder === null) continue;
      if (holder.identity !== null && isSameProcessAlive(holder.identity)) inUse(holder.identity.pid);
      const right = join(dirname(file), `server.lock.after.${createHash('sha256').update(holder.text).digest('hex').slice(0, 32)}`);
      take(right, mine, inUse);
      try {
        // Whoever read the same text earlier may have replaced it, and given the right back, before we had it.
        if (readHolder(file)?.text !== holder.text) continue;
        renameSync(draft, file);
        return;
      } finally {
        rmSync(right, { force: true });
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes a folder for this process. Throws `data-dir-in-use` when another living process has it, or is about to;
 * a lock whose process is gone (kill -9, power cut, reused process number) is taken over.
 * Returns the way to give it back.
 */
export function lockDataDir(folder: string): () => void {
  const file = join(folder, 'server.lock');
  const self = identifyProcess(process.pid) ?? { pid: process.pid, startedAt: 'unknown' };
  const mine = `${JSON.stringify({ ...self, token: randomUUID() })}\n`;
  take(file, mine, (pid) =>
    fail(
      'data-dir-in-use',
      `the data folder ${folder} is in use by another Tocsin server (process ${pid}); ` +
        'stop that server or choose another folder with TOCSIN_DATA_DIR',
    ),
  );
  return () => {
    if (readHolder(file)?.text === mine) rmSync(file, { force: true });
  };
}
