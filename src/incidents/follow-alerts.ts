import { groupChanged, listAlertsOfGroup, readGroup } from '#alerts';
import { systemActor, type Context, type JournalEntry } from '#journal';
import { asSystem } from '#people';
import { declareIncidentIn } from './declare-incident.ts';
import { insertNotice, selectOpenIncidentOfGroup } from './incident-store.ts';
import { alertsJoined, alertsResolved, incidentStream } from './model/entries.ts';

const shownAlerts = 20;

/**
 * A group of alerts changed: the first firing declares an incident, later ones join it, resolved ones are told.
 * Everything in one transaction with the note that this notice was dealt with, so hearing it twice changes nothing.
 */
export async function followAlerts(context: Context, entry: JournalEntry): Promise<void> {
  const change = groupChanged.schema.parse(entry.data);
  await context.store.transaction(async (tx) => {
    if (!(await insertNotice(tx, entry.stream, entry.position))) return;
    const group = await readGroup(tx, change.groupId);
    if (!group) return;
    const actor = asSystem(systemActor);
    let incident = await selectOpenIncidentOfGroup(tx, group.id);
    if (!incident) {
      if (change.firing === 0) return; // resolved before anybody looked, or after the incident's end
      incident = await declareIncidentIn(context, tx, actor, {
        organizationId: group.organizationId,
        title: group.title.trim().slice(0, 300) || 'Alert without a name',
        ...(group.service === null ? {} : { service: group.service.slice(0, 200) }),
        startedAt: group.startedAt,
        matches: group.matches,
        groupId: group.id,
        severityHint: group.severityHint,
        isDrill: group.labels['tocsin_drill'] !== undefined,
      });
      incident ??= await selectOpenIncidentOfGroup(tx, group.id);
      if (!incident) return;
    }
    const stream = incidentStream(incident.id);
    if (change.newCount > 0) {
      const alerts = (await listAlertsOfGroup(tx, group.id, { limit: 200 }))
        .filter((alert) => change.newAlerts.includes(alert.id))
        .slice(0, shownAlerts);
      await context.journal.append(tx, {
        entry: alertsJoined,
        stream,
        actor,
        data: {
          incidentId: incident.id,
          count: change.newCount,
          total: change.total,
          alerts: alerts.map((alert) => ({
            id: alert.id,
            name: alert.name,
            summary: alert.annotations['summary'] ?? alert.annotations['description'] ?? null,
          })),
        },
      });
    }
    if (change.resolvedCount > 0) {
      await context.journal.append(tx, {
        entry: alertsResolved,
        stream,
        actor,
        data: { incidentId: incident.id, count: change.resolvedCount, firing: change.firing },
      });
    }
  });
}
