import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LintReport } from '#runbooks/lint';
import type { SourceFile } from './read-sources.ts';

/** A thread helps when there is as much to do beside it: as long as it takes to start are this many characters. */
const worthAThread = 500_000;
const mostThreads = 4;

/** A thread that lints with us, from the moment it has started. */
export interface LintHelper {
  /** Takes batches while there are some; the promise ends with the thread, and is broken where the thread is. */
  join(next: () => SourceFile[] | undefined, keep: (reports: readonly LintReport[]) => void): Promise<void>;
  /** There is nothing left: one that has no batch in hand ends at once, also while it still starts. */
  dismiss(): void;
}

/** Starts as many threads as are of use for so many characters; they load the compiler while we do. */
export function startHelpers(length: number): readonly LintHelper[] {
  const threads = Math.min(availableParallelism(), mostThreads, Math.ceil(length / worthAThread));
  return Array.from({ length: Math.max(0, threads - 1) }, startHelper);
}

function startHelper(): LintHelper {
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url));
  let isReady = false;
  let isBusy = false;
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
  // Told to whoever joins; until then nobody waits for it.
  ended.catch(() => undefined);
  worker.once('message', () => (isReady = true));
  return {
    join(next, keep) {
      const give = (): void => {
        const batch = next();
        isBusy = batch !== undefined;
        if (batch) worker.postMessage(batch);
        else void worker.terminate();
      };
      worker.on('message', (reports: readonly LintReport[]) => {
        keep(reports);
        give();
      });
      if (isReady) give();
      return ended;
    },
    dismiss() {
      if (!isBusy) void worker.terminate();
    },
  };
}
