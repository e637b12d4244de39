import { countFiringOfGroups } from '#alerts';
import { fail } from '#base';
import type { Context } from '#journal';
import { authorise, type Actor } from '#people';
import type { Db } from '#store';
import { selectGroupIds, selectOtherOpenIncident, updateIncident } from './incident-store.ts';
import { incidentReopened, incidentResolved, incidentStream } from './model/entries.ts';
import type { Incident } from './model/incident.ts';
import { reasonsAgainstResolving } from './model/transitions.ts';
import { workOnIncident } from './work-on-incident.ts';

/** What a higher room knows against resolving now; an empty answer means nothing. */
export type ResolveGuard = (tx: Db, incident: Incident) => Promise<readonly string[]>;

/**
 * Ends an incident. Firing alerts, the document's monitoring time, failed checks and running steps speak against it
 * (`not-ready`, one field error each); a commander may override with a reason, which stays on the timeline.
 */
export async function resolveIncident(
  context: Context,
  actor: Actor,
  guards: readonly ResolveGuard[],
  input: { id: string; summary?: string | undefined; override?: string | undefined },
): Promise<Incident> {
  return workOnIncident(context, actor, { id: input.id, permission: 'incident.command', mayBeClosed: true }, async (tx, incident) => {
    if (incident.resolvedAt) return;
    const now = context.clock.now();
    const firing = await countFiringOfGroups(tx, await selectGroupIds(tx, incident.id));
    const firingAlerts = firing.values().reduce((sum, count) => sum + count, 0);
    const against = [...reasonsAgainstResolving(incident, { now, firingAlerts, monitorFor: incident.monitorFor })];
    for (const guard of guards) against.push(...(await guard(tx, incident)));
    const override = input.override?.trim() || null;
    if (against.length > 0) {
      if (!override)
        fail('not-ready', 'something speaks against resolving now', { fields: against.map((message) => ({ field: 'override', message })) });
      authorise(actor, 'incident.override', incident.organizationId);
    }
    await updateIncident(tx, input.id, {
      status: 'resolved',
      resolvedAt: now,
      mitigatedAt: incident.mitigatedAt ?? now,
      ...(input.summary === undefined ? {} : { summary: input.summary }),
    });
    await context.journal.append(tx, {
      entry: incidentResolved,
      stream: incidentStream(input.id),
      actor,
      data: { incidentId: input.id, override: against.length > 0 ? override : null, against, summary: input.summary ?? null },
    });
  });
}

/** Takes the end back: the same incident goes on, with its whole timeline; somebody must answer again, so paging restarts. */
export async function reopenIncident(context: Context, actor: Actor, id: string): Promise<Incident> {
  return workOnIncident(context, actor, { id, permission: 'incident.command', mayBeClosed: true }, async (tx, incident) => {
    if (!incident.resolvedAt) fail('conflict', 'the incident is open');
    const other = await selectOtherOpenIncident(tx, await selectGroupIds(tx, id), id);
    if (other) fail('conflict', `its alerts have declared incident ${other.number} since; work on that one, or merge it first`);
    await updateIncident(tx, id, {
      status: 'investigating',
      resolvedAt: null,
      mitigatedAt: null,
      monitoringAt: null,
      monitorUntil: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
    });
    await context.journal.append(tx, { entry: incidentReopened, stream: incidentStream(id), actor, data: { incidentId: id } });
  });
}
