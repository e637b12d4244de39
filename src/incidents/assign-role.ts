import { fail } from '#base';
import type { Context } from '#journal';
import { listMembers, type Actor } from '#people';
import { upsertRole } from './incident-store.ts';
import { incidentStream, roleAssigned } from './model/entries.ts';
import type { Incident } from './model/incident.ts';
import { workOnIncident } from './work-on-incident.ts';

/** Gives a role of the incident to a member of the organisation, or frees it (`personId` null). */
export async function assignRole(
  context: Context,
  actor: Actor,
  input: { id: string; role: string; personId: string | null },
): Promise<Incident> {
  return workOnIncident(context, actor, { id: input.id, permission: 'incident.command' }, async (tx, incident) => {
    const member =
      input.personId === null ? null : (await listMembers(tx, incident.organizationId)).find((person) => person.id === input.personId);
    if (member === undefined) {
      fail('invalid-input', 'this person does not belong to the organisation', { fields: [{ field: 'person', message: 'not a member' }] });
    }
    const person = member && { id: member.id, name: member.name };
    await upsertRole(tx, input.id, input.role, person);
    await context.journal.append(tx, {
      entry: roleAssigned,
      stream: incidentStream(input.id),
      actor,
      data: { incidentId: input.id, role: input.role, personId: person?.id ?? null, name: person?.name ?? null },
    });
  });
}
