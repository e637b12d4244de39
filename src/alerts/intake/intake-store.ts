import { sql } from 'kysely';
import type { Db } from '#store';

export const intakeChannel = 'tocsin_intake';

export interface NewRequest {
  readonly organizationId: string;
  readonly integrationId: string | null;
  readonly format: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

interface Written {
  readonly id: number;
  readonly slot: number;
}

/**
 * Appends many requests in one statement (one commit). The bodies travel as one binary value that
 * PostgreSQL cuts up again: an array of bytea would travel as text of twice the size.
 * `notify` wakes the digesters of other nodes. Answers the id of each request, in the order given.
 */
export async function insertRequests(
  db: Db,
  requests: readonly NewRequest[],
  options: { notify?: boolean } = {},
): Promise<readonly number[]> {
  let offset = 1;
  const offsets = requests.map(({ body }) => {
    const start = offset;
    offset += body.length;
    return start;
  });
  const insert = sql<Written>`
    insert into intake_request (organization_id, integration_id, format, slot, body, received_at)
    select r.organization_id, r.integration_id, r.format, r.n - 1, substring(${Buffer.concat(requests.map(({ body }) => body))}::bytea from r.start for r.length), r.received_at
    from unnest(${requests.map((r) => r.organizationId)}::text[], ${requests.map((r) => r.integrationId)}::text[], ${requests.map((r) => r.format)}::text[],
                ${offsets}::int[], ${requests.map((r) => r.body.length)}::int[], ${requests.map((r) => r.receivedAt)}::timestamptz[])
      with ordinality as r (organization_id, integration_id, format, start, length, received_at, n)
    order by r.n
    returning id, slot`;
  const written = options.notify
    ? sql<Written>`with written as (${insert}), told as (select pg_notify(${intakeChannel}, '')) select id, slot from written, told`
    : insert;
  const ids = requests.map(() => 0);
  for (const { id, slot } of (await written.execute(db)).rows) ids[slot] = id;
  return ids;
}

export interface SetAsideRequest {
  readonly id: number;
  readonly format: string;
  readonly integrationId: string | null;
  readonly receivedAt: Date;
  readonly error: string;
  readonly bytes: number;
}

/** Requests that could not be digested, newest first. */
export async function selectSetAside(
  db: Db,
  organizationId: string,
  options: { before: number | null; limit: number },
): Promise<readonly SetAsideRequest[]> {
  const result = await sql<SetAsideRequest>`
    select id, format, integration_id as "integrationId", received_at as "receivedAt", error, octet_length(body) as bytes
    from intake_request where organization_id = ${organizationId} and error is not null and id < ${options.before ?? Number.MAX_SAFE_INTEGER}
    order by id desc limit ${options.limit}`.execute(db);
  return result.rows;
}

/** The raw bytes of a request: the evidence behind an alert. */
export async function selectRequestBody(db: Db, organizationId: string, id: number): Promise<Buffer | null> {
  const result = await sql<{ body: Buffer }>`
    select body from intake_request where organization_id = ${organizationId} and id = ${id}`.execute(db);
  return result.rows[0]?.body ?? null;
}

/** How much was accepted and not digested yet, for /metrics. */
export async function countWaiting(db: Db): Promise<{ waiting: number; oldestReceivedAt: Date | null }> {
  const result = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int as waiting, min(received_at) as oldest from intake_request where digested_at is null`.execute(db);
  const row = result.rows[0];
  return { waiting: row?.waiting ?? 0, oldestReceivedAt: row?.oldest ?? null };
}

/** Forgets digested requests received before `before`, the oldest first, some at a time; returns how many. */
export async function deleteDigested(db: Db, before: Date, limit: number): Promise<number> {
  const result = await sql`
    delete from intake_request where id in (
      select id from (select id, received_at, digested_at from intake_request order by id limit ${limit}) oldest
      where digested_at is not null and received_at < ${before})`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}
