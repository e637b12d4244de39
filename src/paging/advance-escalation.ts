import { incidentStream, lockIncident, type Incident } from '#incidents';
import { systemActor, type Context } from '#journal';
import { readDirectory, resolveTargets, type Found, type OnCallDirectory, type PolicyLevel } from '#oncall';
import type { Db } from '#store';
import { endEscalationIn, withdrawPages } from './end-escalation.ts';
import { enqueueLevel } from './level-job.ts';
import { escalated, exhausted, late, levelEmpty, peopleMissing } from './model/entries.ts';
import { lateAfterMs, rounds, type Escalation } from './model/escalation.ts';
import { afterLevel, afterRound, type Standing } from './model/next-step.ts';
import { pagePerson } from './page-level.ts';
import { lockEscalation, selectEscalation, selectPages, updateStanding } from './paging-store.ts';
import type { PagingSettings } from './settings.ts';

/** Fires every level that is due, in a transaction of its own. Safe to call at any time, by any node, again. */
export async function advanceEscalation(context: Context, settings: PagingSettings, escalationId: string): Promise<void> {
  await context.store.transaction(async (tx) => advanceEscalationIn(context, tx, settings, escalationId));
}

/**
 * The rows decide: the incident is locked first, so that an acknowledgement is either seen here or waits
 * until these pages are out and then withdraws them.
 */
export async function advanceEscalationIn(
  context: Context,
  tx: Db,
  settings: PagingSettings,
  escalationId: string,
  known: OnCallDirectory | null = null,
): Promise<void> {
  const found = await selectEscalation(tx, escalationId);
  if (found?.state !== 'running') return;
  const incident = await lockIncident(tx, found.incidentId);
  let escalation = await lockEscalation(tx, escalationId);
  if (escalation?.state !== 'running') return;
  if (incident.resolvedAt || incident.acknowledgedAt) {
    const state = incident.acknowledgedAt ? 'answered' : 'stopped';
    const why = incident.acknowledgedAt ? `${incident.acknowledgedBy?.name ?? 'somebody'} has it` : 'the incident is over';
    await endEscalationIn(context, tx, escalation, { state, why, answeredBy: incident.acknowledgedBy?.id ?? null });
    return;
  }
  const now = context.clock.now();
  let directory = known;
  while (escalation.nextDueAt && escalation.nextDueAt <= now) {
    directory ??= await readDirectory(tx, escalation.organizationId, now);
    const level: PolicyLevel | undefined = escalation.plan.policy.levels[escalation.nextLevel];
    const standing: Standing = level
      ? await fireLevel(context, tx, settings, { escalation, incident, level, directory, now })
      : afterRound(escalation, now);
    if (standing.nextDueAt === null) {
      await giveUp(context, tx, escalation);
      return;
    }
    await updateStanding(tx, escalation.id, standing);
    escalation = { ...escalation, ...standing };
  }
  if (escalation.nextDueAt) await enqueueLevel(tx, escalation, escalation.nextDueAt);
}

async function fireLevel(
  context: Context,
  tx: Db,
  settings: PagingSettings,
  input: { escalation: Escalation; incident: Incident; level: PolicyLevel; directory: OnCallDirectory; now: Date },
): Promise<Standing> {
  const { escalation, incident, level, directory, now } = input;
  const stream = incidentStream(incident.id);
  const base = { incidentId: incident.id, level: level.level };
  const lateMs = escalation.nextDueAt ? now.getTime() - escalation.nextDueAt.getTime() : 0;
  if (lateMs > lateAfterMs && escalation.nextDueAt) {
    context.log.error({ incident: incident.id, level: level.level, lateMs }, 'an escalation was late; the page goes out now');
    await context.journal.append(tx, {
      entry: late,
      stream,
      actor: systemActor,
      data: { ...base, round: escalation.round, dueAt: escalation.nextDueAt.toISOString(), lateMs },
    });
  }
  const { people, missing } = await peopleOn(tx, input);
  if (people.length === 0) {
    await context.journal.append(tx, {
      entry: levelEmpty,
      stream,
      actor: systemActor,
      data: { ...base, who: level.who, missing: [...missing] },
    });
    return afterLevel(escalation, now, false);
  }
  const before = await selectPages(tx, { escalationId: escalation.id });
  if (before.length > 0) {
    await context.journal.append(tx, {
      entry: escalated,
      stream,
      actor: systemActor,
      data: {
        ...base,
        round: escalation.round,
        who: people.map(({ name }) => name).join(', '),
        afterMs: now.getTime() - escalation.startedAt.getTime(),
      },
    });
    // A page that has not gone out yet is still owed; only what was delivered and not answered is taken back.
    await withdrawPages(context, tx, {
      incidentId: incident.id,
      pages: before.filter(({ state }) => state === 'sent'),
      why: `no answer; escalated to level ${level.level}`,
    });
  }
  if (missing.length > 0)
    await context.journal.append(tx, { entry: peopleMissing, stream, actor: systemActor, data: { ...base, missing: [...missing] } });
  for (const person of people) await pagePerson(context, tx, settings, { escalation, incident, level: level.level, person, directory });
  return afterLevel(escalation, now, true);
}

/** Who stands on a level now. On the last one of a round in which nobody at all was paged, everybody who commands. */
async function peopleOn(
  tx: Db,
  { escalation, level, directory, now }: { escalation: Escalation; level: PolicyLevel; directory: OnCallDirectory; now: Date },
): Promise<{ people: readonly Found[]; missing: readonly string[] }> {
  const { contacts, team, policy } = escalation.plan;
  const found = resolveTargets(level.targets, { directory, contacts, team, at: now });
  const isLast = escalation.nextLevel === policy.levels.length - 1;
  if (found.people.length > 0 || !isLast) return found;
  const pages = await selectPages(tx, { escalationId: escalation.id });
  if (pages.some(({ round }) => round === escalation.round)) return found;
  const commanders = directory.members
    .filter(({ role }) => role === 'commander' || role === 'admin')
    .map(({ id, name }) => ({ id, name, why: `nobody stands on ${policy.name}, so everybody who commands is paged` }));
  return { people: commanders, missing: found.missing };
}

/** Three times up the ladder and no answer. Said as loudly as a journal and a log can. */
async function giveUp(context: Context, tx: Db, escalation: Escalation): Promise<void> {
  const pages = await selectPages(tx, { escalationId: escalation.id });
  context.log.error({ incident: escalation.incidentId, rounds }, 'nobody answered any page of an incident; the escalation is exhausted');
  await context.journal.append(tx, {
    entry: exhausted,
    stream: incidentStream(escalation.incidentId),
    actor: systemActor,
    data: { incidentId: escalation.incidentId, rounds, names: [...new Set(pages.map(({ person }) => person.name))].toSorted() },
  });
  await endEscalationIn(context, tx, escalation, { state: 'exhausted', why: 'the escalation is exhausted', answeredBy: null });
}
