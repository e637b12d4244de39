import { fail } from '#base';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { updateIncident } from './incident-store.ts';
import { incidentAbsorbed, incidentMerged, incidentStream } from './model/entries.ts';
import type { Incident } from './model/incident.ts';
import { lockIncident, workOnIncident } from './work-on-incident.ts';

/** Folds an incident into another of the same organisation; its own timeline stays readable. Answers the other one. */
export async function mergeIncident(context: Context, actor: Actor, input: { id: string; into: string }): Promise<Incident> {
  if (input.id === input.into)
    fail('invalid-input', 'an incident cannot be merged into itself', { fields: [{ field: 'into', message: 'the same incident' }] });
  return workOnIncident(context, actor, { id: input.into, permission: 'incident.command', other: input.id }, async (tx, target) => {
    const source = await lockIncident(tx, input.id);
    if (source.organizationId !== target.organizationId) fail('not-found', 'there is no such incident');
    if (source.mergedInto || source.resolvedAt) fail('conflict', 'the incident is not open any more');
    await updateIncident(tx, source.id, { mergedInto: target.id, status: 'resolved', resolvedAt: context.clock.now() });
    await context.journal.append(tx, {
      entry: incidentMerged,
      stream: incidentStream(source.id),
      actor,
      data: { incidentId: source.id, into: target.id, intoNumber: target.number },
    });
    await context.journal.append(tx, {
      entry: incidentAbsorbed,
      stream: incidentStream(target.id),
      actor,
      data: { incidentId: target.id, from: source.id, fromNumber: source.number, title: source.title },
    });
  });
}
