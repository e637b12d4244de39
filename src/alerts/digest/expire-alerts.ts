import type { Context } from '#journal';
import { enqueueJob, type Db, type Worker } from '#store';
import type { KnownAlert } from '../model/alert.ts';
import type { GroupEvent } from './apply-requests.ts';
import { applyToGroups } from './apply-to-groups.ts';
import { lockDigest, resolveExpired, selectExpired, selectGroups, type StoredAlert } from './digest-store.ts';
import { announceGroups } from './write-changes.ts';

const jobKind = 'alerts.expire';
const batchSize = 5_000;

/** Has somebody look when these alerts are due to expire. Expiries are rounded, so the jobs are few. */
export async function scheduleExpiry(tx: Db, expiries: readonly Date[]): Promise<void> {
  for (const ms of new Set(expiries.map((date) => date.getTime()))) {
    const runAt = new Date(ms);
    await enqueueJob(tx, { id: `${jobKind}:${runAt.toISOString()}`, kind: jobKind, data: {}, runAt });
  }
}

/** Ends alerts whose sender fell silent, as Alertmanager does after its resolve_timeout. Returns how many. */
export async function expireAlerts(context: Context): Promise<number> {
  let count = 0;
  for (;;) {
    const ended = await context.store.transaction(async (tx) => {
      await lockDigest(tx);
      const now = context.clock.now();
      const expired = await selectExpired(tx, now, batchSize);
      if (expired.length === 0) return 0;
      await resolveExpired(
        tx,
        expired.map((alert) => alert.id),
        now,
      );
      const groups = await selectGroups(tx, { ids: [...new Set(expired.flatMap((alert) => alert.groupId ?? []))], keys: [] });
      await announceGroups(context, tx, applyToGroups(expired.map(endOf), groups));
      return expired.length;
    });
    count += ended;
    if (ended < batchSize) return count;
  }
}

export function registerExpiry(context: Context, worker: Worker): void {
  worker.handle(jobKind, async () => {
    await expireAlerts(context);
  });
}

function endOf(alert: StoredAlert): GroupEvent {
  const known: KnownAlert = alert;
  return { kind: 'resolved', draft: { ...alert, known, shown: null, isExtended: false } };
}
