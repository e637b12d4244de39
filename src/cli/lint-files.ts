import type { LintReport } from '#runbooks/lint';
import type { LintHelper } from './lint-helper.ts';
import type { LintQueue } from './lint-queue.ts';
import { lintWaiting } from './lint-waiting.ts';

/** Lints all that is in a queue, with the helpers that were started for it; in no order. `initCommands()` comes first. */
export async function lintFiles(queue: LintQueue, helpers: readonly LintHelper[]): Promise<readonly LintReport[]> {
  const reports = lintWaiting(queue, 'front');
  const isWhole = () => reports.length === queue.sources.length;
  await new Promise<void>((resolve, reject) => {
    // Nobody waits for a helper that still loads the compiler: it has taken nothing.
    if (isWhole()) return resolve();
    for (const helper of helpers)
      helper.reports.then((found) => {
        reports.push(...found);
        if (isWhole()) resolve();
      }, reject);
  });
  for (const helper of helpers) helper.dismiss();
  return reports;
}
