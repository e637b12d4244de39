import { sql } from 'kysely';
import type { Db } from '#store';

export const outputChannel = 'tocsin_output';
export const stopChannel = 'tocsin_stop';
export const queueChannel = 'tocsin_attempt';

/** Appends a piece of output and tells whoever watches. Answers the bytes that are there now. */
export async function appendOutput(tx: Db, attemptId: string, text: string): Promise<number> {
  const bytes = Buffer.byteLength(text);
  const updated = await sql<{
    after: number;
  }>`update attempt set output_bytes = output_bytes + ${bytes} where id = ${attemptId} returning output_bytes as after`.execute(tx);
  const after = updated.rows[0]?.after;
  if (after === undefined) return 0;
  await sql`insert into attempt_output (attempt_id, byte_offset, text) values (${attemptId}, ${after - bytes}, ${text})`.execute(tx);
  await notifyOutput(tx, attemptId, after);
  return after;
}

/** Says that there is more to read, or that the attempt ended. */
export async function notifyOutput(db: Db, attemptId: string, offset: number): Promise<void> {
  await sql`select pg_notify(${outputChannel}, ${JSON.stringify({ attemptId, offset })})`.execute(db);
}

/** Says that an attempt waits for a runner. */
export async function notifyQueued(db: Db): Promise<void> {
  await sql`select pg_notify(${queueChannel}, '')`.execute(db);
}

export async function notifyStop(db: Db, attemptId: string): Promise<void> {
  await sql`select pg_notify(${stopChannel}, ${attemptId})`.execute(db);
}

/** Text from a byte offset on, at most `limitBytes` (whole chunks), and where to go on. */
export async function selectOutput(
  db: Db,
  attemptId: string,
  offset: number,
  limitBytes: number,
): Promise<{ text: string; nextOffset: number }> {
  const result = await sql<{ byte_offset: number; text: string }>`
    select byte_offset, text from attempt_output
    where attempt_id = ${attemptId} and byte_offset + octet_length(text) > ${offset} and byte_offset < ${offset + limitBytes}
    order by byte_offset`.execute(db);
  let text = '';
  let next = offset;
  for (const chunk of result.rows) {
    const bytes = Buffer.from(chunk.text);
    text += next > chunk.byte_offset ? bytes.subarray(next - chunk.byte_offset).toString('utf8') : chunk.text;
    next = chunk.byte_offset + bytes.length;
  }
  return { text, nextOffset: next };
}

/** The last bytes of outputs, for views: whole chunks are read, so that nothing else travels. */
export async function selectOutputTail(db: Db, attempt: { id: string; outputBytes: number }, bytes: number): Promise<string> {
  const from = Math.max(0, attempt.outputBytes - bytes);
  const { text } = await selectOutput(db, attempt.id, from, bytes + 1);
  // The cut may stand inside a character.
  return from === 0 ? text : text.replace(/^\u{FFFD}+/u, '');
}
