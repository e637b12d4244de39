import { formatDuration } from '#base';
import { listMembers } from '#people';
import type { Db } from '#store';
import { choosePolicy, fallbackPolicy, policyFromSchedules, type PolicyChoice } from './model/choose-policy.ts';
import { resolveTargets, type Directory } from './model/directory.ts';
import { policyFromDocument, policyFromTeam } from './model/policy-from-document.ts';
import type { LadderDocument, Policy } from './model/policy.ts';
import { shiftsBetween, slotAt, type Shift, type Slot } from './model/shifts.ts';
import { selectOnCallPeople, selectPolicies, selectSchedules, selectTeams, type ContactMethod } from './oncall-store.ts';

/** The directory, and the ways to reach whom it names. */
export interface OnCallDirectory extends Directory {
  /** What the workspace states, in the order of preference; empty when it states nothing. */
  contactsOf(personId: string): readonly ContactMethod[];
}

/** Everything by which names become people, as it stands at an instant. */
export async function readDirectory(db: Db, organizationId: string, at: Date): Promise<OnCallDirectory> {
  const members = await listMembers(db, organizationId);
  const schedules = await selectSchedules(db, organizationId, new Date(at.getTime() - 35 * 86_400_000));
  const people = await selectOnCallPeople(db, organizationId);
  const teams = await selectTeams(db, organizationId);
  return {
    members,
    schedules,
    teams,
    roles: people.flatMap(({ personId, roles }) => roles.map((role) => ({ personId, role }))),
    contactsOf: (personId) => people.find((person) => person.personId === personId)?.contacts ?? [],
  };
}

async function readPolicies(db: Db, organizationId: string): Promise<readonly Policy[]> {
  const stored = await selectPolicies(db, organizationId);
  return stored.map((policy) => ({ ...policy, kind: 'workspace', source: null }));
}

/** Who holds each schedule of an organisation at an instant. */
export async function readOnCall(db: Db, organizationId: string, at: Date): Promise<readonly Slot[]> {
  const schedules = await selectSchedules(db, organizationId, new Date(at.getTime() - 35 * 86_400_000));
  return schedules.map((schedule) => slotAt(schedule, at));
}

export interface PolicyQuestion {
  readonly organizationId: string;
  /** The team of the runbook, in the document's words. */
  readonly team: string | null;
  /** The document that the incident follows, when it follows one. */
  readonly document: LadderDocument | null;
  /** The severity's label, for documents whose ladder hangs on it. */
  readonly severity: string | null;
  readonly at: Date;
}

/** The escalation policy that holds, why, and the directory by which its rungs become people. */
export async function readPolicyFor(db: Db, question: PolicyQuestion): Promise<PolicyChoice & { readonly directory: OnCallDirectory }> {
  const directory = await readDirectory(db, question.organizationId, question.at);
  const policies = await readPolicies(db, question.organizationId);
  return { ...choosePolicy({ ...question, policies, directory }), directory };
}

type Ref = { readonly id: string; readonly name: string };
/** What the on-call page shows (`onCallView` of the API, without the organisation's name, times as `Date`). */
export interface OnCallOverview {
  readonly slots: readonly Slot[];
  readonly schedules: readonly {
    readonly id: string;
    readonly name: string;
    readonly team: string | null;
    readonly timeZone: string;
    readonly shifts: readonly Shift[];
  }[];
  readonly policies: readonly {
    readonly id: string;
    readonly name: string;
    readonly source: { readonly file: string; readonly line: number } | null;
    readonly levels: readonly {
      readonly level: number;
      readonly who: string;
      readonly from: string;
      readonly to: string | null;
      readonly people: readonly Ref[];
    }[];
  }[];
  readonly contacts: readonly {
    readonly role: string;
    readonly handle: string | null;
    readonly schedule: string | null;
    readonly person: Ref | null;
    readonly line: number | null;
  }[];
  readonly missing: readonly string[];
}

/**
 * The on-call page of an organisation: slots now, calendars from `from` to `to`, every policy with the people
 * who stand on it now, and whoever is missing. `documents` are the organisation's compiled documents.
 */
export async function readOnCallView(
  db: Db,
  options: {
    readonly organizationId: string;
    readonly now: Date;
    readonly from: Date;
    readonly to: Date;
    readonly documents: readonly LadderDocument[];
  },
): Promise<OnCallOverview> {
  const { organizationId, now, from, to, documents } = options;
  const since = new Date(Math.min(now.getTime() - 35 * 86_400_000, from.getTime()));
  const directory = { ...(await readDirectory(db, organizationId, now)), schedules: await selectSchedules(db, organizationId, since) };
  const missing = new Set<string>();
  const stated = documents.flatMap((document) => policiesOf(document).map((policy) => ({ policy, contacts: document.contacts })));
  const own = (await readPolicies(db, organizationId)).map((policy) => ({
    policy,
    contacts: documents.flatMap(({ contacts }) => contacts),
  }));
  const all = [...own, ...stated];
  if (all.length === 0) all.push({ policy: policyFromSchedules(directory, null) ?? fallbackPolicy(directory), contacts: [] });
  const policies = all.map(({ policy, contacts }) => ({
    id: policy.id,
    name: policy.name,
    source: policy.source,
    levels: policy.levels.map((level) => {
      const resolution = resolveTargets(level.targets, { directory, contacts, team: policy.team, at: now });
      for (const gap of resolution.missing) missing.add(policy.source ? `${gap} (${policy.source.file})` : gap);
      return {
        level: level.level,
        who: level.who,
        from: formatDuration(level.afterMs),
        to: level.untilMs === null ? null : formatDuration(level.untilMs),
        people: resolution.people.map(({ id, name }) => ({ id, name })),
      };
    }),
  }));
  const contacts = documents.flatMap((document) =>
    document.contacts.map(({ role, handle, schedule, line }) => {
      const target = schedule === null ? role : `schedule:${schedule}`;
      const [person] = resolveTargets([target], { directory, contacts: document.contacts, team: null, at: now }).people;
      return { role, handle, schedule, person: person ? { id: person.id, name: person.name } : null, line };
    }),
  );
  for (const schedule of directory.schedules) {
    for (const layer of schedule.layers)
      for (const { id, name } of layer.people) if (id === null) missing.add(`${name} in schedule ${schedule.name}`);
  }
  return {
    slots: directory.schedules.map((schedule) => slotAt(schedule, now)),
    schedules: directory.schedules.map((schedule) => ({
      id: schedule.id,
      name: schedule.name,
      team: schedule.team,
      timeZone: schedule.timeZone,
      shifts: shiftsBetween(schedule, from, to),
    })),
    policies,
    contacts,
    missing: [...missing],
  };
}

/** The policies that a document states: its ladder (or one per severity that names whom to call), and its teams. */
function policiesOf(document: LadderDocument): readonly Policy[] {
  const ladder = policyFromDocument(document, null);
  const perSeverity = ladder
    ? []
    : document.severities.flatMap(({ label }) => {
        const policy = policyFromDocument(document, label);
        return policy ? [{ ...policy, id: `${policy.id}#${label}`, name: `${policy.name} of ${label}` }] : [];
      });
  const teams = document.contacts.filter(({ schedule }) => schedule !== null).flatMap(({ role }) => policyFromTeam(document, role) ?? []);
  return [...(ladder ? [ladder] : []), ...perSeverity, ...teams];
}
