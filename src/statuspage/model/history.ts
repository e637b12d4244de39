import { worstStatus, type ComponentStatus } from './component.ts';

export interface DayStatus {
  /** `2026-01-05`, UTC. */
  readonly date: string;
  /** Null before the component existed. */
  readonly status: ComponentStatus | null;
}
export interface StatusChange {
  readonly at: Date;
  readonly status: ComponentStatus;
}

export const historyDays = 90;
const dayMs = 86_400_000;

/** The worst status of each of the last 90 days, oldest first. `changes` in order of time. */
export function dayStatuses(changes: readonly StatusChange[], now: Date): readonly DayStatus[] {
  const today = Math.floor(now.getTime() / dayMs);
  return Array.from({ length: historyDays }, (_, index) => {
    const day = today - historyDays + 1 + index;
    const start = day * dayMs;
    const before = changes.filter((change) => change.at.getTime() < start).at(-1);
    const during = changes.filter((change) => change.at.getTime() >= start && change.at.getTime() < start + dayMs);
    const seen = [...(before ? [before] : []), ...during].map((change) => change.status);
    return { date: new Date(start).toISOString().slice(0, 10), status: seen.length > 0 ? worstStatus(seen) : null };
  });
}

/** Share of the time known (at most 90 days) without an outage; degraded performance and maintenance count as up. Null when nothing is known. */
export function uptimeOf(changes: readonly StatusChange[], now: Date): number | null {
  const from = now.getTime() - historyDays * dayMs;
  let known = 0;
  let down = 0;
  changes.forEach((change, index) => {
    const start = Math.max(from, change.at.getTime());
    const length = Math.max(0, (changes[index + 1]?.at ?? now).getTime() - start);
    known += length;
    if (change.status === 'partial_outage' || change.status === 'major_outage') down += length;
  });
  return known > 0 ? (100 * (known - down)) / known : null;
}
