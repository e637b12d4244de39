import { fail } from '#base';
import { readOrganization } from '#people';
import type { Db } from '#store';
import { indicatorOf } from './model/component.ts';
import { dayStatuses, historyDays, uptimeOf } from './model/history.ts';
import type { PublicComponent, PublicIncident, StatusPage } from './model/view.ts';
import {
  selectChanges,
  selectComponents,
  selectIncidentComponents,
  selectPage,
  selectPublicIncidents,
  selectUpdates,
} from './statuspage-store.ts';

const dayMs = 86_400_000;
export const pastDays = 15;
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Everything public about an organisation. `not-found` when there is none such. */
export async function readStatusPage(db: Db, organizationId: string, options: { baseUrl: string; now: Date }): Promise<StatusPage> {
  const organization = (await readOrganization(db, { id: organizationId })) ?? fail('not-found', 'there is no such status page');
  const { now } = options;
  const [page, rows, incidentRows] = await Promise.all([
    selectPage(db, organizationId),
    selectComponents(db, organizationId),
    selectPublicIncidents(db, organizationId, new Date(now.getTime() - pastDays * dayMs)),
  ]);
  const ids = incidentRows.map(({ id }) => id);
  const [changes, updates, touched] = await Promise.all([
    selectChanges(
      db,
      rows.map(({ id }) => id),
      new Date(now.getTime() - (historyDays + 1) * dayMs),
    ),
    selectUpdates(db, ids),
    selectIncidentComponents(db, ids),
  ]);
  const components = rows.map((row): PublicComponent => {
    const own = changes.filter((change) => change.componentId === row.id);
    return {
      id: row.id,
      name: row.name,
      status: row.status,
      description: row.description,
      position: row.position,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      days: dayStatuses(own, now),
      uptime: uptimeOf(own, now),
    };
  });
  const incidents = incidentRows.map((row): PublicIncident => ({
    id: row.id,
    name: row.name,
    status: row.status,
    impact: row.impact,
    startedAt: row.startedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    monitoringAt: iso(row.monitoringAt),
    resolvedAt: iso(row.resolvedAt),
    componentIds: touched.filter((link) => link.publicIncidentId === row.id).map(({ componentId }) => componentId),
    updates: updates
      .filter((update) => update.publicIncidentId === row.id)
      .map(({ id, status, body, at }) => ({ id, status, body, at: at.toISOString() })),
  }));
  const open = incidentRows.filter(({ resolvedAt }) => resolvedAt === null);
  return {
    organization,
    url: `${options.baseUrl}/status/${organization.slug}`,
    ...indicatorOf(
      components,
      open.map(({ impact }) => impact),
    ),
    components,
    incidents,
    updatedAt: (page?.changedAt ?? now).toISOString(),
    now: now.toISOString(),
    // The bars and the past move with the day even when nothing happens.
    version: `${page?.revision ?? 0}-${now.toISOString().slice(0, 10)}`,
  };
}
