import { setImmediate } from 'node:timers/promises';
import { lintDocument, reportFindings, type LintReport } from '#runbooks/lint';
import type { LintHelper } from './lint-helper.ts';
import type { SourceFile } from './read-sources.ts';

/** Small enough that no thread sits on the last piece of work alone. */
const batchLength = 20_000;

/** Lints files, with the helpers that were started for them. `initCommands()` comes first. */
export async function lintFiles(sources: readonly SourceFile[], helpers: readonly LintHelper[] = []): Promise<readonly LintReport[]> {
  const waiting = batchesOf(sources.filter(({ problem }) => problem === null));
  const done = new Map<string, LintReport>();
  const keep = (reports: readonly LintReport[]) => {
    for (const report of reports) done.set(report.file, report);
  };
  const all = Promise.all(helpers.map((helper) => helper.join(() => waiting.shift(), keep)));
  // This thread works, too, and looks between two batches whether a helper wants one.
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
    keep(batch.map(lintDocument));
    if (helpers.length > 0) await Promise.race([setImmediate(), all]);
  }
  for (const helper of helpers) helper.dismiss();
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
