import type { DocumentContact } from './policy.ts';
import type { Schedule } from './schedule.ts';
import { whoIsOnCall } from './who-is-on-call.ts';
import { sameForm, severalNames, shareWord } from './words.ts';

/** Everything by which a name in a ladder can become a person. */
export interface Directory {
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly handle: string | null;
    readonly email: string | null;
    readonly role: string;
  }[];
  /** Roles of the documents that the workspace gives to people. */
  readonly roles: readonly { readonly personId: string; readonly role: string }[];
  readonly teams: readonly { readonly name: string; readonly memberIds: readonly string[] }[];
  readonly schedules: readonly Schedule[];
}

export interface Found {
  readonly id: string;
  readonly name: string;
  /** The rule that led to this person. */
  readonly why: string;
}
export interface Resolution {
  readonly people: readonly Found[];
  /** What names nobody, in words for the timeline and for `doctor`. */
  readonly missing: readonly string[];
}

interface Question {
  readonly directory: Directory;
  readonly contacts: readonly DocumentContact[];
  /** The team of the runbook, which settles what "the on-call engineer" means. */
  readonly team: string | null;
  readonly at: Date;
}

const none: Resolution = { people: [], missing: [] };
const isFound = (resolution: Resolution) => resolution.people.length > 0 || resolution.missing.length > 0;

/** All targets of a level together; one person is named once. */
export function resolveTargets(targets: readonly string[], question: Question): Resolution {
  const people = new Map<string, Found>();
  const missing = new Set<string>();
  for (const target of targets) {
    const resolution = resolveTarget(target, question);
    for (const person of resolution.people) if (!people.has(person.id)) people.set(person.id, person);
    for (const gap of resolution.missing) missing.add(gap);
  }
  return { people: [...people.values()], missing: [...missing] };
}

function resolveTarget(target: string, question: Question): Resolution {
  const [, kind, name = ''] = /^(schedule|person|role|team):\s*(.+)$/s.exec(target) ?? [];
  switch (kind) {
    case 'schedule':
      return orMissing(bySchedule(name, question), `schedule ${name}`);
    case 'person':
      return orMissing(byPerson(name, question, name), name);
    case 'role':
      return orMissing(byWords(name, question), name);
    case 'team':
      return orMissing(byTeam(name, question), `team ${name}`);
    default:
      return byAnyWords(target, question);
  }
}

const orMissing = (resolution: Resolution, what: string): Resolution =>
  isFound(resolution) ? resolution : { people: [], missing: [what] };

/** A cell as a whole first (`Database/Backend` may be one role), then each of the names in it. */
function byAnyWords(words: string, question: Question): Resolution {
  const whole = byWords(words, question);
  if (isFound(whole)) return whole;
  const parts = severalNames(words).map((part) => orMissing(byWords(part, question), part));
  return { people: parts.flatMap(({ people }) => people), missing: parts.flatMap(({ missing }) => missing) };
}

function byWords(words: string, question: Question): Resolution {
  const form = sameForm(words);
  const steps = [
    () => byRole(words, question),
    () => byContact(form, question),
    () => byPerson(words, question, words),
    () => bySchedule(words, question),
    () => byOnCall(form, question),
    () => byTeam(words, question),
  ];
  let gaps: Resolution = none;
  for (const step of steps) {
    const resolution = step();
    if (resolution.people.length > 0) return resolution;
    if (isFound(resolution) && !isFound(gaps)) gaps = resolution;
  }
  return gaps;
}

function byRole(words: string, { directory }: Question): Resolution {
  const form = sameForm(words);
  const people = directory.roles
    .filter(({ role }) => sameForm(role) === form)
    .flatMap(({ personId }) => directory.members.filter(({ id }) => id === personId))
    .map(({ id, name }) => ({ id, name, why: `${words}: ${name}` }));
  return { people, missing: [] };
}

/** A row of the document's contact table: its schedule, then its handle. */
function byContact(form: string, question: Question): Resolution {
  const rows = question.contacts.filter(({ role, handle }) => sameForm(role) === form || (handle !== null && sameForm(handle) === form));
  const parts = rows.map((row): Resolution => {
    const place = `${row.role} (line ${row.line})`;
    if (row.schedule !== null) return orMissing(bySchedule(row.schedule, question), `${row.schedule}, the schedule of ${place}`);
    for (const handle of [row.handle, row.backup ?? null]) {
      if (handle === null) continue;
      const person = byPerson(handle, question, handle === row.handle ? row.role : `backup of ${row.role}`);
      if (isFound(person)) return person;
      const schedule = bySchedule(handle, question);
      if (isFound(schedule)) return schedule;
    }
    if (row.handle !== null) return { people: [], missing: [`${row.handle}, ${place}`] };
    return { people: [], missing: [place] };
  });
  return { people: parts.flatMap(({ people }) => people), missing: parts.flatMap(({ missing }) => missing) };
}

function byPerson(words: string, { directory }: Question, as: string): Resolution {
  const form = sameForm(words);
  if (form === '') return none;
  const person =
    directory.members.find(({ id }) => id === words) ??
    directory.members.find(({ email }) => email !== null && email === words.trim().toLowerCase()) ??
    directory.members.find(({ handle }) => handle !== null && sameForm(handle) === form) ??
    directory.members.find(({ name }) => sameForm(name) === form);
  return person
    ? {
        people: [
          {
            id: person.id,
            name: person.name,
            why:
              person.id === words ? `${person.role} of the organisation` : as === words ? 'named on this level' : `${as}: ${person.name}`,
          },
        ],
        missing: [],
      }
    : none;
}

function bySchedule(words: string, { directory, at }: Question): Resolution {
  const form = sameForm(words);
  const schedule = directory.schedules.find(({ name }) => sameForm(name) === form);
  return schedule ? onSchedule(schedule, at) : none;
}

function onSchedule(schedule: Schedule, at: Date): Resolution {
  const { person, why } = whoIsOnCall(schedule, at);
  return person ? { people: [{ ...person, why }], missing: [] } : { people: [], missing: [why] };
}

/** "The on-call engineer": the schedules of the runbook's team, else the only schedule there is. */
function byOnCall(form: string, question: Question): Resolution {
  if (!form.includes('oncall')) return none;
  const { directory, team, at } = question;
  const ofTeam = team === null ? [] : directory.schedules.filter((schedule) => shareWord(`${schedule.team ?? ''} ${schedule.name}`, team));
  const schedules = ofTeam.length > 0 ? ofTeam : directory.schedules.length === 1 ? directory.schedules : [];
  const parts = schedules.map((schedule) => onSchedule(schedule, at));
  return { people: parts.flatMap(({ people }) => people), missing: parts.flatMap(({ missing }) => missing) };
}

function byTeam(words: string, { directory }: Question): Resolution {
  const form = sameForm(words);
  const team = directory.teams.find(({ name }) => sameForm(name) === form || `${sameForm(name)}team` === form);
  if (!team) return none;
  const people = directory.members
    .filter(({ id }) => team.memberIds.includes(id))
    .map(({ id, name }) => ({ id, name, why: `${name} is in team ${team.name}` }));
  return people.length > 0 ? { people, missing: [] } : { people: [], missing: [`team ${team.name} has no members`] };
}
