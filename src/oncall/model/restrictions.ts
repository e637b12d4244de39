import { Temporal } from 'temporal-polyfill';
import { weekdays, type Restriction } from './schedule.ts';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The windows of one restriction that begin on the days around `at`, as instants: wall-clock hours, so DST days are shorter or longer. */
function windowsAround(restriction: Restriction, timeZone: string, at: Date, daysAhead: number): readonly Window[] {
  const today = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const from = Temporal.PlainTime.from(restriction.from);
  const to = Temporal.PlainTime.from(restriction.to);
  const overNight = Temporal.PlainTime.compare(to, from) <= 0;
  const place = (date: Temporal.PlainDate, time: Temporal.PlainTime) =>
    date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
  const windows: Window[] = [];
  for (let offset = -1; offset <= daysAhead; offset++) {
    const day = today.add({ days: offset });
    const weekday = weekdays[day.dayOfWeek - 1];
    if (restriction.days && weekday && !restriction.days.includes(weekday)) continue;
    windows.push({ from: place(day, from), to: place(overNight ? day.add({ days: 1 }) : day, to) });
  }
  return windows;
}

/** None at all, or one that holds around the clock every day. */
const isAlways = (restrictions: readonly Restriction[]) =>
  restrictions.length === 0 || restrictions.some(({ from, to, days }) => from === to && days === undefined);

/** Whether a layer with these restrictions holds at an instant; one without any always does. */
export function isWithin(restrictions: readonly Restriction[], timeZone: string, at: Date): boolean {
  if (isAlways(restrictions)) return true;
  const time = at.getTime();
  return restrictions.some((restriction) => windowsAround(restriction, timeZone, at, 0).some(({ from, to }) => from <= time && time < to));
}

/** The next instant at which `isWithin` may change; null when it never does. */
export function nextBoundary(restrictions: readonly Restriction[], timeZone: string, at: Date): Date | null {
  const time = at.getTime();
  if (isAlways(restrictions)) return null;
  let next = Infinity;
  for (const restriction of restrictions) {
    // Eight days ahead reach the same weekday again, whatever the days are.
    for (const { from, to } of windowsAround(restriction, timeZone, at, 8)) {
      for (const edge of [from, to]) if (edge > time && edge < next) next = edge;
    }
  }
  return Number.isFinite(next) ? new Date(next) : null;
}
