import { parseDuration } from '#base';
import { assumedWaitMs, type LadderDocument, type Policy, type PolicyLevel } from './policy.ts';
import { shareWord } from './words.ts';

type Rung = { who: string; targets: readonly string[]; afterMs: number | null; line: number };

/** Rungs in order, a time for each: the text's own where it gives one, else 15 minutes after the rung before. */
function levelsOf(rungs: readonly Rung[]): readonly PolicyLevel[] {
  const timed: { rung: Rung; afterMs: number; isAssumed: boolean }[] = [];
  for (const rung of rungs) {
    const before = timed.at(-1);
    const earliest = before ? before.afterMs + 1 : 0;
    const isGiven = rung.afterMs !== null && rung.afterMs >= earliest;
    timed.push({
      rung,
      // The first rung is never made to wait: somebody is paged at once.
      afterMs: !before ? 0 : isGiven ? (rung.afterMs ?? 0) : before.afterMs + assumedWaitMs,
      isAssumed: before !== undefined && !isGiven,
    });
  }
  return timed.map(({ rung, afterMs, isAssumed }, index) => ({
    level: index + 1,
    who: rung.who,
    targets: rung.targets,
    afterMs,
    untilMs: timed[index + 1]?.afterMs ?? null,
    isAssumed,
    line: rung.line,
  }));
}

function ladderRungs(document: LadderDocument): readonly Rung[] {
  return document.escalation
    .toSorted((a, b) => a.level - b.level || a.line - b.line)
    .map(({ who, from, line }) => ({ who, targets: [who], afterMs: from === null ? null : parseDuration(from), line }));
}

/** Who is on call, by the document's contacts where they name somebody. */
function onCallRung(document: LadderDocument, line: number): Rung {
  const contact = document.contacts.find(({ role }) => /on-?\s?call/i.test(role));
  const who = contact?.role ?? 'On-call engineer';
  return { who, targets: [who], afterMs: 0, line: contact?.line ?? line };
}

/** "If not resolved in 30 minutes, escalate to the manager": before that somebody else was on it, and the manager is not paged at once. */
function withFirst(document: LadderDocument, rungs: readonly Rung[]): readonly Rung[] {
  const first = rungs[0];
  return first?.afterMs && !/on-?\s?call/i.test(first.who) ? [onCallRung(document, first.line), ...rungs] : rungs;
}

/** Documents that name whom to escalate to per severity, and no ladder: on call first, then those, after the response time. */
function severityRungs(document: LadderDocument, severity: string | null): readonly Rung[] {
  const level = document.severities.find(({ label }) => label === severity);
  if (!level || level.escalation.length === 0) return [];
  return [
    onCallRung(document, level.line),
    {
      who: level.escalation.join(', '),
      targets: level.escalation,
      afterMs: level.response === null ? null : parseDuration(level.response),
      line: level.line,
    },
  ];
}

/** Rungs that nothing puts in an order are one rung. */
function together(rungs: readonly Rung[]): readonly Rung[] {
  const [first] = rungs;
  if (!first) return [];
  const targets = [...new Set(rungs.flatMap((rung) => rung.targets))];
  return [{ ...first, who: targets.join(', '), targets }];
}

/** The ladder that a document states, or null when it states none. Who stands on it is found out when a rung is due. */
export function policyFromDocument(document: LadderDocument, severity: string | null): Policy | null {
  const ladder = withFirst(document, ladderRungs(document));
  const rungs = ladder.length > 0 ? ladder : severityRungs(document, severity);
  const first = rungs[0];
  if (!first) return null;
  return {
    id: `document:${document.file}`,
    name: `${document.title}: escalation`,
    kind: 'document',
    team: null,
    source: { file: document.file, line: first.line },
    levels: levelsOf(rungs),
  };
}

/**
 * The policy of a runbook's team from the document's table of teams and schedules (`Platform | platform-oncall`):
 * the team's schedules first, then the document's ladder without the rungs of other teams.
 * Null when no row shares a word with the team (`Database/Backend Engineering` shares with two).
 */
export function policyFromTeam(document: LadderDocument, team: string): Policy | null {
  const rows = document.contacts.filter(({ role, schedule }) => schedule !== null && shareWord(role, team));
  const first = rows[0];
  if (!first) return null;
  const others = document.contacts.filter((row) => row.schedule !== null && !rows.includes(row));
  const ladder = ladderRungs(document).filter(
    ({ who }) => !/on-?\s?call/i.test(who) && (shareWord(who, team) || !others.some(({ role }) => shareWord(role, who))),
  );
  // A ladder has times and wins; without one, the table's own column says who comes next.
  const next = rows.flatMap(({ escalation, line }): Rung[] =>
    escalation ? [{ who: escalation, targets: [escalation], afterMs: null, line }] : [],
  );
  const rest = ladder.length > 0 ? ladder : together(next);
  return {
    id: `document:${document.file}#${team}`,
    name: `${document.title}: ${team}`,
    kind: 'team',
    team,
    source: { file: document.file, line: first.line },
    levels: levelsOf([
      {
        who: rows.map(({ schedule }) => schedule).join(', '),
        targets: rows.map(({ schedule, role }) => schedule ?? role),
        afterMs: 0,
        line: first.line,
      },
      ...rest,
    ]),
  };
}
