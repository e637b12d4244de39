import { fail, newId } from '#base';
import type { Context } from '#journal';
import { authorise, type Actor } from '#people';
import type { Db } from '#store';
import { z } from 'zod';
import { insertIncident } from './incident-store.ts';
import { chooseSeverity, findSeverity } from './model/choose-severity.ts';
import { incidentDeclared, incidentStream, runbookAttached } from './model/entries.ts';
import type { Incident, Match } from './model/incident.ts';
import { readGuide } from './read-guide.ts';
import { insertTasks } from './task-store.ts';

export const declaration = z.object({
  organizationId: z.string(),
  title: z.string().trim().min(1).max(300),
  /** A label of the scheme; left out, the runbook's own severity counts. */
  severity: z.string().min(1).max(100).optional(),
  service: z.string().max(200).optional(),
  summary: z.string().max(10_000).optional(),
  startedAt: z.date().optional(),
  isDrill: z.boolean().optional(),
});
export type Declaration = z.input<typeof declaration> & {
  /** Runbooks that fit, best first; the first one is taken. */
  readonly matches?: readonly Match[];
  readonly groupId?: string;
  /** The alert's own word for how bad it is. */
  readonly severityHint?: string | null;
};

/** Declares an incident by hand or by API. Answers it as stored. */
export async function declareIncident(context: Context, actor: Actor, input: Declaration): Promise<Incident> {
  authorise(actor, 'incident.declare', input.organizationId);
  return context.store.transaction(async (tx) => {
    const declared = await declareIncidentIn(context, tx, actor, input);
    return declared ?? fail('conflict', 'this group of alerts has an open incident already');
  });
}

/**
 * Declares in the caller's transaction. Null when the group got an open incident meanwhile.
 * The severity scheme, the clocks and the checklist are those of the document's version at this moment.
 */
export async function declareIncidentIn(context: Context, tx: Db, actor: Actor, input: Declaration): Promise<Incident | null> {
  const parsed = declaration.parse(input);
  const now = context.clock.now();
  const matches = input.matches ?? [];
  const chosen = matches[0] ?? null;
  const guide = await readGuide(tx, chosen);
  const choice =
    parsed.severity === undefined
      ? chooseSeverity({ scheme: guide.scheme, stated: guide.stated, hint: input.severityHint ?? null })
      : {
          severity:
            findSeverity(guide.scheme, parsed.severity) ?? chooseSeverity({ scheme: [], stated: [parsed.severity], hint: null }).severity,
          reason: `${actor.name} said so`,
        };
  const draft: Omit<Incident, 'number'> = {
    id: newId('incident', now),
    organizationId: parsed.organizationId,
    title: parsed.title,
    summary: parsed.summary ?? null,
    status: 'investigating',
    severity: choice.severity,
    severities: guide.scheme,
    service: parsed.service ?? null,
    groupId: input.groupId ?? null,
    runbook: chosen && {
      documentId: chosen.documentId,
      version: chosen.version,
      slug: chosen.slug,
      title: chosen.title,
      file: chosen.file,
      line: chosen.line,
    },
    matches,
    sla: guide.sla,
    monitorFor: guide.monitorFor,
    startedAt: parsed.startedAt ?? now,
    declaredAt: now,
    acknowledgedAt: null,
    acknowledgedBy: null,
    mitigatedAt: null,
    monitoringAt: null,
    monitorUntil: null,
    resolvedAt: null,
    mergedInto: null,
    isDrill: parsed.isDrill ?? false,
  };
  const number = await insertIncident(tx, draft);
  if (number === null) return null;
  const incident: Incident = { ...draft, number };
  await insertTasks(
    tx,
    incident.id,
    guide.tasks.map((task) => ({ id: newId('task', now), ...task })),
  );
  await context.journal.append(tx, {
    entry: incidentDeclared,
    stream: incidentStream(incident.id),
    actor,
    data: {
      incidentId: incident.id,
      number,
      title: incident.title,
      severity: incident.severity?.label ?? null,
      service: incident.service,
      runbook: incident.runbook?.slug ?? null,
      isDrill: incident.isDrill,
      why: choice.reason,
    },
  });
  if (chosen) {
    await context.journal.append(tx, {
      entry: runbookAttached,
      stream: incidentStream(incident.id),
      actor,
      data: { incidentId: incident.id, slug: chosen.slug, title: chosen.title, version: chosen.version, reason: chosen.reason },
    });
  }
  return incident;
}
