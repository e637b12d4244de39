import { fail, parseDuration } from '#base';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { updateIncident } from './incident-store.ts';
import { incidentStream, statusChanged } from './model/entries.ts';
import type { Incident, Status } from './model/incident.ts';
import { decideStatus } from './model/transitions.ts';
import { workOnIncident } from './work-on-incident.ts';

/** Moves an incident between its open statuses. Entering Monitoring starts the document's monitoring time. */
export async function changeStatus(
  context: Context,
  actor: Actor,
  input: { id: string; status: Status; note?: string | undefined },
): Promise<Incident> {
  return workOnIncident(context, actor, { id: input.id, permission: 'incident.command', mayBeClosed: true }, async (tx, incident) => {
    const decision = decideStatus(incident, input.status);
    if (!decision.ok) fail('conflict', decision.reason);
    const now = context.clock.now();
    const monitorMs = incident.monitorFor === null ? null : parseDuration(incident.monitorFor);
    const monitorUntil = input.status === 'monitoring' && monitorMs !== null ? new Date(now.getTime() + monitorMs) : null;
    await updateIncident(tx, input.id, {
      status: input.status,
      ...(input.status === 'monitoring'
        ? { monitoringAt: now, monitorUntil, mitigatedAt: incident.mitigatedAt ?? now }
        : { monitoringAt: null, monitorUntil: null }),
    });
    await context.journal.append(tx, {
      entry: statusChanged,
      stream: incidentStream(input.id),
      actor,
      data: {
        incidentId: input.id,
        from: incident.status,
        to: input.status,
        note: input.note ?? null,
        monitorUntil: monitorUntil?.toISOString() ?? null,
      },
    });
  });
}
