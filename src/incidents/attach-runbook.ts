import { fail, newId } from '#base';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { listRunbooks } from '#runbooks';
import { updateIncident } from './incident-store.ts';
import { incidentStream, runbookAttached } from './model/entries.ts';
import type { Incident, Match } from './model/incident.ts';
import { readGuide } from './read-guide.ts';
import { deleteOpenTasks, insertTasks } from './task-store.ts';
import { workOnIncident } from './work-on-incident.ts';

/** Takes another runbook of the organisation, in its newest version. Severity and declared clocks stay as they are. */
export async function attachRunbook(context: Context, actor: Actor, input: { id: string; slug: string }): Promise<Incident> {
  return workOnIncident(context, actor, { id: input.id, permission: 'incident.command' }, async (tx, incident) => {
    const found = (await listRunbooks(tx, incident.organizationId)).find((runbook) => runbook.slug === input.slug);
    if (!found) fail('invalid-input', `there is no runbook ${input.slug}`, { fields: [{ field: 'slug', message: 'unknown runbook' }] });
    const known = incident.matches.find((match) => match.slug === input.slug && match.documentId === found.documentId);
    const chosen: Match = {
      documentId: found.documentId,
      version: found.version,
      slug: found.slug,
      title: found.title,
      file: found.file,
      line: found.line,
      rule: 'by-hand',
      reason: `${actor.name} chose it${known ? ` (also: ${known.reason})` : ''}`,
    };
    const guide = await readGuide(tx, chosen);
    await updateIncident(tx, input.id, {
      runbook: {
        documentId: chosen.documentId,
        version: chosen.version,
        slug: chosen.slug,
        title: chosen.title,
        file: chosen.file,
        line: chosen.line,
      },
      matches: [chosen, ...incident.matches.filter((match) => match !== known)],
      severities: guide.scheme.length > 0 ? guide.scheme : incident.severities,
      sla: guide.sla ?? incident.sla,
      monitorFor: guide.monitorFor,
    });
    await deleteOpenTasks(tx, input.id);
    await insertTasks(
      tx,
      input.id,
      guide.tasks.map((task) => ({ id: newId('task', context.clock.now()), ...task })),
    );
    await context.journal.append(tx, {
      entry: runbookAttached,
      stream: incidentStream(input.id),
      actor,
      data: { incidentId: input.id, slug: chosen.slug, title: chosen.title, version: chosen.version, reason: chosen.reason },
    });
  });
}
