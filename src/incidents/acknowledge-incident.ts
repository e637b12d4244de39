import type { Context } from '#journal';
import type { Actor } from '#people';
import { selectRoles, updateIncident, upsertRole } from './incident-store.ts';
import { incidentAcknowledged, incidentStream, roleAssigned } from './model/entries.ts';
import type { Incident } from './model/incident.ts';
import { workOnIncident } from './work-on-incident.ts';

export const commanderRole = 'Incident Commander';

/**
 * Somebody has it: the answer clock stops and paging listens. The first person to answer
 * commands until somebody else is named. Acknowledging again changes nothing.
 */
export async function acknowledgeIncident(context: Context, actor: Actor, id: string): Promise<Incident> {
  return workOnIncident(context, actor, { id, permission: 'incident.respond', mayBeClosed: true }, async (tx, incident) => {
    if (incident.acknowledgedAt || incident.resolvedAt) return;
    const person = { id: actor.id, name: actor.name };
    const stream = incidentStream(id);
    await updateIncident(tx, id, { acknowledgedAt: context.clock.now(), acknowledgedBy: person });
    await context.journal.append(tx, {
      entry: incidentAcknowledged,
      stream,
      actor,
      data: { incidentId: id, personId: actor.kind === 'person' ? actor.id : null, name: actor.name },
    });
    const roles = await selectRoles(tx, [id]);
    if (actor.kind === 'person' && !roles.some(({ role }) => role === commanderRole)) {
      await upsertRole(tx, id, commanderRole, person);
      await context.journal.append(tx, {
        entry: roleAssigned,
        stream,
        actor,
        data: { incidentId: id, role: commanderRole, personId: person.id, name: person.name },
      });
    }
  });
}
