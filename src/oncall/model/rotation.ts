import { Temporal } from 'temporal-polyfill';

/** Turns of equal length by the wall clock of a place: a weekly hand-over at 09:00 stays at 09:00 when the clocks change. */
export interface Rotation {
  readonly start: string;
  readonly every: string;
  readonly timeZone: string;
}

export interface Turn {
  /** 0 for the first turn. */
  readonly index: number;
  readonly from: Date;
  /** The first instant that belongs to the next turn. */
  readonly until: Date;
}

/**
 * When turn `index` begins. Hand-overs are counted on the wall calendar, then placed in the zone:
 * one that falls into the hour skipped in spring happens at its end, in the doubled hour of autumn at its first passing.
 */
export function handOver(rotation: Rotation, index: number): Date {
  const every = Temporal.Duration.from(rotation.every);
  const local = Temporal.PlainDateTime.from(rotation.start).add({
    years: every.years * index,
    months: every.months * index,
    weeks: every.weeks * index,
    days: every.days * index,
    hours: every.hours * index,
    minutes: every.minutes * index,
  });
  return new Date(local.toZonedDateTime(rotation.timeZone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The turn that holds at an instant; null before the rotation begins. */
export function turnAt(rotation: Rotation, at: Date): Turn | null {
  if (at < handOver(rotation, 0)) return null;
  const every = Temporal.Duration.from(rotation.every);
  const days = every.years * 365.2425 + every.months * 30.436875 + every.weeks * 7 + every.days;
  const lengthMs = days * 86_400_000 + every.hours * 3_600_000 + every.minutes * 60_000;
  let index = Math.max(0, Math.floor((at.getTime() - handOver(rotation, 0).getTime()) / lengthMs));
  // The estimate ignores changed clocks and the length of months; the calendar has the last word.
  while (index > 0 && handOver(rotation, index) > at) index--;
  while (handOver(rotation, index + 1) <= at) index++;
  return { index, from: handOver(rotation, index), until: handOver(rotation, index + 1) };
}

const shortestTurnMinutes = 60;

/** Says what is wrong with a rotation, or null. */
export function rotationProblem(rotation: Rotation): string | null {
  try {
    Temporal.Now.zonedDateTimeISO(rotation.timeZone);
  } catch {
    return `${rotation.timeZone} is not a time zone (for example Europe/Berlin)`;
  }
  try {
    Temporal.PlainDateTime.from(rotation.start);
  } catch {
    return `${rotation.start} is not a local date and time (for example 2026-01-05T09:00:00)`;
  }
  try {
    const every = Temporal.Duration.from(rotation.every);
    const whole = every.seconds === 0 && every.milliseconds === 0 && every.microseconds === 0 && every.nanoseconds === 0;
    const hours = every.years + every.months + every.weeks + every.days > 0 ? 24 : every.hours + every.minutes / 60;
    if (every.sign !== 1 || !whole || hours * 60 < shortestTurnMinutes)
      return `${rotation.every} is too short for a turn; an hour is the least`;
  } catch {
    return `${rotation.every} is not a duration (for example P1W)`;
  }
  return null;
}
