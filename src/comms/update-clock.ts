import { parseDuration } from '#base';
import { incidentStream, readIncident, type Incident, type IncidentClock } from '#incidents';
import { systemActor, type Context } from '#journal';
import { enqueueJob, type Db } from '#store';
import { selectClock, selectLastSentAt, stopClock, takeReminder, upsertClock } from './comms-store.ts';
import { cadenceFor } from './model/cadence.ts';
import { updateDue } from './model/entries.ts';
import { readTemplates } from './read-templates.ts';

export const updateDueJob = 'comms.update-due';

/**
 * Sets the clock for the next update by the document's own rhythm, counted from the last word (`from`);
 * stops it where the document asks for none or the incident is over. A job wakes when it runs out.
 */
export async function setUpdateClock(tx: Db, incident: Incident, from: Date, now: Date): Promise<void> {
  const cadence = incident.resolvedAt || incident.mergedInto ? null : cadenceFor(await readTemplates(tx, incident), incident.severity);
  const ms = cadence === null ? null : parseDuration(cadence.every);
  if (cadence === null || ms === null) {
    await stopClock(tx, incident.id, now);
    return;
  }
  const dueAt = new Date(from.getTime() + ms);
  const before = await selectClock(tx, incident.id);
  if (before && before.stoppedAt === null && before.dueAt.getTime() === dueAt.getTime()) return;
  await upsertClock(tx, { incidentId: incident.id, every: cadence.every, source: cadence.source, startedAt: from, dueAt });
  await enqueueJob(tx, {
    id: `${updateDueJob}:${incident.id}:${dueAt.getTime()}`,
    kind: updateDueJob,
    data: { incidentId: incident.id, dueAt: dueAt.toISOString() },
    runAt: dueAt,
  });
}

/** Sets the clock anew after something about the incident changed; the last word told keeps counting. */
export async function resetUpdateClock(context: Context, incidentId: string): Promise<void> {
  await context.store.transaction(async (tx) => {
    const incident = await readIncident(tx, incidentId);
    if (!incident) return;
    await setUpdateClock(tx, incident, (await selectLastSentAt(tx, incidentId)) ?? incident.declaredAt, context.clock.now());
  });
}

/** The clock ran out: says so on the timeline, once, if nobody told anything meanwhile. */
export async function remindOfUpdate(context: Context, data: { incidentId: string; dueAt: string }): Promise<void> {
  await context.store.transaction(async (tx) => {
    const incident = await readIncident(tx, data.incidentId);
    const clock = await selectClock(tx, data.incidentId);
    if (!incident || !clock || incident.resolvedAt || incident.mergedInto) return;
    if (!(await takeReminder(tx, data.incidentId, new Date(data.dueAt), context.clock.now()))) return;
    await context.journal.append(tx, {
      entry: updateDue,
      stream: incidentStream(data.incidentId),
      actor: systemActor,
      data: { incidentId: data.incidentId, dueAt: data.dueAt, every: clock.every, text: clock.source?.text ?? null },
    });
  });
}

/** When people want to hear something again; null where the document asks for nothing or the incident is over. */
export async function readUpdateClock(db: Db, incidentId: string, now: Date): Promise<IncidentClock | null> {
  const clock = await selectClock(db, incidentId);
  if (!clock || clock.stoppedAt) return null;
  return {
    kind: 'update',
    label: 'Next update',
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    stoppedAt: null,
    state: now <= clock.dueAt ? 'running' : 'breached',
    source: clock.source,
  };
}
