import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LintReport } from '#runbooks/lint';
import type { LintQueue } from './lint-queue.ts';

/** A thread helps when there is as much to do beside it: as long as it takes to start are this many characters. */
const worthAThread = 150_000;
const mostThreads = 4;

/** A thread that lints with us, from the moment it has loaded the compiler. */
export interface LintHelper {
  /** What it found; never, where it is dismissed before it has. */
  readonly reports: Promise<readonly LintReport[]>;
  dismiss(): void;
}

/** Starts as many threads as are of use for what is in the queue; they load the compiler while we do. */
export function startHelpers(queue: LintQueue): readonly LintHelper[] {
  const length = queue.sources.reduce((sum, { source }) => sum + source.length, 0);
  const threads = Math.min(availableParallelism(), mostThreads, Math.ceil(length / worthAThread));
  return Array.from({ length: Math.max(0, threads - 1) }, () => startHelper(queue));
}

function startHelper(queue: LintQueue): LintHelper {
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), { workerData: queue });
  const reports = new Promise<readonly LintReport[]>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', resolve);
    // After its message, or ours that it is dismissed, this says nothing to anybody.
    worker.on('exit', (code) => reject(new Error(`a thread that lints ended with ${code}`)));
  });
  // Told to whoever waits for the reports; until then nobody does.
  reports.catch(() => undefined);
  return { reports, dismiss: () => void worker.terminate() };
}
