import { withdrawDeliveries } from '#delivery';
import { incidentStream } from '#incidents';
import { systemActor, type Context } from '#journal';
import { withdrawJobs, type Db } from '#store';
import { levelJobId } from './level-job.ts';
import { withdrawn } from './model/entries.ts';
import type { Escalation, EscalationState } from './model/escalation.ts';
import type { Page } from './model/page.ts';
import { endEscalationRow, lockRunningEscalation, selectPages, settlePages } from './paging-store.ts';

/** Ends what runs for an incident, in a transaction of its own; nothing happens when nothing runs. */
export async function endEscalation(
  context: Context,
  incidentId: string,
  end: { readonly state: 'answered' | 'stopped'; readonly why: string; readonly answeredBy: string | null },
): Promise<void> {
  await context.store.transaction(async (tx) => {
    const escalation = await lockRunningEscalation(tx, incidentId);
    if (escalation) await endEscalationIn(context, tx, escalation, end);
  });
}

/** Ends a locked escalation: no further level, pending pages withdrawn, the answerer's own marked as acknowledged. */
export async function endEscalationIn(
  context: Context,
  tx: Db,
  escalation: Escalation,
  end: { readonly state: Exclude<EscalationState, 'running'>; readonly why: string; readonly answeredBy: string | null },
): Promise<void> {
  const now = context.clock.now();
  await endEscalationRow(tx, escalation.id, end.state, now);
  await withdrawJobs(tx, [levelJobId(escalation)]);
  const open = await selectPages(tx, { escalationId: escalation.id, states: ['queued', 'sent'] });
  const own = open.filter(({ person }) => person.id === end.answeredBy);
  await settlePages(
    tx,
    own.map(({ id }) => id),
    'acknowledged',
    now,
  );
  await withdrawDeliveries(
    tx,
    own.flatMap(({ deliveryId }) => deliveryId ?? []),
    now,
  );
  await withdrawPages(context, tx, { incidentId: escalation.incidentId, pages: open.filter((page) => !own.includes(page)), why: end.why });
}

/** Takes pages back, with one entry for all of them. Deliveries that are on their way go through. */
export async function withdrawPages(
  context: Context,
  tx: Db,
  input: { readonly incidentId: string; readonly pages: readonly Page[]; readonly why: string },
): Promise<void> {
  if (input.pages.length === 0) return;
  const now = context.clock.now();
  const pages = input.pages.map(({ id }) => id);
  await settlePages(tx, pages, 'withdrawn', now);
  await withdrawDeliveries(
    tx,
    input.pages.flatMap(({ deliveryId }) => deliveryId ?? []),
    now,
  );
  await context.journal.append(tx, {
    entry: withdrawn,
    stream: incidentStream(input.incidentId),
    actor: systemActor,
    data: { incidentId: input.incidentId, pages, names: [...new Set(input.pages.map(({ person }) => person.name))], why: input.why },
  });
}
