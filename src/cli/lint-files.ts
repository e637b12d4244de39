import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { lintDocument, reportFindings, type LintReport } from '#runbooks/lint';
import type { SourceFile } from './read-sources.ts';

/** A thread needs half a second of a processor before it helps: as long as this many characters take. */
const worthAThread = 500_000;
const mostThreads = 4;
/** Small enough that no thread sits on the last piece of work alone. */
const batchLength = 20_000;

/** Lints files on several processors where there is enough to do. `initCommands()` comes first. */
export async function lintFiles(sources: readonly SourceFile[]): Promise<readonly LintReport[]> {
  const waiting = batchesOf(sources.filter(({ problem }) => problem === null));
  const done = new Map<string, LintReport>();
  const keep = (reports: readonly LintReport[]) => {
    for (const report of reports) done.set(report.file, report);
  };
  const length = sources.reduce((sum, { source }) => sum + source.length, 0);
  const helpers = Math.min(availableParallelism(), mostThreads, Math.ceil(length / worthAThread)) - 1;
  const ended = Array.from({ length: helpers }, () => runHelper(waiting, keep));
  const all = Promise.all(ended);
  // This thread works, too, and looks between two batches whether a helper wants one.
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    keep(batch.map(lintDocument));
    if (helpers > 0) await Promise.race([setImmediate(), all]);
  }
  await all;
  return sources.map((source) => done.get(source.file) ?? reportFindings(source, { findings: source.problem ? [source.problem] : [] }));
}

/** The longest first, so that the end is not spent waiting for one of them. */
function batchesOf(sources: readonly SourceFile[]): SourceFile[][] {
  const batches: SourceFile[][] = [];
  let room = 0;
  for (const source of sources.toSorted((a, b) => b.source.length - a.source.length)) {
    if (room <= 0) {
      batches.push([]);
      room = batchLength;
    }
    batches.at(-1)?.push(source);
    room -= source.source.length;
  }
  return batches;
}

function runHelper(waiting: SourceFile[][], keep: (reports: readonly LintReport[]) => void): Promise<void> {
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url));
  return new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (reports: readonly LintReport[]) => {
      keep(reports);
      const batch = waiting.shift();
      if (batch) worker.postMessage(batch);
      else void worker.terminate().then(() => resolve());
    });
  });
}
