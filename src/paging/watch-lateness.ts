import { messageOf } from '#base';
import { wakeOverdueDeliveries } from '#delivery';
import { listIncidents } from '#incidents';
import type { Context } from '#journal';
import { listOrganizations } from '#people';
import { advanceEscalation } from './advance-escalation.ts';
import { lateAfterMs } from './model/escalation.ts';
import { escalationId } from './model/page-ids.ts';
import { selectEscalatedIncidents, selectOverdueEscalations } from './paging-store.ts';
import type { PagingSettings } from './settings.ts';
import { startEscalation } from './start-escalation.ts';

const atOnce = 200;

/**
 * The second pair of eyes, which does not trust the job queue: levels that are overdue, and open incidents
 * for which no escalation was ever started, are paged now, and the timeline says that it was late.
 * Deliveries that lost their job are woken as well. Answers how many escalations it had to wake.
 */
export async function watchLateness(context: Context, settings: PagingSettings): Promise<number> {
  const before = new Date(context.clock.now().getTime() - lateAfterMs);
  let woken = 0;
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
      woken++;
    } catch (error) {
      // One that cannot be paged must not keep the others waiting.
      context.log.error({ what, error: messageOf(error) }, 'a late escalation could not be paged; it is tried again');
    }
  };
  for (const id of await selectOverdueEscalations(context.store.db, before, atOnce)) {
    await attempt(id, () => advanceEscalation(context, settings, id));
  }
  for (const incident of await unstarted(context, settings, before)) {
    await attempt(incident.id, () =>
      startEscalation(context, settings, {
        id: escalationId(`watch:${incident.id}`, 0),
        incidentId: incident.id,
        dueAt: incident.declaredAt,
      }),
    );
  }
  await wakeOverdueDeliveries(context);
  return woken;
}

/** Open, unanswered incidents that were declared a while ago and never had an escalation. */
async function unstarted(context: Context, settings: PagingSettings, before: Date) {
  const organizations = await listOrganizations(context.store.db);
  const open = await listIncidents(context.store.db, { organizationIds: organizations.map(({ id }) => id), status: 'open', limit: atOnce });
  const waiting = open.filter(
    ({ acknowledgedAt, declaredAt, isDrill }) => !acknowledgedAt && declaredAt < before && (settings.pagesDrills || !isDrill),
  );
  const escalatedAlready = await selectEscalatedIncidents(
    context.store.db,
    waiting.map(({ id }) => id),
  );
  return waiting.filter(({ id }) => !escalatedAlready.has(id));
}
