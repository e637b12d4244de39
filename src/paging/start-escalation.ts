import { incidentStream, lockIncident, type Incident } from '#incidents';
import { systemActor, type Context } from '#journal';
import { readPolicyFor, type LadderDocument } from '#oncall';
import { listDocuments, readRunbook } from '#runbooks';
import type { Db } from '#store';
import { advanceEscalationIn } from './advance-escalation.ts';
import { escalationStarted } from './model/entries.ts';
import type { Escalation } from './model/escalation.ts';
import { insertEscalation } from './paging-store.ts';
import type { PagingSettings } from './settings.ts';

/**
 * Starts the escalation of an incident: policy, row, first level's pages, timer and entries in one transaction.
 * Nothing happens when the incident is answered or over, or when this escalation was started before.
 * `dueAt`: when the first page was due (the declaration), so that a late start is seen to be late.
 */
export async function startEscalation(
  context: Context,
  settings: PagingSettings,
  input: { readonly id: string; readonly incidentId: string; readonly dueAt: Date },
): Promise<void> {
  await context.store.transaction(async (tx) => {
    const incident = await lockIncident(tx, input.incidentId);
    if (incident.acknowledgedAt || incident.resolvedAt || (incident.isDrill && !settings.pagesDrills)) return;
    const now = context.clock.now();
    const guide = await readLadder(tx, incident);
    const {
      policy,
      why: reason,
      directory,
    } = await readPolicyFor(tx, {
      organizationId: incident.organizationId,
      team: guide.team,
      document: guide.document,
      severity: incident.severity?.label ?? null,
      at: now,
    });
    const why = settings.canMail(incident.organizationId) ? reason : `${reason}; no mail server is set up, so nobody is paged by mail`;
    const escalation: Escalation = {
      id: input.id,
      organizationId: incident.organizationId,
      incidentId: incident.id,
      plan: { policy, contacts: guide.document?.contacts ?? [], team: guide.team },
      why,
      state: 'running',
      round: 1,
      nextLevel: 0,
      nextDueAt: input.dueAt,
      roundStartedAt: input.dueAt,
      startedAt: input.dueAt,
      endedAt: null,
    };
    if (!(await insertEscalation(tx, escalation))) return;
    await context.journal.append(tx, {
      entry: escalationStarted,
      stream: incidentStream(incident.id),
      actor: systemActor,
      data: {
        incidentId: incident.id,
        escalationId: escalation.id,
        policy: policy.name,
        levels: policy.levels.map(({ level, who, afterMs, isAssumed }) => ({ level, who, afterMs, isAssumed })),
        why,
      },
    });
    await advanceEscalationIn(context, tx, settings, escalation.id, directory);
  });
}

/**
 * The document whose ladder counts: the one that the incident follows, in the version it started with. An incident
 * without a runbook takes the organisation's only document with a ladder; of several, none is more right than the others.
 */
async function readLadder(
  tx: Db,
  { runbook, organizationId }: Incident,
): Promise<{ document: LadderDocument | null; team: string | null }> {
  if (runbook) {
    const stored = await readRunbook(tx, { documentId: runbook.documentId, version: runbook.version, slug: runbook.slug });
    return stored ? { document: { ...stored.document, file: stored.file }, team: stored.runbook.team } : { document: null, team: null };
  }
  const ladders = (await listDocuments(tx, organizationId)).filter(({ document }) => document.escalation.length > 0);
  const [only] = ladders;
  return { document: only && ladders.length === 1 ? { ...only.document, file: only.file } : null, team: null };
}
