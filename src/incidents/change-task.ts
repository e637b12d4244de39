import { fail } from '#base';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { incidentStream, taskChanged } from './model/entries.ts';
import type { Incident } from './model/incident.ts';
import { selectTask, updateTask } from './task-store.ts';
import { workOnIncident } from './work-on-incident.ts';

/** Ticks an item of the document's checklist, or takes the tick back. */
export async function changeTask(context: Context, actor: Actor, input: { id: string; taskId: string; done: boolean }): Promise<Incident> {
  return workOnIncident(context, actor, { id: input.id, permission: 'incident.respond', mayBeClosed: true }, async (tx) => {
    const task = (await selectTask(tx, input.id, input.taskId)) ?? fail('not-found', 'there is no such task in this incident');
    if ((task.doneAt !== null) === input.done) return;
    await updateTask(tx, task.id, input.done ? { by: { id: actor.id, name: actor.name }, at: context.clock.now() } : null);
    await context.journal.append(tx, {
      entry: taskChanged,
      stream: incidentStream(input.id),
      actor,
      data: { incidentId: input.id, taskId: task.id, text: task.text, done: input.done },
    });
  });
}
