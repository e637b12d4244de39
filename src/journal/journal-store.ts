import { sql } from 'kysely';
import type { Db } from '#store';
import { chainHash, entryBody, genesisHash } from './model/chain.ts';
import type { ActorRef, JournalEntry } from './model/entry.ts';

export const journalChannel = 'tocsin_journal';

interface EntryRow {
  stream: string;
  position: number;
  type: string;
  at: Date;
  actor: ActorRef;
  data: unknown;
  body: string;
  hash: Buffer;
}

function fromRow(row: EntryRow): JournalEntry {
  return { ...row, hash: row.hash.toString('hex') };
}

/** Writes the next link. The head row is locked, so entries of one stream queue up behind each other. */
export async function insertEntry(
  db: Db,
  entry: { stream: string; type: string; at: Date; actor: ActorRef; data: unknown },
): Promise<JournalEntry> {
  // The no-op update takes the lock on the head and answers it, in one trip.
  const head = await sql<{ position: number; hash: Buffer }>`
    insert into journal_stream (stream, position, hash) values (${entry.stream}, 0, ${Buffer.from(genesisHash, 'hex')})
    on conflict (stream) do update set position = journal_stream.position returning position, hash`.execute(db);
  const previous = head.rows[0];
  if (!previous) throw new Error(`the head of stream ${entry.stream} is missing`);
  const position = previous.position + 1;
  const body = entryBody({ ...entry, position });
  const hash = chainHash(previous.hash.toString('hex'), body);
  const bytes = Buffer.from(hash, 'hex');
  await sql`
    with written as (
      insert into journal_entry (stream, position, type, at, actor, data, body, hash)
      values (${entry.stream}, ${position}, ${entry.type}, ${entry.at}, ${JSON.stringify(entry.actor)}::jsonb,
              ${JSON.stringify(entry.data)}::jsonb, ${body}, ${bytes})),
    moved as (update journal_stream set position = ${position}, hash = ${bytes} where stream = ${entry.stream})
    select pg_notify(${journalChannel}, ${JSON.stringify({ stream: entry.stream, position, type: entry.type })})`.execute(db);
  return { ...entry, position, body, hash };
}

/** Entries of a stream after a position, oldest first. */
export async function selectStream(db: Db, stream: string, options: { after: number; limit: number }): Promise<readonly JournalEntry[]> {
  const result = await sql<EntryRow>`
    select stream, position, type, at, actor, data, body, hash from journal_entry
    where stream = ${stream} and position > ${options.after} order by position limit ${options.limit}`.execute(db);
  return result.rows.map(fromRow);
}

export async function selectEntry(db: Db, stream: string, position: number): Promise<JournalEntry | null> {
  const [entry] = await selectStream(db, stream, { after: position - 1, limit: 1 });
  return entry?.position === position ? entry : null;
}

export async function selectHead(db: Db, stream: string): Promise<{ position: number; hash: string } | null> {
  const result = await sql<{ position: number; hash: Buffer }>`
    select position, hash from journal_stream where stream = ${stream}`.execute(db);
  const row = result.rows[0];
  return row ? { position: row.position, hash: row.hash.toString('hex') } : null;
}

export async function selectStreamNames(db: Db): Promise<readonly string[]> {
  const result = await sql<{ stream: string }>`
    select stream from journal_stream union select stream from journal_entry order by stream`.execute(db);
  return result.rows.map((row) => row.stream);
}
