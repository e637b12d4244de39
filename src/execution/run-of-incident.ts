import { listAlertsOfGroup } from '#alerts';
import type { Incident } from '#incidents';
import type { Db } from '#store';
import { selectRunsOfIncident, type Run } from './run-store.ts';

/** The run that belongs to what the incident has attached now. */
export async function selectRunOf(db: Db, incident: Incident): Promise<Run | null> {
  const runs = await selectRunsOfIncident(db, incident.id);
  const { runbook } = incident;
  return runs.find((run) => run.documentId === runbook?.documentId && run.version === runbook.version && run.slug === runbook.slug) ?? null;
}

/** Labels of the incident's alerts, the firing ones first; hostile text. What ended before it began belongs to an earlier incident of the group. */
export async function labelsOf(db: Db, incident: Incident): Promise<readonly Readonly<Record<string, string>>[]> {
  if (incident.groupId === null) return [];
  const alerts = await listAlertsOfGroup(db, incident.groupId, { limit: 200 });
  return alerts.filter(({ endsAt }) => endsAt === null || endsAt > incident.startedAt).map(({ labels }) => labels);
}

/** The variable that a parameter is taken from, where the operator named one so: `status-page-token` is STATUS_PAGE_TOKEN. */
export const environmentName = (parameter: string) =>
  parameter
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
