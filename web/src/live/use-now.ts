import { useSyncExternalStore } from 'react';
import { serverNow } from './server-time.ts';

const listeners = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setTimeout> | undefined;

/** All clocks tick together, on the second. */
function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 1000 - (now % 1000) + 5);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** Milliseconds since the epoch, renewed every second. Use it in the smallest component that shows it. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** How many of these instants have passed. Renews only when one more does, so that a large component may use it. */
export function useCountPassed(instants: readonly string[]): number {
  return useSyncExternalStore(subscribe, () => instants.filter((instant) => Date.parse(instant) <= now).length);
}
