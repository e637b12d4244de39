import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Removes the stale lock that was read; puts back a lock that somebody took in between. */
function setAside(file: string, stale: Holder): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readHolder(aside)?.text !== stale.text) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}

/**
 * Takes a folder for this process. Throws `data-dir-in-use` when another living process has it;
 * a lock whose process is gone (kill -9, power cut, reused process number) is taken over.
 * Returns the way to give it back.
 */
export function lockDataDir(folder: string): () => void {
  const file = join(folder, 'server.lock');
  const self = identifyProcess(process.pid) ?? { pid: process.pid, startedAt: 'unknown' };
  const mine = `${JSON.stringify({ ...self, token: randomUUID() })}\n`;
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, mine, { mode: 0o644 });
  try {
    for (;;) {
      try {
        // link() fails when the name exists, and the file appears whole: no reader sees half a lock.
        linkSync(draft, file);
        break;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const holder = readHolder(file);
      if (holder === null) continue;
      if (holder.identity !== null && isSameProcessAlive(holder.identity)) {
        fail(
          'data-dir-in-use',
          `the data folder ${folder} is in use by another Tocsin server (process ${holder.identity.pid}); ` +
            'stop that server or choose another folder with TOCSIN_DATA_DIR',
        );
      }
      setAside(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readHolder(file)?.text === mine) rmSync(file, { force: true });
  };
}
