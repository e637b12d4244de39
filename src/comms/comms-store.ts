import { sql } from 'kysely';
import type { Db } from '#store';
import type { MessageChannel } from './model/message.ts';

type Named = { readonly id: string; readonly name: string };

export interface StoredMessage {
  readonly id: string;
  readonly number: number;
  readonly template: string | null;
  readonly kind: string;
  readonly body: string;
  readonly sentBy: Named & { readonly kind: string };
  readonly sentAt: Date;
}
export interface StoredTarget {
  readonly messageId: string;
  readonly channel: MessageChannel;
  readonly target: string;
  readonly deliveryId: string | null;
}

export async function insertMessage(
  db: Db,
  row: StoredMessage & {
    readonly organizationId: string;
    readonly incidentId: string;
    readonly unfilled: readonly string[];
    readonly status: string;
  },
): Promise<void> {
  await sql`
    insert into message (id, organization_id, incident_id, number, template, kind, body, unfilled, status, sent_by, sent_at)
    values (${row.id}, ${row.organizationId}, ${row.incidentId}, ${row.number}, ${row.template}, ${row.kind}, ${row.body},
            ${JSON.stringify(row.unfilled)}::jsonb, ${row.status}, ${JSON.stringify(row.sentBy)}::jsonb, ${row.sentAt})`.execute(db);
}

export async function insertTarget(db: Db, row: StoredTarget & { readonly position: number }): Promise<void> {
  await sql`
    insert into message_target (message_id, position, channel, target, delivery_id)
    values (${row.messageId}, ${row.position}, ${row.channel}, ${row.target}, ${row.deliveryId})`.execute(db);
}

export async function countMessages(db: Db, incidentId: string): Promise<number> {
  const result = await sql<{ count: number }>`select count(*)::int as count from message where incident_id = ${incidentId}`.execute(db);
  return result.rows[0]?.count ?? 0;
}

export async function selectMessages(db: Db, incidentId: string): Promise<readonly StoredMessage[]> {
  const result = await sql<StoredMessage>`
    select id, number, template, kind, body, sent_by as "sentBy", sent_at as "sentAt" from message where incident_id = ${incidentId} order by number`.execute(
    db,
  );
  return result.rows;
}

export async function selectTargets(db: Db, incidentId: string): Promise<readonly StoredTarget[]> {
  const result = await sql<StoredTarget>`
    select t.message_id as "messageId", t.channel, t.target, t.delivery_id as "deliveryId"
    from message_target t join message m on m.id = t.message_id where m.incident_id = ${incidentId} order by m.number, t.position`.execute(
    db,
  );
  return result.rows;
}

export interface UpdateClock {
  readonly incidentId: string;
  readonly every: string;
  readonly source: { readonly file: string; readonly line: number; readonly text: string } | null;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly remindedAt: Date | null;
  readonly stoppedAt: Date | null;
}

export async function upsertClock(db: Db, row: Omit<UpdateClock, 'remindedAt' | 'stoppedAt'>): Promise<void> {
  await sql`
    insert into update_clock (incident_id, every, source, started_at, due_at)
    values (${row.incidentId}, ${row.every}, ${row.source === null ? null : JSON.stringify(row.source)}::jsonb, ${row.startedAt}, ${row.dueAt})
    on conflict (incident_id) do update set every = excluded.every, source = excluded.source, started_at = excluded.started_at,
      due_at = excluded.due_at, reminded_at = null, stopped_at = null`.execute(db);
}

export async function stopClock(db: Db, incidentId: string, now: Date): Promise<void> {
  await sql`update update_clock set stopped_at = ${now} where incident_id = ${incidentId} and stopped_at is null`.execute(db);
}

/** Marks the reminder for this very due time; false when it was given, moved on or stopped. */
export async function takeReminder(db: Db, incidentId: string, dueAt: Date, now: Date): Promise<boolean> {
  const result = await sql`
    update update_clock set reminded_at = ${now}
    where incident_id = ${incidentId} and due_at = ${dueAt} and reminded_at is null and stopped_at is null`.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export async function selectClock(db: Db, incidentId: string): Promise<UpdateClock | null> {
  const result = await sql<UpdateClock>`
    select incident_id as "incidentId", every, source, started_at as "startedAt", due_at as "dueAt", reminded_at as "remindedAt", stopped_at as "stoppedAt"
    from update_clock where incident_id = ${incidentId}`.execute(db);
  return result.rows[0] ?? null;
}

export async function selectLastSentAt(db: Db, incidentId: string): Promise<Date | null> {
  const result = await sql<{ at: Date | null }>`select max(sent_at) as at from message where incident_id = ${incidentId}`.execute(db);
  return result.rows[0]?.at ?? null;
}
