/** The only source of "now". Verbs get it injected, so that a story can move time by hand. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export interface ManualClock extends Clock {
  /** Moves the clock forward by so many milliseconds and returns the new time. */
  advance(ms: number): Date;
  set(time: Date): void;
}

/** A clock for tests and drills that moves only when it is told to. */
export function createManualClock(start: Date | string): ManualClock {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    advance(ms) {
      current += ms;
      return new Date(current);
    },
    set(time) {
      current = time.getTime();
    },
  };
}
