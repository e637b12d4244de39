import { fail, withoutNul, type Clock } from '#base';
import { enqueueJob, type Db, type Worker } from '#store';
import type { z } from 'zod';
import { insertEntry, selectEntry } from './journal-store.ts';
import type { ActorRef, EntryType, JournalEntry } from './model/entry.ts';

export type EntryListener = (entry: JournalEntry) => Promise<void>;

export interface Journal {
  /**
   * Appends in the caller's transaction, and enqueues there one job for each listener to this type:
   * an entry that is committed will be heard, one that is rolled back never was.
   * Throws when the data does not fit the type's schema (a defect of the caller).
   */
  append<T extends z.ZodType>(
    tx: Db,
    entry: { entry: EntryType<T>; stream: string; actor: ActorRef; data: z.input<T> },
  ): Promise<JournalEntry>;
  /** A higher room hears what a lower one wrote. At least once; `name` is unique and stays stable across releases. */
  listen(entry: EntryType, name: string, listener: EntryListener): void;
}

interface NoticeData {
  readonly stream: string;
  readonly position: number;
}

const jobKind = (name: string) => `journal.${name}`;

/** The journal of this process. `worker` runs the listeners; `clock` gives entries their time. */
export function createJournal(options: { clock: Clock; worker: Worker; db: Db }): Journal {
  const listenersByType = new Map<string, string[]>();
  return {
    async append(tx, { entry, stream, actor, data }) {
      const parsed = entry.schema.safeParse(withoutNul(data));
      if (!parsed.success) {
        fail('internal', `journal entry ${entry.type} does not fit its schema: ${parsed.error.message}`);
      }
      const now = options.clock.now();
      const { kind, id, name } = actor;
      const written = await insertEntry(tx, {
        stream,
        type: entry.type,
        at: now,
        actor: withoutNul({ kind, id, name }),
        data: parsed.data,
      });
      for (const name of listenersByType.get(entry.type) ?? []) {
        const place: NoticeData = { stream, position: written.position };
        await enqueueJob(tx, { id: `${jobKind(name)}:${stream}:${written.position}`, kind: jobKind(name), data: place, runAt: now });
      }
      return written;
    },
    listen(entry, name, listener) {
      const names = listenersByType.get(entry.type) ?? [];
      listenersByType.set(entry.type, [...names, name]);
      options.worker.handle(jobKind(name), async (job) => {
        const place = job.data as NoticeData; // written by append above, in this file
        const found = await selectEntry(options.db, place.stream, place.position);
        if (!found) fail('internal', `journal entry ${place.stream} ${place.position} is gone`);
        await listener(found);
      });
    },
  };
}
