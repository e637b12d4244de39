import { sql } from 'kysely';
import type { Match } from '#runbooks';
import type { Db } from '#store';
import type { KnownAlert, TextMap } from '../model/alert.ts';
import type { AlertGroup } from '../model/alert-group.ts';

// Any two numbers, the same on every node: only one digester works at a time, so the log keeps its order.
const digestLock = [7373, 6] as const;

/** Waits until this transaction is the only digester. */
export async function lockDigest(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${digestLock[0]}::int, ${digestLock[1]}::int)`.execute(db);
}

export interface LoggedRequest {
  readonly id: number;
  readonly organizationId: string;
  readonly integrationId: string | null;
  readonly service: string | null;
  readonly format: string;
  /** Null where the caller has read it already. */
  readonly body: Buffer | null;
  readonly bytes: number;
  readonly receivedAt: Date;
}

/** The oldest requests (after an id) that nobody digested, as many as fit; without the bytes of those in `read`. */
export async function selectWaiting(
  db: Db,
  limit: { requests: number; bytes: number; read: readonly number[]; after?: number },
): Promise<readonly LoggedRequest[]> {
  const result = await sql<LoggedRequest>`
    select r.id, r.organization_id as "organizationId", r.integration_id as "integrationId", i.service, r.format,
      case when r.id = any(${[...limit.read]}::bigint[]) then null else r.body end as body, w.bytes, r.received_at as "receivedAt"
    from (
      select id, bytes, sum(bytes) over (order by id) - bytes as before
      from (select id, octet_length(body) as bytes from intake_request where digested_at is null and id > ${limit.after ?? 0} order by id limit ${limit.requests}) oldest
    ) w join intake_request r on r.id = w.id left join integration i on i.id = r.integration_id
    where w.before <= ${limit.bytes} order by r.id`.execute(db);
  return result.rows;
}

export async function markDigested(db: Db, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length > 0) await sql`update intake_request set digested_at = ${now} where id = any(${[...ids]}::bigint[])`.execute(db);
}

export async function markSetAside(db: Db, id: number, error: string, now: Date): Promise<void> {
  await sql`update intake_request set digested_at = ${now}, error = ${error.slice(0, 2_000)} where id = ${id} and digested_at is null`.execute(
    db,
  );
}

export interface StoredAlert extends KnownAlert {
  readonly organizationId: string;
  readonly fingerprint: string;
}

const alertColumns = sql.raw(`
  a.id, a.organization_id as "organizationId", a.fingerprint, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.expires_at as "expiresAt",
  a.resolved_by as "resolvedBy", a.group_id as "groupId", a.episode, a.content`);

export async function selectKnownAlerts(
  db: Db,
  keys: readonly { organizationId: string; fingerprint: string }[],
): Promise<readonly StoredAlert[]> {
  if (keys.length === 0) return [];
  const result = await sql<StoredAlert>`
    select ${alertColumns} from unnest(${keys.map((key) => key.organizationId)}::text[], ${keys.map((key) => key.fingerprint)}::text[]) as k (organization_id, fingerprint)
    join alert a on a.organization_id = k.organization_id and a.fingerprint = k.fingerprint`.execute(db);
  return result.rows;
}

/** Firing alerts that were not sent again in time. */
export async function selectExpired(db: Db, now: Date, limit: number): Promise<readonly StoredAlert[]> {
  const result = await sql<StoredAlert>`
    select ${alertColumns} from alert a where a.state = 'firing' and a.expires_at <= ${now} order by a.expires_at limit ${limit}`.execute(
    db,
  );
  return result.rows;
}

export interface AlertRow {
  readonly id: string;
  readonly organization_id: string;
  readonly fingerprint: string;
  readonly integration_id: string | null;
  readonly group_id: string | null;
  readonly episode: number;
  readonly name: string;
  readonly state: string;
  readonly service: string | null;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly generator_url: string | null;
  readonly content: string;
  readonly starts_at: Date;
  readonly ends_at: Date | null;
  readonly expires_at: Date | null;
  readonly resolved_by: string | null;
  readonly request_id: number;
}

// Columns travel as one array each: half the cost of JSON for PostgreSQL (measured 45 against 54 µs a row).
const column = (rows: readonly AlertRow[], name: keyof AlertRow) => rows.map((row) => row[name]);
// Formatting a Date is the driver's slowest conversion.
const timeColumn = (rows: readonly AlertRow[], name: 'starts_at' | 'ends_at' | 'expires_at') =>
  rows.map((row) => row[name]?.toISOString() ?? null);
const jsonColumn = (rows: readonly AlertRow[], name: 'labels' | 'annotations') => rows.map((row) => JSON.stringify(row[name]));

function alertRecords(rows: readonly AlertRow[]) {
  return sql`unnest(
      ${column(rows, 'id')}::text[], ${column(rows, 'organization_id')}::text[], ${column(rows, 'fingerprint')}::text[], ${column(rows, 'integration_id')}::text[],
      ${column(rows, 'group_id')}::text[], ${column(rows, 'episode')}::int[], ${column(rows, 'name')}::text[], ${column(rows, 'state')}::text[],
      ${column(rows, 'service')}::text[], ${jsonColumn(rows, 'labels')}::text[], ${jsonColumn(rows, 'annotations')}::text[], ${column(rows, 'generator_url')}::text[],
      ${column(rows, 'content')}::text[], ${timeColumn(rows, 'starts_at')}::timestamptz[], ${timeColumn(rows, 'ends_at')}::timestamptz[],
      ${timeColumn(rows, 'expires_at')}::timestamptz[], ${column(rows, 'resolved_by')}::text[], ${column(rows, 'request_id')}::bigint[])
    as r (id, organization_id, fingerprint, integration_id, group_id, episode, name, state, service, labels, annotations, generator_url,
          content, starts_at, ends_at, expires_at, resolved_by, request_id)`;
}

/** Writes alerts that were not known before, in one statement. */
export async function insertAlerts(db: Db, rows: readonly AlertRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into alert (id, organization_id, fingerprint, integration_id, group_id, episode, name, state, service, labels, annotations, generator_url,
                       content, starts_at, ends_at, expires_at, resolved_by, request_id, first_seen_at, changed_at)
    select r.id, r.organization_id, r.fingerprint, r.integration_id, r.group_id, r.episode, r.name, r.state, r.service, r.labels::jsonb, r.annotations::jsonb,
           r.generator_url, r.content, r.starts_at, r.ends_at, r.expires_at, r.resolved_by, r.request_id, ${now}, ${now}
    from ${alertRecords(rows)}`.execute(db);
}

