import { sql } from 'kysely';
import type { Db } from '#store';
import type { Alert, AlertState } from './model/alert.ts';
import type { AlertGroup } from './model/alert-group.ts';

const alertColumns = sql.raw(`
  a.id, a.organization_id as "organizationId", a.fingerprint, a.name, a.state, a.service, a.labels, a.annotations, a.generator_url as "generatorUrl",
  a.starts_at as "startsAt", a.ends_at as "endsAt", a.group_id as "groupId", coalesce(i.name, 'API') as integration`);

/** Where a list goes on: the last item seen. Lists run from the newest start to the oldest. */
export interface AlertCursor {
  readonly startsAt: Date;
  readonly id: string;
}

export interface ListOptions {
  readonly after?: AlertCursor | null;
  /** At most 200. */
  readonly limit?: number;
}

const pageSize = (limit: number | undefined) => Math.min(200, Math.max(1, limit ?? 50));

/** Alerts of an organisation in one state (firing unless told), newest first. */
export async function selectAlerts(
  db: Db,
  organizationId: string,
  options: ListOptions & { state?: AlertState } = {},
): Promise<readonly Alert[]> {
  const { after } = options;
  const result = await sql<Alert>`
    select ${alertColumns} from alert a left join integration i on i.id = a.integration_id
    where a.organization_id = ${organizationId} and a.state = ${options.state ?? 'firing'}
      ${after ? sql`and (a.starts_at, a.id) < (${after.startsAt}, ${after.id})` : sql``}
    order by a.starts_at desc, a.id desc limit ${pageSize(options.limit)}`.execute(db);
  return result.rows;
}

/** Alerts of a group, the firing ones first (or only one state), newest first. */
export async function selectAlertsOfGroup(
  db: Db,
  groupId: string,
  options: ListOptions & { state?: AlertState } = {},
): Promise<readonly Alert[]> {
  const limit = pageSize(options.limit);
  const { after } = options;
  const inState = async (state: AlertState, count: number): Promise<readonly Alert[]> => {
    if (count <= 0) return [];
    const result = await sql<Alert>`
      select ${alertColumns} from alert a left join integration i on i.id = a.integration_id
      where a.group_id = ${groupId} and a.state = ${state} ${after ? sql`and (a.starts_at, a.id) < (${after.startsAt}, ${after.id})` : sql``}
      order by a.starts_at desc, a.id desc limit ${count}`.execute(db);
    return result.rows;
  };
  if (options.state) return inState(options.state, limit);
  const firing = await inState('firing', limit);
  return [...firing, ...(await inState('resolved', limit - firing.length))];
}

const groupColumns = sql.raw(`
  g.id, g.organization_id as "organizationId", g.title, g.service, g.matches, g.severity_hint as "severityHint", g.labels,
  g.members_hidden as "membersHidden", g.episode, g.members, g.firing, g.started_at as "startedAt"`);

export async function selectGroup(db: Db, groupId: string): Promise<AlertGroup | null> {
  const result = await sql<AlertGroup>`select ${groupColumns} from alert_group g where g.id = ${groupId}`.execute(db);
  return result.rows[0] ?? null;
}

/** Groups with firing alerts, those that changed last first. */
export async function selectFiringGroups(db: Db, organizationId: string, limit = 50): Promise<readonly AlertGroup[]> {
  const result = await sql<AlertGroup>`
    select ${groupColumns} from alert_group g where g.organization_id = ${organizationId} and g.firing > 0
    order by g.changed_at desc limit ${pageSize(limit)}`.execute(db);
  return result.rows;
}

/** How many alerts of a group fire now; 0 for a group that does not exist. */
export async function countFiring(db: Db, groupId: string): Promise<number> {
  return (await countFiringOfGroups(db, [groupId])).get(groupId) ?? 0;
}

export async function countFiringOfGroups(db: Db, groupIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const result = await sql<{ id: string; firing: number }>`select id, firing from alert_group where id = any(${[...groupIds]})`.execute(db);
  return new Map(result.rows.map((row) => [row.id, row.firing]));
}

/** How many alerts of an organisation fire now, from the groups' counts. */
export async function countFiringInOrganization(db: Db, organizationId: string): Promise<number> {
  const result = await sql<{ firing: number }>`
    select coalesce(sum(firing), 0)::int as firing from alert_group where organization_id = ${organizationId} and firing > 0`.execute(db);
  return result.rows[0]?.firing ?? 0;
}

/** Forgets alerts that were resolved and have not changed since `before`, some at a time; returns how many. */
export async function deleteOldAlerts(db: Db, before: Date, limit: number): Promise<number> {
  const result = await sql`
    delete from alert where id in (select id from alert where state = 'resolved' and changed_at < ${before} order by changed_at limit ${limit})`.execute(
    db,
  );
  return Number(result.numAffectedRows ?? 0);
}
