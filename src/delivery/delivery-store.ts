import type { JSONColumnType } from 'kysely';
import type { Db } from '#store';
import type { Delivery, DeliveryChannel, DeliveryState, Message } from './model/message.ts';

type Result = Readonly<Record<string, unknown>>;
type DeliveryTables = {
  delivery: {
    id: string;
    organization_id: string;
    channel: DeliveryChannel;
    target: string;
    message: JSONColumnType<Message>;
    stream: string;
    state: DeliveryState;
    attempts: number;
    detail: string | null;
    result: JSONColumnType<Result> | null;
    queued_at: Date;
    next_attempt_at: Date | null;
    settled_at: Date | null;
  };
};
const tables = (db: Db) => db.withTables<DeliveryTables>();

const columns = [
  'id',
  'organization_id as organizationId',
  'channel',
  'target',
  'message',
  'stream',
  'state',
  'attempts',
  'detail',
  'result',
  'queued_at as queuedAt',
  'settled_at as settledAt',
] as const;

/** False when this delivery was queued before (its id is deterministic). */
export async function insertDelivery(
  db: Db,
  row: { id: string; organizationId: string; channel: DeliveryChannel; target: string; message: Message; stream: string; now: Date },
): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('delivery')
    .values({
      id: row.id,
      organization_id: row.organizationId,
      channel: row.channel,
      target: row.target,
      message: JSON.stringify(row.message),
      stream: row.stream,
      state: 'queued',
      attempts: 0,
      detail: null,
      result: null,
      queued_at: row.now,
      next_attempt_at: row.now,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function selectDelivery(db: Db, id: string): Promise<Delivery | null> {
  return (await tables(db).selectFrom('delivery').select(columns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Marks the start of an attempt; null when there is nothing left to send. */
export async function startAttempt(db: Db, id: string): Promise<Delivery | null> {
  const row = await tables(db)
    .updateTable('delivery')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
  return row ?? null;
}

/** False when it was settled meanwhile (another node took over a lease that had run out). */
export async function settleDelivery(
  db: Db,
  id: string,
  set: { state: 'sent' | 'failed'; detail: string; result: Result | null; now: Date },
): Promise<boolean> {
  const row = await tables(db)
    .updateTable('delivery')
    .set({
      state: set.state,
      detail: set.detail,
      result: set.result === null ? null : JSON.stringify(set.result),
      next_attempt_at: null,
      settled_at: set.now,
    })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function postponeDelivery(db: Db, id: string, set: { detail: string; nextAttemptAt: Date }): Promise<boolean> {
  const row = await tables(db)
    .updateTable('delivery')
    .set({ state: 'queued', detail: set.detail, next_attempt_at: set.nextAttemptAt })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back what is not on its way; returns the ids that were taken back. */
export async function withdrawWaiting(db: Db, ids: readonly string[], now: Date): Promise<readonly { id: string; attempts: number }[]> {
  if (ids.length === 0) return [];
  return tables(db)
    .updateTable('delivery')
    .set({ state: 'withdrawn', next_attempt_at: null, settled_at: now })
    .where('id', 'in', [...ids])
    .where('state', '=', 'queued')
    .returning(['id', 'attempts'])
    .execute();
}

/** Deliveries whose time came more than a moment ago and that nobody is sending: what a crash or a lost job leaves behind. */
export async function selectOverdue(db: Db, before: Date, limit: number): Promise<readonly { id: string; attempts: number }[]> {
  return tables(db)
    .selectFrom('delivery')
    .select(['id', 'attempts'])
    .where('settled_at', 'is', null)
    .where('next_attempt_at', '<', before)
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
}
