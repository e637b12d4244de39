import type { Store } from '#store';
import { z } from 'zod';
import { journalChannel } from './journal-store.ts';
import type { EntryNotice } from './model/entry.ts';

const notice = z.object({ stream: z.string(), position: z.number(), type: z.string() });

/**
 * Hears of every committed entry, on this node or another (LISTEN/NOTIFY): for live pages.
 * `null` means "look again": the connection was away and something may have been missed.
 */
export function watchJournal(store: Store, handler: (notice: EntryNotice | null) => void): () => void {
  return store.listen(journalChannel, (payload) => {
    handler(payload === '' ? null : notice.parse(JSON.parse(payload)));
  });
}
