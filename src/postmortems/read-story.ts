import { stepFinished, stepSettled, stepUnknown } from '#execution';
import { commanderRole, incidentResolved, incidentStream, readRoles, type Incident } from '#incidents';
import { describeEntry, readWholeStream, type JournalEntry } from '#journal';
import { paged } from '#paging';
import { readRunbook } from '#runbooks';
import type { Db } from '#store';
import type { Story, StoryAction } from './model/story.ts';

// What a reader wants to find on the timeline afterwards; approvals, values and deliveries are in the journal for who needs them.
const toldTypes = new Set([
  'incident.declared',
  'incident.alerts-resolved',
  'incident.acknowledged',
  'incident.status-changed',
  'incident.severity-changed',
  'incident.role-assigned',
  'incident.noted',
  'incident.resolved',
  'incident.reopened',
  'incident.merged',
  'incident.absorbed',
  'paging.paged',
  'paging.page-failed',
  'paging.escalated',
  'paging.late',
  'paging.exhausted',
  'paging.level-empty',
  'execution.run-started',
  'execution.step-finished',
  'execution.step-stopped',
  'execution.step-unknown',
  'execution.step-settled',
  'execution.step-done',
  'execution.checked',
  'comms.update-sent',
  'comms.update-due',
  'delivery.failed',
  'statuspage.incident-published',
]);

function actionOf(entry: JournalEntry): StoryAction | null {
  if (entry.type === stepFinished.type) {
    const data = stepFinished.schema.parse(entry.data);
    return {
      at: entry.at,
      title: data.title,
      command: data.display,
      outcome: data.outcome,
      verdict: data.verdict,
      by: entry.actor.name,
      hasChanged: data.risk !== 'read-only',
    };
  }
  if (entry.type === stepUnknown.type) {
    const data = stepUnknown.schema.parse(entry.data);
    return {
      at: entry.at,
      title: data.title,
      command: data.stepId,
      outcome: 'unknown',
      verdict: data.reason,
      by: entry.actor.name,
      hasChanged: data.risk !== 'read-only',
    };
  }
  if (entry.type === stepSettled.type) {
    const data = stepSettled.schema.parse(entry.data);
    return {
      at: entry.at,
      title: data.title,
      command: data.stepId,
      outcome: `settled as ${data.outcome}`,
      verdict: data.note,
      by: entry.actor.name,
      hasChanged: true,
    };
  }
  return null;
}

/** Reads the whole story of an incident out of the journal; nothing in it is from anywhere else but the incident's own row. */
export async function readStory(db: Db, incident: Incident): Promise<Story> {
  const [entries, roles, found] = await Promise.all([
    readWholeStream(db, incidentStream(incident.id)),
    readRoles(db, [incident.id]),
    incident.runbook ? readRunbook(db, incident.runbook) : null,
  ]);
  const deeds = new Map<string, Set<string>>();
  const note = (name: string, deed: string) => deeds.set(name, (deeds.get(name) ?? new Set()).add(deed));
  for (const { role, person } of roles) note(person.name, role);
  if (incident.acknowledgedBy) note(incident.acknowledgedBy.name, 'acknowledged');
  for (const entry of entries) {
    if (entry.actor.kind !== 'person') continue;
    if (entry.type.startsWith('execution.')) note(entry.actor.name, 'ran the runbook');
    else if (entry.type === 'comms.update-sent') note(entry.actor.name, 'told people');
    else if (entry.type === 'incident.resolved') note(entry.actor.name, 'resolved');
    else if (entry.type.startsWith('incident.') && !deeds.has(entry.actor.name)) note(entry.actor.name, 'took part');
  }
  const resolved = entries.findLast((entry) => entry.type === incidentResolved.type);
  const last = resolved ? incidentResolved.schema.parse(resolved.data) : null;
  return {
    number: incident.number,
    title: incident.title,
    service: incident.service,
    severity:
      incident.severity &&
      (incident.severity.name && incident.severity.name !== incident.severity.label
        ? `${incident.severity.label} (${incident.severity.name})`
        : incident.severity.label),
    commander: roles.find(({ role }) => role === commanderRole)?.person.name ?? incident.acknowledgedBy?.name ?? null,
    summary: incident.summary,
    impact: found?.runbook.impact ?? null,
    runbook: incident.runbook && `${incident.runbook.title} (${incident.runbook.file}, line ${incident.runbook.line})`,
    isDrill: incident.isDrill,
    startedAt: incident.startedAt,
    declaredAt: incident.declaredAt,
    acknowledgedAt: incident.acknowledgedAt,
    mitigatedAt: incident.mitigatedAt,
    resolvedAt: incident.resolvedAt,
    lines: [
      ...(incident.startedAt < incident.declaredAt ? [{ at: incident.startedAt, text: 'It began' }] : []),
      ...entries.filter(({ type }) => toldTypes.has(type)).map((entry) => ({ at: entry.at, text: describeEntry(entry).text })),
    ],
    actions: entries.flatMap((entry) => actionOf(entry) ?? []),
    people: [...deeds].map(([name, did]) => ({ name, did: [...did].join(', ') })),
    pages: entries.filter(({ type }) => type === paged.type).length,
    messages: entries.filter(({ type }) => type === 'comms.update-sent').length,
    alerts:
      incident.groupId === null
        ? 0
        : Math.max(
            1,
            entries.reduce(
              (most, { type, data }) =>
                type === 'incident.alerts-joined' && data !== null && typeof data === 'object' && 'total' in data
                  ? Math.max(most, Number(data.total))
                  : most,
              0,
            ),
          ),
    override: last?.override ?? null,
  };
}
