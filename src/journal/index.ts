export type { Context } from './context.ts';
export { createJournal, type EntryListener, type Journal } from './create-journal.ts';
export { selectHead as readHead, selectStream as readStream } from './journal-store.ts';
export { chainHash, entryBody, genesisHash, verifyChain, type ChainProblem } from './model/chain.ts';
export {
  defineEntry,
  describeEntry,
  systemActor,
  type ActorRef,
  type Description,
  type EntryNotice,
  type EntryType,
  type JournalEntry,
  type Tone,
} from './model/entry.ts';
export { readWholeStream, verifyJournal, verifyStream } from './verify-journal.ts';
export { watchJournal } from './watch-journal.ts';
