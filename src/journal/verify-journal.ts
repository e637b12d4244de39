import type { Db } from '#store';
import { selectHead, selectStream, selectStreamNames } from './journal-store.ts';
import { verifyChain, type ChainProblem } from './model/chain.ts';
import type { JournalEntry } from './model/entry.ts';

/** Every entry of a stream in order, whatever its length. */
export async function readWholeStream(db: Db, stream: string): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (;;) {
    const batch = await selectStream(db, stream, { after: entries.at(-1)?.position ?? 0, limit: 1000 });
    entries.push(...batch);
    if (batch.length < 1000) return entries;
  }
}

/** Recomputes the chain of one stream; an empty list means that it holds. */
export async function verifyStream(db: Db, stream: string): Promise<readonly ChainProblem[]> {
  return verifyChain(stream, await readWholeStream(db, stream), await selectHead(db, stream));
}

/** Recomputes every chain of this installation. */
export async function verifyJournal(db: Db): Promise<{ streams: number; problems: readonly ChainProblem[] }> {
  const streams = await selectStreamNames(db);
  const problems: ChainProblem[] = [];
  for (const stream of streams) problems.push(...(await verifyStream(db, stream)));
  return { streams: streams.length, problems };
}
