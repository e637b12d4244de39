import type { Alert } from '#alerts';
import { readIncidentsOfGroups } from '#incidents';
import type { Context } from '#journal';
import type { Organization } from '#people';
import type { AlertView } from '../schemas/organization.ts';

/** Alerts with the incident that their group led to. */
export async function alertViews(context: Context, organization: Organization, alerts: readonly Alert[]): Promise<AlertView[]> {
  const groupIds = [...new Set(alerts.flatMap((alert) => (alert.groupId === null ? [] : [alert.groupId])))];
  const incidents = await readIncidentsOfGroups(context.store.db, groupIds);
  return alerts.map((alert) => ({
    id: alert.id,
    organization: { slug: organization.slug, name: organization.name },
    name: alert.name,
    state: alert.state,
    service: alert.service,
    labels: alert.labels,
    annotations: alert.annotations,
    startsAt: alert.startsAt.toISOString(),
    endsAt: alert.endsAt?.toISOString() ?? null,
    incident: (alert.groupId === null ? undefined : incidents.get(alert.groupId)) ?? null,
    integration: alert.integration,
  }));
}
