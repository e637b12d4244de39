import type { Incident } from '#incidents';
import { incidentStream } from '#incidents';
import type { ActorRef, Context } from '#journal';
import { organizationStream } from '#people';
import type { Db } from '#store';
import { recomputeComponents } from './components.ts';
import type { Impact, PublicStatus } from './model/component.ts';
import { incidentPublished, incidentUpdated } from './model/entries.ts';
import {
  insertIncidentComponent,
  insertUpdate,
  selectComponents,
  selectIncidentComponents,
  touchPage,
  upsertPublicIncident,
  type PublicIncidentRow,
} from './statuspage-store.ts';

/** Where the public part of a story is kept: with its incident, else with the organisation. */
const streamOf = (row: Pick<PublicIncidentRow, 'incidentId' | 'organizationId'>) =>
  row.incidentId === null ? organizationStream(row.organizationId) : incidentStream(row.incidentId);

/** The name that the public reads; a drill says that it is one. */
export const publicNameOf = (incident: Pick<Incident, 'title' | 'isDrill'>): string =>
  incident.isDrill ? `[Drill] ${incident.title}` : incident.title;

export interface NewUpdate {
  readonly updateId: string;
  readonly status: PublicStatus;
  readonly body: string;
  readonly actor: ActorRef;
}

/** Puts a new incident on the page in the caller's transaction; the components it touches follow its impact. */
export async function insertOnPage(
  context: Context,
  tx: Db,
  row: {
    id: string;
    organizationId: string;
    incidentId: string | null;
    name: string;
    impact: Impact;
    startedAt: Date;
    componentIds: readonly string[];
  },
  update: NewUpdate,
): Promise<void> {
  const now = context.clock.now();
  const { componentIds, ...rest } = row;
  await touchPage(tx, row.organizationId, now);
  await upsertPublicIncident(tx, {
    ...rest,
    status: update.status,
    createdAt: now,
    updatedAt: now,
    monitoringAt: update.status === 'monitoring' ? now : null,
    resolvedAt: update.status === 'resolved' ? now : null,
  });
  for (const componentId of componentIds) await insertIncidentComponent(tx, row.id, componentId);
  await insertUpdate(tx, { id: update.updateId, publicIncidentId: row.id, status: update.status, body: update.body, at: now });
  await recomputeComponents(tx, row.organizationId, componentIds, now);
  const names = (await selectComponents(tx, row.organizationId)).filter(({ id }) => componentIds.includes(id)).map(({ name }) => name);
  await context.journal.append(tx, {
    entry: incidentPublished,
    stream: streamOf(row),
    actor: update.actor,
    data: {
      incidentId: row.incidentId,
      publicIncidentId: row.id,
      name: row.name,
      status: update.status,
      impact: row.impact,
      components: names,
    },
  });
}

/** Adds a word to an incident on the page; resolved frees the components that no other open incident touches. */
export async function updateOnPage(
  context: Context,
  tx: Db,
  row: PublicIncidentRow,
  update: NewUpdate,
  change: { name?: string; impact?: Impact } = {},
): Promise<void> {
  const now = context.clock.now();
  const isNew = await insertUpdate(tx, {
    id: update.updateId,
    publicIncidentId: row.id,
    status: update.status,
    body: update.body,
    at: now,
  });
  if (!isNew) return;
  const isOver = update.status === 'resolved' || update.status === 'postmortem';
  const next: PublicIncidentRow = {
    ...row,
    ...change,
    status: update.status,
    updatedAt: now,
    monitoringAt: update.status === 'monitoring' ? (row.monitoringAt ?? now) : row.monitoringAt,
    resolvedAt: isOver ? (row.resolvedAt ?? now) : null,
  };
  await touchPage(tx, row.organizationId, now);
  await upsertPublicIncident(tx, next);
  const touched = (await selectIncidentComponents(tx, [row.id])).map(({ componentId }) => componentId);
  await recomputeComponents(tx, row.organizationId, touched, now);
  await context.journal.append(tx, {
    entry: incidentUpdated,
    stream: streamOf(row),
    actor: update.actor,
    data: { incidentId: row.incidentId, publicIncidentId: row.id, name: next.name, status: update.status },
  });
}
