import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

let message = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

/** Says something to a screen reader; `assertive` only for a page and for an approval that waits. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  // The same words twice must be heard twice: a changed trailing space makes them new.
  const previous = message[urgency];
  message = { ...message, [urgency]: text === previous ? `${text}\u00a0` : text };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Announcer(): ReactNode {
  const shown = useSyncExternalStore(subscribe, () => message);
  return (
    <div className="sr-only">
      <p aria-live="polite">{shown.polite}</p>
      <p aria-live="assertive">{shown.assertive}</p>
    </div>
  );
}
