import { useSyncExternalStore } from 'react';
import type { PageView } from '../api/views.ts';

export type HeardPage = { readonly page: PageView; readonly heardAt: number };

let heard: ReadonlyMap<string, HeardPage> = new Map();
const listeners = new Set<() => void>();

/** A page that arrived over the stream, or its new state (acknowledged here). */
export function notePage(page: PageView, now: number = Date.now()): void {
  heard = new Map(heard).set(page.id, { page, heardAt: now });
  for (const listener of listeners) listener();
}

export const useHeardPages = (): ReadonlyMap<string, HeardPage> =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => heard,
  );

const isOver = (page: PageView): boolean => page.state === 'withdrawn' || page.state === 'acknowledged';

/**
 * The pages that still call this person, one per incident, oldest first. The server's list is the truth as of
 * `listedAt`; what was heard later is added (the stream is faster than the list), and what is over never calls again.
 */
export function callingPages(
  listed: readonly PageView[],
  listedAt: number,
  heardPages: ReadonlyMap<string, HeardPage>,
  personId: string,
): readonly PageView[] {
  const later = [...heardPages.values()].filter(({ page, heardAt }) => heardAt > listedAt || isOver(page)).map(({ page }) => page);
  const all = new Map([...listed, ...later].map((page) => [page.id, page]));
  const calling = [...all.values()].filter((page) => page.person.id === personId && !isOver(page));
  // The latest page of an incident wins: it has the level that is called now. A test page belongs to no incident.
  const perIncident = new Map(calling.toSorted((a, b) => a.at.localeCompare(b.at)).map((page) => [page.incidentId || page.id, page]));
  return [...perIncident.values()].toSorted((a, b) => a.at.localeCompare(b.at));
}
