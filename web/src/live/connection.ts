import { useSyncExternalStore } from 'react';

export type Connection = { readonly state: 'live' | 'lost'; readonly heardAt: number; readonly lostSince: number | null };

let connection: Connection = { state: 'live', heardAt: Date.now(), lostSince: null };
const listeners = new Set<() => void>();

function publish(next: Connection): void {
  connection = next;
  for (const listener of listeners) listener();
}

/** Anything arrived from the server. Quiet while all is well: only a healed connection tells the page. */
export function noteHeard(now: number = Date.now()): void {
  if (connection.state === 'live') connection = { ...connection, heardAt: now };
  else publish({ state: 'live', heardAt: now, lostSince: null });
}

/** The server could not be reached, or the stream went silent. */
export function noteFailure(now: number = Date.now()): void {
  if (connection.state === 'live') publish({ ...connection, state: 'lost', lostSince: now });
}

export const currentConnection = (): Connection => connection;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, currentConnection);
}
