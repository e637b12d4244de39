import type { ClockView } from '../api/views.ts';
import { formatCountdown, formatDuration } from './format-time.ts';

/** What a clock says now: words, how urgent, and how much of it is used up (0 to 1). */
export type ClockReading = {
  readonly words: string;
  readonly tone: 'calm' | 'soon' | 'over' | 'met' | 'missed';
  readonly remainingMs: number;
  readonly share: number;
};

const names: Readonly<
  Record<ClockView['kind'], { readonly running: string; readonly over: string; readonly met: string; readonly missed: string }>
> = {
  acknowledge: { running: 'acknowledge in', over: 'acknowledge overdue', met: 'acknowledged in', missed: 'acknowledged late, after' },
  resolve: { running: 'resolve in', over: 'resolution overdue', met: 'resolved in', missed: 'resolved late, after' },
  update: { running: 'next update in', over: 'update overdue', met: 'updated after', missed: 'updated late, after' },
  monitor: { running: 'monitor for', over: 'monitored long enough', met: 'monitored for', missed: 'monitoring cut short after' },
  phase: { running: 'phase ends in', over: 'phase overrun', met: 'phase done in', missed: 'phase overran,' },
};

/** The last fifth of a clock, and always the last minute, is "soon". */
export function readClock(clock: Pick<ClockView, 'kind' | 'startedAt' | 'dueAt' | 'stoppedAt' | 'state'>, now: number): ClockReading {
  const name = names[clock.kind];
  const startedAt = Date.parse(clock.startedAt);
  const dueAt = Date.parse(clock.dueAt);
  const total = Math.max(1, dueAt - startedAt);
  if (clock.stoppedAt !== null) {
    const took = Date.parse(clock.stoppedAt) - startedAt;
    const isMet = clock.state === 'met';
    return {
      words: `${isMet ? name.met : name.missed} ${formatDuration(took)}`,
      tone: isMet ? 'met' : 'missed',
      remainingMs: 0,
      share: Math.min(1, took / total),
    };
  }
  const remainingMs = dueAt - now;
  const share = Math.min(1, Math.max(0, (now - startedAt) / total));
  if (remainingMs <= 0) {
    // A monitoring time that has passed is good news, not a broken promise.
    if (clock.kind === 'monitor') return { words: name.over, tone: 'met', remainingMs, share: 1 };
    return { words: `${name.over} ${formatCountdown(remainingMs)}`, tone: 'over', remainingMs, share: 1 };
  }
  const isSoon = remainingMs < Math.max(total / 5, 60_000) && clock.kind !== 'monitor';
  return { words: `${name.running} ${formatCountdown(remainingMs)}`, tone: isSoon ? 'soon' : 'calm', remainingMs, share };
}

/** The clock that runs out next; one already overrun comes first, the longest overrun of all. */
export function nextClock<C extends Pick<ClockView, 'dueAt' | 'stoppedAt'>>(clocks: readonly C[]): C | null {
  const running = clocks.filter((clock) => clock.stoppedAt === null);
  return running.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? null;
}