/** Writes alerts that changed, in one statement. */
export async function updateAlerts(db: Db, rows: readonly AlertRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update alert a set
      integration_id = r.integration_id, group_id = r.group_id, episode = r.episode, name = r.name, state = r.state, service = r.service,
      labels = r.labels::jsonb, annotations = r.annotations::jsonb, generator_url = r.generator_url, content = r.content, starts_at = r.starts_at,
      ends_at = r.ends_at, expires_at = r.expires_at, resolved_by = r.resolved_by, request_id = r.request_id, changed_at = ${now}
    from ${alertRecords(rows)} where a.id = r.id`.execute(db);
}

/** Ends alerts that were not sent again: nothing else about them changes. */
export async function resolveExpired(db: Db, ids: readonly string[], now: Date): Promise<void> {
  await sql`
    update alert set state = 'resolved', ends_at = expires_at, expires_at = null, resolved_by = 'expiry', changed_at = ${now}
    where id = any(${[...ids]})`.execute(db);
}

/** Moves the expiry of alerts that were sent again unchanged. */
export async function extendExpiry(db: Db, rows: readonly { id: string; expiresAt: Date | null }[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update alert a set expires_at = e.expires_at
    from unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.expiresAt)}::timestamptz[]) as e (id, expires_at) where a.id = e.id`.execute(
    db,
  );
}

const groupColumns = sql.raw(`
  g.id, g.organization_id as "organizationId", g.key, g.title, g.service, g.matches, g.severity_hint as "severityHint", g.labels,
  g.members_hidden as "membersHidden", g.episode, g.members, g.firing, g.started_at as "startedAt"`);

export interface KeyedGroup extends AlertGroup {
  readonly key: string;
}

export async function selectGroups(
  db: Db,
  options: { ids: readonly string[]; keys: readonly { organizationId: string; key: string }[] },
): Promise<readonly KeyedGroup[]> {
  const result = await sql<KeyedGroup>`
    select ${groupColumns} from alert_group g where g.id = any(${[...options.ids]})
    union
    select ${groupColumns} from unnest(${options.keys.map((key) => key.organizationId)}::text[], ${options.keys.map((key) => key.key)}::text[]) as k (organization_id, key)
    join alert_group g on g.organization_id = k.organization_id and g.key = k.key`.execute(db);
  return result.rows;
}

export async function upsertGroups(db: Db, groups: readonly KeyedGroup[], now: Date): Promise<void> {
  if (groups.length === 0) return;
  const rows = groups.map((group) => ({
    id: group.id,
    organization_id: group.organizationId,
    key: group.key,
    title: group.title,
    service: group.service,
    matches: group.matches satisfies readonly Match[],
    severity_hint: group.severityHint,
    labels: group.labels,
    members_hidden: group.membersHidden,
    episode: group.episode,
    members: group.members,
    firing: group.firing,
    started_at: group.startedAt,
    changed_at: now,
  }));
  await sql`
    insert into alert_group (id, organization_id, key, title, service, matches, severity_hint, labels, members_hidden, episode, members, firing, started_at, changed_at)
    select id, organization_id, key, title, service, matches, severity_hint, labels, members_hidden, episode, members, firing, started_at, changed_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      id text, organization_id text, key text, title text, service text, matches jsonb, severity_hint text, labels jsonb, members_hidden boolean,
      episode int, members int, firing int, started_at timestamptz, changed_at timestamptz)
    on conflict (id) do update set title = excluded.title, service = excluded.service, matches = excluded.matches, severity_hint = excluded.severity_hint,
      labels = excluded.labels, members_hidden = excluded.members_hidden, episode = excluded.episode, members = excluded.members, firing = excluded.firing,
      started_at = excluded.started_at, changed_at = excluded.changed_at`.execute(db);
}
