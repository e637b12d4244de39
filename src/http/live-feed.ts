import { watchJournal, type Context, type EntryNotice } from '#journal';

/** One LISTEN for the process, many live pages behind it. `null` means "look again". */
export interface LiveFeed {
  subscribe(handler: (notice: EntryNotice | null) => void): () => void;
  stop(): void;
}

export function createLiveFeed(context: Context): LiveFeed {
  const handlers = new Set<(notice: EntryNotice | null) => void>();
  const stop = watchJournal(context.store, (notice) => {
    for (const handler of handlers) handler(notice);
  });
  return {
    subscribe(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    stop,
  };
}
