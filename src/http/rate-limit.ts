import type { Clock } from '#base';

const maxKeys = 10_000;

/** Counts attempts per key in a sliding window; forgets the oldest keys first so that it cannot be made to grow. */
export function createLimiter(options: { clock: Clock; attempts: number; windowMs: number }): { take(key: string): boolean } {
  const seen = new Map<string, number[]>();
  return {
    take(key) {
      const now = options.clock.now().getTime();
      const recent = (seen.get(key) ?? []).filter((at) => at > now - options.windowMs);
      if (recent.length >= options.attempts) return false;
      seen.delete(key);
      seen.set(key, [...recent, now]);
      const oldest = seen.keys().next();
      if (seen.size > maxKeys && !oldest.done) seen.delete(oldest.value);
      return true;
    },
  };
}
