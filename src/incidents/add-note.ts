import type { Context } from '#journal';
import type { Actor } from '#people';
import { incidentStream, noteAdded } from './model/entries.ts';
import type { Incident } from './model/incident.ts';
import { workOnIncident } from './work-on-incident.ts';

/** Writes a note on the timeline; allowed after the end too, for what people remember later. */
export async function addNote(context: Context, actor: Actor, input: { id: string; text: string }): Promise<Incident> {
  return workOnIncident(context, actor, { id: input.id, permission: 'incident.respond', mayBeClosed: true }, async (tx) => {
    await context.journal.append(tx, {
      entry: noteAdded,
      stream: incidentStream(input.id),
      actor,
      data: { incidentId: input.id, text: input.text },
    });
  });
}
