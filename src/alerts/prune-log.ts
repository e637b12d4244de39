import { messageOf } from '#base';
import type { Context } from '#journal';
import { enqueueJob, type Worker } from '#store';
import { deleteOldAlerts } from './alerts-store.ts';
import { deleteDigested } from './intake/intake-store.ts';

const jobKind = 'alerts.prune';
const dayMs = 86_400_000;
// The journal keeps what mattered for ever; these two only bound the disk.
const keepRequestsMs = 30 * dayMs;
const keepResolvedMs = 90 * dayMs;
const batchSize = 1_000;

function jobOf(day: Date) {
  const runAt = new Date(Math.floor(day.getTime() / dayMs) * dayMs);
  return { id: `${jobKind}:${runAt.toISOString().slice(0, 10)}`, kind: jobKind, data: {}, runAt };
}

/** Forgets digested requests after 30 days and resolved alerts after 90. Returns how many of each. */
export async function pruneLog(context: Context): Promise<{ requests: number; alerts: number }> {
  const now = context.clock.now().getTime();
  const inBatches = async (remove: () => Promise<number>): Promise<number> => {
    let count = 0;
    for (;;) {
      const removed = await remove();
      count += removed;
      if (removed < batchSize) return count;
    }
  };
  const { db } = context.store;
  return {
    requests: await inBatches(() => deleteDigested(db, new Date(now - keepRequestsMs), batchSize)),
    alerts: await inBatches(() => deleteOldAlerts(db, new Date(now - keepResolvedMs), batchSize)),
  };
}

/** Prunes once a day, on whichever node is up. */
export function registerPruning(context: Context, worker: Worker): void {
  const planNext = () => enqueueJob(context.store.db, jobOf(new Date(context.clock.now().getTime() + dayMs)));
  worker.handle(jobKind, async () => {
    await pruneLog(context);
    await planNext();
  });
  planNext().catch((error: unknown) =>
    context.log.warn({ error: messageOf(error) }, 'pruning of old alerts could not be planned; the next start tries again'),
  );
}
