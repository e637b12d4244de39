import type { Context } from '#journal';
import { selectOverdue } from './delivery-store.ts';
import { enqueueAttempt } from './queue-delivery.ts';

/** Longer than the lease of a dead worker's job, so that only what truly lost its job is woken again. */
const overdueMs = 15_000;

/**
 * Wakes deliveries that are due and have no job any more (one that failed for good, a queue restored from a backup).
 * Answers how many are overdue. Paging's watch calls this every few seconds.
 */
export async function wakeOverdueDeliveries(context: Context): Promise<number> {
  const now = context.clock.now();
  const overdue = await selectOverdue(context.store.db, new Date(now.getTime() - overdueMs), 500);
  for (const { id, attempts } of overdue) await enqueueAttempt(context.store.db, id, attempts, now);
  return overdue.length;
}
