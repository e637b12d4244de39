import type { OnCallView } from '../../api/views.ts';

export type Shift = OnCallView['schedules'][number]['shifts'][number];
export type Span = { readonly from: number; readonly to: number };

/** Stretches between `from` and `to` in which no shift names a person. */
export function findGaps(shifts: readonly Pick<Shift, 'person' | 'from' | 'to'>[], from: number, to: number): readonly Span[] {
  const covered = shifts
    .filter((shift) => shift.person !== null)
    .map((shift) => ({ from: Date.parse(shift.from), to: Date.parse(shift.to) }))
    .toSorted((a, b) => a.from - b.from);
  const gaps: Span[] = [];
  let at = from;
  for (const span of covered) {
    if (span.from >= to) break;
    if (span.from > at) gaps.push({ from: at, to: span.from });
    at = Math.max(at, span.to);
  }
  if (at < to) gaps.push({ from: at, to });
  return gaps;
}

/** Who is on call at an instant and why: an override wins, then the layers in the order the server gives them. */
export function whoAt(shifts: readonly Shift[], at: number): { readonly shift: Shift; readonly why: string } | null {
  const holding = shifts.filter((shift) => shift.person !== null && Date.parse(shift.from) <= at && at < Date.parse(shift.to));
  const shift = holding.find((one) => one.override) ?? holding[0];
  if (!shift) return null;
  return { shift, why: shift.override ? (shift.layer === 'override' ? 'an override' : `an override of ${shift.layer}`) : shift.layer };
}

/** Where a span lies on a strip from `window.from` to `window.to`, in percent; null when outside. */
export function placeOn(window: Span, span: Span): { readonly left: number; readonly width: number } | null {
  const from = Math.max(window.from, span.from);
  const to = Math.min(window.to, span.to);
  if (to <= from) return null;
  const total = window.to - window.from;
  return { left: (100 * (from - window.from)) / total, width: (100 * (to - from)) / total };
}
