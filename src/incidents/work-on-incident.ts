import { fail } from '#base';
import type { Context } from '#journal';
import { authorise, type Actor, type Permission } from '#people';
import type { Db } from '#store';
import { selectIncident, selectIncidentForUpdate } from './incident-store.ts';
import type { Incident } from './model/incident.ts';

/** Reads an incident that the actor may see; `not-found` otherwise. */
export async function readIncidentAs(
  context: Context,
  actor: Actor,
  id: string,
  permission: Permission = 'organization.read',
): Promise<Incident> {
  const incident = (await selectIncident(context.store.db, id)) ?? fail('not-found', 'there is no such incident');
  authorise(actor, permission, incident.organizationId);
  return incident;
}

/** Locks an incident in the caller's transaction and checks that it is open. */
export async function lockIncident(tx: Db, id: string): Promise<Incident> {
  return (await selectIncidentForUpdate(tx, id)) ?? fail('not-found', 'there is no such incident');
}

/**
 * The frame of every verb on one incident: permission, one transaction, the row locked.
 * Answers the incident as it is after `work`.
 */
export async function workOnIncident(
  context: Context,
  actor: Actor,
  options: { id: string; permission: Permission; mayBeClosed?: boolean; /** Another incident that `work` locks too. */ other?: string },
  work: (tx: Db, incident: Incident) => Promise<void>,
): Promise<Incident> {
  await readIncidentAs(context, actor, options.id, options.permission);
  return context.store.transaction(async (tx) => {
    // In the order of ids, so that two verbs on the same two incidents queue up instead of waiting for each other.
    if (options.other !== undefined && options.other < options.id) await selectIncidentForUpdate(tx, options.other);
    const incident = await lockIncident(tx, options.id);
    if (incident.mergedInto) fail('conflict', 'this incident was merged; work goes on in the other one');
    if (incident.resolvedAt && !options.mayBeClosed) fail('conflict', 'the incident is resolved; reopen it first');
    await work(tx, incident);
    return (await selectIncident(tx, options.id)) ?? fail('not-found', 'there is no such incident');
  });
}
