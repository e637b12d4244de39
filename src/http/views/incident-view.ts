import { fail } from '#base';
import { clocksOf, commanderRole, readRoles, readTasks, type Incident, type IncidentClock, type Severity } from '#incidents';
import { listAlertsOfGroup, countFiring } from '#alerts';
import { readUpdateClock } from '#comms';
import { readRunOfIncident } from '#execution';
import { readHead, type Context } from '#journal';
import { incidentStream } from '#incidents';
import type { Organization } from '#people';
import type { ClockView, IncidentSummaryView, IncidentView, SeverityView } from '../schemas/incidents.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

function severityView({ label, name, rank, response, responseText }: Severity): SeverityView {
  return { label, name, rank, response, responseText };
}

function clockView(clock: IncidentClock): ClockView {
  return { ...clock, startedAt: clock.startedAt.toISOString(), dueAt: clock.dueAt.toISOString(), stoppedAt: iso(clock.stoppedAt) };
}

/** The card of an incident: what the lists and the header show. */
export async function incidentSummaryViews(
  context: Context,
  organizations: ReadonlyMap<string, Organization>,
  incidents: readonly Incident[],
): Promise<IncidentSummaryView[]> {
  const { db } = context.store;
  const roles = await readRoles(
    db,
    incidents.map((incident) => incident.id),
  );
  return Promise.all(
    incidents.map(async (incident): Promise<IncidentSummaryView> => {
      const organization = organizations.get(incident.organizationId) ?? fail('not-found', 'there is no such organisation');
      const updateClock = await readUpdateClock(db, incident.id, context.clock.now());
      const clocks = [...clocksOf(incident, context.clock.now()), ...(updateClock ? [updateClock] : [])];
      return {
        id: incident.id,
        number: incident.number,
        organization: { slug: organization.slug, name: organization.name },
        title: incident.title,
        status: incident.status,
        severity: incident.severity && severityView(incident.severity),
        service: incident.service,
        runbook: incident.runbook && { slug: incident.runbook.slug, title: incident.runbook.title },
        commander: roles.find((role) => role.incidentId === incident.id && role.role === commanderRole)?.person ?? null,
        acknowledgedBy: incident.acknowledgedBy,
        startedAt: incident.startedAt.toISOString(),
        acknowledgedAt: iso(incident.acknowledgedAt),
        resolvedAt: iso(incident.resolvedAt),
        // What fires after the end belongs to the next incident of the group.
        firingAlerts: incident.groupId && !incident.resolvedAt ? await countFiring(db, incident.groupId) : 0,
        clocks: clocks.map(clockView),
        isDrill: incident.isDrill,
      };
    }),
  );
}

const usualRoles = [commanderRole, 'Communications', 'Operations', 'Scribe'];

/** Everything that the incident room shows apart from the timeline and the run. */
export async function incidentView(context: Context, organization: Organization, incident: Incident): Promise<IncidentView> {
  const { db } = context.store;
  const [summary] = await incidentSummaryViews(context, new Map([[organization.id, organization]]), [incident]);
  if (!summary) fail('internal', 'the incident has no summary');
  const assigned = await readRoles(db, [incident.id]);
  const roleNames = [...new Set([...usualRoles, ...assigned.map((role) => role.role)])];
  const alerts = incident.groupId ? await listAlertsOfGroup(db, incident.groupId, { limit: 200 }) : [];
  // A group outlives its incidents: only what fired during this one belongs to it.
  const { startedAt, resolvedAt } = incident;
  const own = alerts.filter(
    (alert) => (alert.endsAt === null || alert.endsAt > startedAt) && (resolvedAt === null || alert.startsAt < resolvedAt),
  );
  const head = await readHead(db, incidentStream(incident.id));
  return {
    ...summary,
    summary: incident.summary,
    severities: incident.severities.map(severityView),
    roles: roleNames.map((role) => ({ role, person: assigned.find((entry) => entry.role === role)?.person ?? null })),
    tasks: (await readTasks(db, incident.id)).map((task) => ({ ...task, done: task.doneAt !== null, doneAt: iso(task.doneAt) })),
    matches: incident.matches.map(({ slug, title, file, line, rule, reason }) => ({ slug, title, file, line, rule, reason })),
    runbookVersion: incident.runbook && {
      slug: incident.runbook.slug,
      title: incident.runbook.title,
      version: incident.runbook.version,
      file: incident.runbook.file,
      line: incident.runbook.line,
    },
    runId: (await readRunOfIncident(db, incident.id))?.id ?? null,
    monitorUntil: iso(incident.monitorUntil),
    alerts: own.map((alert) => ({
      id: alert.id,
      name: alert.name,
      state: alert.state,
      labels: alert.labels,
      annotations: alert.annotations,
      startsAt: alert.startsAt.toISOString(),
      endsAt: iso(alert.endsAt),
      generatorUrl: alert.generatorUrl,
    })),
    mergedInto: incident.mergedInto,
    position: head?.position ?? 0,
  };
}
