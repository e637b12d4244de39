import { newId } from '#base';
import { incidentStream, lockIncident, readIncidentAs, type Incident } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { readDocumentTemplates } from '#runbooks';
import type { Db } from '#store';
import { postmortemDrafted } from './model/entries.ts';
import { builtInForm, fillForm } from './model/fill-form.ts';
import { insertPostmortem, type TemplateSource } from './postmortem-store.ts';
import { readStory } from './read-story.ts';

/** The form of the incident's own document, else of another one of the organisation, else ours. */
async function readForm(db: Db, incident: Incident): Promise<{ form: string; source: TemplateSource | null }> {
  const own = incident.runbook
    ? await readDocumentTemplates(db, incident.organizationId, incident.runbook.documentId, incident.runbook.version)
    : [];
  const fits = ({ template }: (typeof own)[number]) => template.kind === 'postmortem';
  const found = own.find(fits) ?? (await readDocumentTemplates(db, incident.organizationId)).find(fits);
  if (!found) return { form: builtInForm, source: null };
  return {
    form: found.template.display ?? found.template.source,
    source: { name: found.template.name, file: found.file, line: found.template.line },
  };
}

/**
 * Drafts the post-mortem from the journal, once: where there is one, it stays as people left it (answers false).
 * Called by itself when an incident is resolved, or by a person at any time.
 */
export async function draftPostmortem(context: Context, actor: Actor, incidentId: string): Promise<boolean> {
  await readIncidentAs(context, actor, incidentId, 'postmortem.write');
  return context.store.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    const { form, source } = await readForm(tx, incident);
    const now = context.clock.now();
    const id = newId('postmortem', now);
    const body = fillForm(form, await readStory(tx, incident));
    const isNew = await insertPostmortem(tx, { id, organizationId: incident.organizationId, incidentId, body, template: source, now });
    if (!isNew) return false;
    await context.journal.append(tx, {
      entry: postmortemDrafted,
      stream: incidentStream(incidentId),
      actor,
      data: { incidentId, postmortemId: id, template: source?.name ?? null, file: source?.file ?? null, line: source?.line ?? null },
    });
    return true;
  });
}
