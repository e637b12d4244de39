import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { outcome } from './protocol.ts';

const identity = z.object({ pid: z.number(), started: z.string() });

/**
 * What the runner writes down about an attempt: before anything starts, when it runs, when it ended.
 * It is the fence on the runner's side (a known attempt is never started again), and what is left after a crash.
 */
const spoolRecord = z.object({
  attemptId: z.string(),
  token: z.string(),
  runner: identity,
  /** The process group of a shell step. */
  group: identity.nullable(),
  outcome: outcome.nullable(),
});
export type SpoolRecord = z.infer<typeof spoolRecord>;

export interface Spool {
  read(attemptId: string): SpoolRecord | null;
  list(): readonly SpoolRecord[];
  write(record: SpoolRecord): void;
  /** Output that no server heard. */
  keepOutput(attemptId: string, text: string): void;
  readOutput(attemptId: string): string;
  remove(attemptId: string): void;
}

/** Files in the runner's folder. Synchronous on purpose: what is not written down has not happened. */
export function openSpool(folder: string): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const recordPath = (attemptId: string) => join(folder, `${attemptId}.json`);
  const outputPath = (attemptId: string) => join(folder, `${attemptId}.out`);
  function read(attemptId: string): SpoolRecord | null {
    let text: string;
    try {
      text = readFileSync(recordPath(attemptId), 'utf8');
    } catch {
      return null; // nothing written down
    }
    const parsed = spoolRecord.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  }
  return {
    read,
    list: () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('att_') && name.endsWith('.json'))
        .flatMap((name) => read(name.slice(0, -'.json'.length)) ?? []),
    write(record) {
      const path = recordPath(record.attemptId);
      writeFileSync(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
      renameSync(`${path}.new`, path); // whole or not at all, whenever the process dies
    },
    keepOutput: (attemptId, text) => appendFileSync(outputPath(attemptId), text, { mode: 0o600 }),
    readOutput(attemptId) {
      try {
        return readFileSync(outputPath(attemptId), 'utf8');
      } catch {
        return ''; // everything was delivered while it ran
      }
    },
    remove(attemptId) {
      rmSync(recordPath(attemptId), { force: true });
      rmSync(outputPath(attemptId), { force: true });
    },
  };
}
