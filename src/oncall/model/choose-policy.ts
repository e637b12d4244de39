import { resolveTargets, type Directory } from './directory.ts';
import { policyFromDocument, policyFromTeam } from './policy-from-document.ts';
import { assumedWaitMs, type LadderDocument, type Policy } from './policy.ts';
import { shareWord, sameForm } from './words.ts';

export interface PolicyChoice {
  readonly policy: Policy;
  /** Why this one, and why not the ones before it. */
  readonly why: string;
}

const commandersOf = (directory: Directory) =>
  directory.members.filter(({ role }) => role === 'commander' || role === 'admin').map(({ id }) => `person:${id}`);

/** Everybody who commands or administers: the last resort, so that no page is lost for want of a schedule. */
export function fallbackPolicy(directory: Directory): Policy {
  return {
    id: 'fallback',
    name: 'Fallback: everybody who commands',
    kind: 'fallback',
    team: null,
    source: null,
    levels: [
      {
        level: 1,
        who: 'every commander and admin',
        targets: commandersOf(directory),
        afterMs: 0,
        untilMs: null,
        isAssumed: false,
        line: null,
      },
    ],
  };
}

/**
 * Where there are schedules and nobody wrote a policy: whoever is on call (on the team's schedules, when the team has some),
 * then everybody who commands. Null without schedules.
 */
export function policyFromSchedules(directory: Directory, team: string | null): Policy | null {
  const ofTeam = team === null ? [] : directory.schedules.filter((schedule) => shareWord(`${schedule.team ?? ''} ${schedule.name}`, team));
  const schedules = ofTeam.length > 0 ? ofTeam : directory.schedules;
  if (schedules.length === 0) return null;
  const names = schedules.map(({ name }) => name);
  return {
    id: 'schedules',
    name: 'Whoever is on call, then everybody who commands',
    kind: 'fallback',
    team,
    source: null,
    levels: [
      {
        level: 1,
        who: names.join(', '),
        targets: names.map((name) => `schedule:${name}`),
        afterMs: 0,
        untilMs: assumedWaitMs,
        isAssumed: false,
        line: null,
      },
      {
        level: 2,
        who: 'every commander and admin',
        targets: commandersOf(directory),
        afterMs: assumedWaitMs,
        untilMs: null,
        isAssumed: true,
        line: null,
      },
    ],
  };
}

/**
 * The policy that holds: the workspace's own for the team, the team's schedules in the document, the document's ladder,
 * the organisation's default, whoever is on call, the fallback. One on which nobody at all stands is passed over, and the reason says so.
 */
export function choosePolicy(options: {
  policies: readonly Policy[];
  directory: Directory;
  document: LadderDocument | null;
  team: string | null;
  severity: string | null;
  at: Date;
}): PolicyChoice {
  const { policies, directory, document, team, severity, at } = options;
  const contacts = document?.contacts ?? [];
  const candidates: { policy: Policy; why: string }[] = [];
  const add = (policy: Policy | null | undefined, why: string) => policy && candidates.push({ policy, why });
  if (team !== null) {
    const own =
      policies.find((policy) => policy.team !== null && sameForm(policy.team) === sameForm(team)) ??
      policies.find((policy) => policy.team !== null && shareWord(policy.team, team));
    add(own, `the escalation policy of team ${own?.team ?? ''}`);
    if (document) add(policyFromTeam(document, team), `${team} in ${document.file}`);
  }
  if (document) add(policyFromDocument(document, severity), `the ladder of ${document.file}`);
  const usual = policies.find(({ name }) => sameForm(name) === 'default') ?? policies.find((policy) => policy.team === null);
  add(usual, `the organisation's policy ${usual?.name ?? ''}`);
  add(policyFromSchedules(directory, team), 'whoever is on call, since no policy holds');
  const passedOver: string[] = [];
  for (const { policy, why } of candidates) {
    const isManned = policy.levels.some(({ targets }) => resolveTargets(targets, { directory, contacts, team, at }).people.length > 0);
    if (isManned) return { policy, why: [why, ...passedOver].join('; ') };
    passedOver.push(`nobody stands on ${why}`);
  }
  const reasons = passedOver.length > 0 ? passedOver : ['there is no schedule and no escalation policy'];
  return { policy: fallbackPolicy(directory), why: `${reasons.join('; ')}: everybody who commands or administers is paged` };
}
