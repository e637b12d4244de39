import { incidentMerged, incidentReopened, incidentResolved, lockIncident, severityChanged, type Incident } from '#incidents';
import type { Context, JournalEntry } from '#journal';
import { newId } from '#base';
import type { Db } from '#store';
import { z } from 'zod';
import { recomputeComponents } from './components.ts';
import { impactOf, publicStatusOf, type PublicStatus } from './model/component.ts';
import { updateTold } from './model/entries.ts';
import { plainUpdate } from './model/plain-update.ts';
import {
  hasUpdate,
  selectComponentOfService,
  selectIncidentComponents,
  selectPublicIncident,
  touchPage,
  upsertPublicIncident,
} from './statuspage-store.ts';
import { insertOnPage, publicNameOf, updateOnPage } from './write-incident.ts';

// The same entry heard twice makes the same update, which is written once.
const updateIdOf = (entry: JournalEntry) => `upd_${entry.stream}:${entry.position}`;
const subject = z.object({ incidentId: z.string() });

async function publishFirst(
  context: Context,
  tx: Db,
  incident: Incident,
  entry: JournalEntry,
  update: { status: PublicStatus; body: string },
): Promise<void> {
  const component = incident.service === null ? null : await selectComponentOfService(tx, incident.organizationId, incident.service);
  await insertOnPage(
    context,
    tx,
    {
      id: newId('incident', context.clock.now()),
      organizationId: incident.organizationId,
      incidentId: incident.id,
      name: publicNameOf(incident),
      impact: impactOf(incident.severity?.rank ?? null),
      startedAt: incident.startedAt,
      componentIds: component ? [component.id] : [],
    },
    { updateId: updateIdOf(entry), ...update, actor: entry.actor },
  );
}

/** Somebody told the public something: the first word puts the incident on the page, later ones go under it. */
async function followUpdate(context: Context, entry: JournalEntry): Promise<void> {
  const told = updateTold.schema.parse(entry.data);
  if (!told.channels.includes('status-page')) return;
  await context.store.transaction(async (tx) => {
    const incident = await lockIncident(tx, told.incidentId);
    if (await hasUpdate(tx, updateIdOf(entry))) return;
    const update = { status: publicStatusOf(told.status), body: plainUpdate(told.body) };
    const row = await selectPublicIncident(tx, { incidentId: told.incidentId });
    if (row) await updateOnPage(context, tx, row, { updateId: updateIdOf(entry), ...update, actor: entry.actor });
    else await publishFirst(context, tx, incident, entry, update);
  });
}

/** The incident went on without a word to the public: the page says the plain fact, never a note from inside. */
async function followFact(context: Context, entry: JournalEntry, status: PublicStatus, body: string): Promise<void> {
  const { incidentId } = subject.parse(entry.data);
  await context.store.transaction(async (tx) => {
    await lockIncident(tx, incidentId);
    const row = await selectPublicIncident(tx, { incidentId });
    const isOver = row?.resolvedAt !== null;
    if (!row || isOver === (status === 'resolved')) return;
    await updateOnPage(context, tx, row, { updateId: updateIdOf(entry), status, body, actor: entry.actor });
  });
}

/** A new severity is a new impact; the components follow. */
async function followSeverity(context: Context, entry: JournalEntry): Promise<void> {
  const { incidentId } = subject.parse(entry.data);
  await context.store.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    const row = await selectPublicIncident(tx, { incidentId });
    const impact = impactOf(incident.severity?.rank ?? null);
    if (!row || row.resolvedAt || row.impact === impact) return;
    const now = context.clock.now();
    await touchPage(tx, row.organizationId, now);
    await upsertPublicIncident(tx, { ...row, impact, updatedAt: now });
    await recomputeComponents(
      tx,
      row.organizationId,
      (await selectIncidentComponents(tx, [row.id])).map(({ componentId }) => componentId),
      now,
    );
  });
}

/** Registers what the page follows by itself. */
export function followIncidents(context: Context): void {
  const { journal } = context;
  journal.listen(updateTold, 'statuspage.update-told', (entry) => followUpdate(context, entry));
  journal.listen(incidentResolved, 'statuspage.resolved', (entry) =>
    followFact(context, entry, 'resolved', 'This incident has been resolved.'),
  );
  journal.listen(incidentMerged, 'statuspage.merged', (entry) =>
    followFact(context, entry, 'resolved', 'We follow this up together with another incident.'),
  );
  journal.listen(incidentReopened, 'statuspage.reopened', (entry) =>
    followFact(context, entry, 'investigating', 'The problem is back. We are investigating.'),
  );
  journal.listen(severityChanged, 'statuspage.severity', (entry) => followSeverity(context, entry));
}
