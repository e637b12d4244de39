import type { Schedule } from './schedule.ts';
import { holderAt, nextEdge, whoIsOnCall, type Holder } from './who-is-on-call.ts';

/** One stretch of a calendar. `person` null is a gap, and is listed like any other: gaps must be seen. */
export interface Shift {
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly from: Date;
  readonly to: Date;
  /** The layer's name; `override`; `nobody` in a gap. */
  readonly layer: string;
  readonly override: boolean;
}

const nameOf = (holder: Holder) => holder.layer ?? (holder.override ? 'override' : 'nobody');
const isSame = (a: Holder, b: Holder) => a.person?.id === b.person?.id && a.named === b.named && nameOf(a) === nameOf(b);

/** The calendar of a schedule from one instant to another, without overlaps and without holes. */
export function shiftsBetween(schedule: Schedule, from: Date, to: Date): readonly Shift[] {
  const shifts: Shift[] = [];
  let start = from;
  let holder = holderAt(schedule, from);
  const close = (end: Date) =>
    shifts.push({ person: holder.person, from: start, to: end, layer: nameOf(holder), override: holder.override !== null });
  for (let edge = nextEdge(schedule, from); edge && edge < to; edge = nextEdge(schedule, edge)) {
    const next = holderAt(schedule, edge);
    if (isSame(holder, next)) continue;
    close(edge);
    start = edge;
    holder = next;
  }
  if (start < to) close(to);
  return shifts;
}

export interface Slot {
  readonly schedule: string;
  readonly team: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly why: string;
  readonly next: { readonly person: { readonly id: string; readonly name: string } | null; readonly from: Date } | null;
}

const dayMs = 86_400_000;
// Most turns began within two days or a week; only a long one is worth the longest look.
const looksBackMs = [2 * dayMs, 8 * dayMs, 35 * dayMs] as const;

/** Since when the same person has held the schedule, as far as five weeks back. */
function heldSince(schedule: Schedule, at: Date, personId: string | undefined): Date {
  let since = at;
  for (const lookBackMs of looksBackMs) {
    const begin = new Date(at.getTime() - lookBackMs);
    since = at;
    for (const shift of shiftsBetween(schedule, begin, new Date(at.getTime() + 1)).toReversed()) {
      if (shift.person?.id !== personId) break;
      since = shift.from;
    }
    if (since > begin) break;
  }
  return since;
}

/** Who holds a schedule now, since when (as far as five weeks back), until when, and who comes after. */
export function slotAt(schedule: Schedule, at: Date): Slot {
  const { person, until, why } = whoIsOnCall(schedule, at);
  const from = heldSince(schedule, at, person?.id);
  return {
    schedule: schedule.name,
    team: schedule.team,
    person,
    from,
    until,
    why,
    next: until ? { person: holderAt(schedule, until).person, from: until } : null,
  };
}
