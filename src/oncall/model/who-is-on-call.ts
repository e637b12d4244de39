import { Temporal } from 'temporal-polyfill';
import { isWithin, nextBoundary } from './restrictions.ts';
import { handOver, turnAt } from './rotation.ts';
import type { Layer, Override, PersonRef, Schedule } from './schedule.ts';

/** Who holds a schedule at an instant, by which rule. */
export interface Holder {
  /** Null: nobody (a gap, or a name that nobody here bears). */
  readonly person: { readonly id: string; readonly name: string } | null;
  /** The name in the schedule, known or not. */
  readonly named: string | null;
  readonly layer: string | null;
  readonly override: Override | null;
  /** `week 3 of platform-oncall`, `override by Cleo`, `nobody`. */
  readonly rule: string;
}

export interface OnCall extends Holder {
  /** When somebody else takes over; null when that is further away than a year. */
  readonly until: Date | null;
  /** One sentence: `week 3 of platform-oncall: Ana, until Mon 12 Jan 09:00`. */
  readonly why: string;
}

const units: readonly [RegExp, string][] = [
  [/^P1W$/, 'week'],
  [/^P7D$/, 'week'],
  [/^P1D$/, 'day'],
  [/^P1M$/, 'month'],
];
const unitOf = (every: string) => units.find(([pattern]) => pattern.test(every))?.[1] ?? 'turn';

/** Who holds the schedule at an instant: the youngest override first, then the last layer that has somebody. */
export function holderAt(schedule: Schedule, at: Date): Holder {
  const override = schedule.overrides
    .filter(({ from, to }) => from <= at && at < to)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))[0];
  if (override) {
    return {
      person: override.person,
      named: override.person.name,
      layer: null,
      override,
      rule: `override of ${schedule.name} by ${override.by}`,
    };
  }
  let unknown: Holder | null = null;
  for (const layer of schedule.layers.toReversed()) {
    const turn = isWithin(layer.restrictions, schedule.timeZone, at) ? turnAt({ ...layer, timeZone: schedule.timeZone }, at) : null;
    const person: PersonRef | undefined = turn ? layer.people[turn.index % layer.people.length] : undefined;
    if (!turn || !person) continue;
    const rule = `${unitOf(layer.every)} ${turn.index + 1} of ${schedule.name}`;
    if (person.id !== null)
      return { person: { id: person.id, name: person.name }, named: person.name, layer: layer.name, override: null, rule };
    unknown ??= {
      person: null,
      named: person.name,
      layer: layer.name,
      override: null,
      rule: `${rule} belongs to ${person.name}, whom nobody here is`,
    };
  }
  return unknown ?? { person: null, named: null, layer: null, override: null, rule: `nobody is on ${schedule.name}` };
}

/** The next instant at which `holderAt` may answer otherwise; null when it never will. */
export function nextEdge(schedule: Schedule, at: Date): Date | null {
  const edges = [
    ...schedule.overrides.flatMap(({ from, to }) => [from, to]),
    ...schedule.layers.flatMap((layer) => layerEdges(layer, schedule.timeZone, at)),
  ].filter((edge) => edge > at);
  return edges.length === 0 ? null : new Date(Math.min(...edges.map((edge) => edge.getTime())));
}

function layerEdges(layer: Layer, timeZone: string, at: Date): readonly Date[] {
  if (layer.people.length === 0) return [];
  const rotation = { ...layer, timeZone };
  const turn = turnAt(rotation, at);
  const boundary = nextBoundary(layer.restrictions, timeZone, at);
  // One person hands over to nobody but themselves.
  const handsOver = !turn || new Set(layer.people.map(({ id, name }) => id ?? name)).size > 1;
  return [...(handsOver ? [turn ? turn.until : handOver(rotation, 0)] : []), ...(boundary ? [boundary] : [])];
}

const yearMs = 366 * 86_400_000;
// Paging asks this: two people covering each other hour by hour for months must not cost a second.
const edgesAhead = 200;

/** When the person changes; null when not within a year, or not within 200 possible hand-overs. */
export function nextChange(schedule: Schedule, at: Date): Date | null {
  const now = holderAt(schedule, at);
  let edge = nextEdge(schedule, at);
  for (let seen = 0; seen < edgesAhead && edge && edge.getTime() - at.getTime() < yearMs; seen++) {
    const then = holderAt(schedule, edge);
    if (then.person?.id !== now.person?.id || then.named !== now.named) return edge;
    edge = nextEdge(schedule, edge);
  }
  return null;
}

/** `Mon 12 Jan 09:00`, by the wall clock of the schedule. */
export function describeInstant(at: Date, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${days[local.dayOfWeek - 1] ?? ''} ${local.day} ${months[local.month - 1] ?? ''} ${two(local.hour)}:${two(local.minute)}`;
}

/** Who is on call at an instant, until when, and the rule that says so. */
export function whoIsOnCall(schedule: Schedule, at: Date): OnCall {
  const holder = holderAt(schedule, at);
  const until = nextChange(schedule, at);
  const end = until ? `, until ${describeInstant(until, schedule.timeZone)}` : '';
  return { ...holder, until, why: holder.person ? `${holder.rule}: ${holder.person.name}${end}` : `${holder.rule}${end}` };
}
