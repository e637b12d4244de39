import { sql, type Generated, type JSONColumnType } from 'kysely';
import type { Db } from '#store';
import type { RunbookRef } from '#runbooks';
import type { Incident, Match, NamedPerson, Severity, Status } from './model/incident.ts';

type Jsonb<T> = JSONColumnType<T & object, string, string>;
type NullableJsonb<T> = JSONColumnType<(T & object) | null, string | null, string | null>;

type IncidentTables = {
  incident: {
    id: string;
    number: Generated<number>;
    organization_id: string;
    title: string;
    summary: string | null;
    status: Status;
    severity: NullableJsonb<Severity>;
    severities: Jsonb<readonly Severity[]>;
    service: string | null;
    group_id: string | null;
    runbook: NullableJsonb<RunbookRef>;
    matches: Jsonb<readonly Match[]>;
    sla: string | null;
    monitor_for: string | null;
    started_at: Date;
    declared_at: Date;
    acknowledged_at: Date | null;
    acknowledged_by: NullableJsonb<NamedPerson>;
    mitigated_at: Date | null;
    monitoring_at: Date | null;
    monitor_until: Date | null;
    resolved_at: Date | null;
    merged_into: string | null;
    is_drill: boolean;
  };
  incident_role: { incident_id: string; role: string; person: Jsonb<NamedPerson> };
  incident_notice: { stream: string; position: number };
};
const tables = (db: Db) => db.withTables<IncidentTables>();

type Row = Awaited<ReturnType<typeof selectRows>>[number];
const selectRows = (db: Db, id: string) => tables(db).selectFrom('incident').selectAll().where('id', '=', id).execute();

function fromRow(row: Row): Incident {
  return {
    id: row.id,
    number: row.number,
    organizationId: row.organization_id,
    title: row.title,
    summary: row.summary,
    status: row.status,
    severity: row.severity,
    severities: row.severities,
    service: row.service,
    groupId: row.group_id,
    runbook: row.runbook,
    matches: row.matches,
    sla: row.sla,
    monitorFor: row.monitor_for,
    startedAt: row.started_at,
    declaredAt: row.declared_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    mitigatedAt: row.mitigated_at,
    monitoringAt: row.monitoring_at,
    monitorUntil: row.monitor_until,
    resolvedAt: row.resolved_at,
    mergedInto: row.merged_into,
    isDrill: row.is_drill,
  };
}

export async function selectIncident(db: Db, id: string): Promise<Incident | null> {
  const row = await tables(db).selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Reads and locks until the transaction ends, so that two verbs on one incident queue up. */
export async function selectIncidentForUpdate(db: Db, id: string): Promise<Incident | null> {
  const row = await tables(db).selectFrom('incident').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The open incident of a group, locked: its own, else the one that it was merged into. */
export async function selectOpenIncidentOfGroup(db: Db, groupId: string): Promise<Incident | null> {
  const open = tables(db).selectFrom('incident').selectAll().where('resolved_at', 'is', null).forUpdate();
  const own = await open.where('group_id', '=', groupId).executeTakeFirst();
  if (own) return fromRow(own);
  const absorbing = sql<string>`
    (with recursive into_other as (
      select merged_into from incident where group_id = ${groupId} and merged_into is not null
      union select incident.merged_into from incident join into_other on incident.id = into_other.merged_into where incident.merged_into is not null
    ) select merged_into from into_other)`;
  const row = await open.where('id', 'in', absorbing).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The groups of alerts that belong to an incident: its own, and those of the incidents merged into it. */
export async function selectGroupIds(db: Db, incidentId: string): Promise<readonly string[]> {
  const result = await sql<{ group_id: string }>`
    with recursive folded as (
      select id, group_id from incident where id = ${incidentId}
      union select incident.id, incident.group_id from incident join folded on incident.merged_into = folded.id
    ) select distinct group_id from folded where group_id is not null`.execute(db);
  return result.rows.map((row) => row.group_id);
}

/** An open incident that alerts of these groups have declared, other than `except`. */
export async function selectOtherOpenIncident(db: Db, groupIds: readonly string[], except: string): Promise<{ number: number } | null> {
  if (groupIds.length === 0) return null;
  const row = await tables(db)
    .selectFrom('incident')
    .select('number')
    .where('group_id', 'in', [...groupIds])
    .where('resolved_at', 'is', null)
    .where('id', '!=', except)
    .executeTakeFirst();
  return row ?? null;
}

/** Which incident each group led to last. */
export async function selectIncidentsOfGroups(
  db: Db,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; number: number; title: string }>> {
  if (groupIds.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('incident')
    .select(['group_id', 'id', 'number', 'title'])
    .where('group_id', 'in', [...groupIds])
    .orderBy('number')
    .execute();
  return new Map(rows.map((row) => [row.group_id ?? '', { id: row.id, number: row.number, title: row.title }]));
}

export interface IncidentFilter {
  readonly organizationIds: readonly string[];
  readonly status: 'open' | 'resolved' | 'all';
  /** Only incidents with a smaller number: newest first, from there on. */
  readonly before?: number;
  readonly limit: number;
}

export async function selectIncidents(db: Db, filter: IncidentFilter): Promise<readonly Incident[]> {
  if (filter.organizationIds.length === 0) return [];
  let query = tables(db)
    .selectFrom('incident')
    .selectAll()
    .where('organization_id', 'in', [...filter.organizationIds]);
  if (filter.status === 'open') query = query.where('resolved_at', 'is', null);
  if (filter.status === 'resolved') query = query.where('resolved_at', 'is not', null);
  if (filter.before !== undefined) query = query.where('number', '<', filter.before);
  return (await query.orderBy('number', 'desc').limit(filter.limit).execute()).map(fromRow);
}

export async function selectLastResolvedAt(db: Db, organizationIds: readonly string[]): Promise<Date | null> {
  if (organizationIds.length === 0) return null;
  const row = await tables(db)
    .selectFrom('incident')
    .select((expression) => expression.fn.max('resolved_at').as('at'))
    .where('organization_id', 'in', [...organizationIds])
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Inserts and answers the number; null when the group has an open incident already (another node was faster). */
export async function insertIncident(db: Db, incident: Omit<Incident, 'number'>): Promise<number | null> {
  const row = await tables(db)
    .insertInto('incident')
    .values({
      id: incident.id,
      organization_id: incident.organizationId,
      title: incident.title,
      summary: incident.summary,
      status: incident.status,
      severity: incident.severity && JSON.stringify(incident.severity),
      severities: JSON.stringify(incident.severities),
      service: incident.service,
      group_id: incident.groupId,
      runbook: incident.runbook && JSON.stringify(incident.runbook),
      matches: JSON.stringify(incident.matches),
      sla: incident.sla,
      monitor_for: incident.monitorFor,
      started_at: incident.startedAt,
      declared_at: incident.declaredAt,
      acknowledged_at: incident.acknowledgedAt,
      acknowledged_by: incident.acknowledgedBy && JSON.stringify(incident.acknowledgedBy),
      mitigated_at: incident.mitigatedAt,
      monitoring_at: incident.monitoringAt,
      monitor_until: incident.monitorUntil,
      resolved_at: incident.resolvedAt,
      merged_into: incident.mergedInto,
      is_drill: incident.isDrill,
    })
    .onConflict((conflict) => conflict.column('group_id').where('resolved_at', 'is', null).where('group_id', 'is not', null).doNothing())
    .returning('number')
    .executeTakeFirst();
  return row?.number ?? null;
}

type Change = Partial<
  Pick<
    Incident,
    | 'status'
    | 'severity'
    | 'severities'
    | 'summary'
    | 'runbook'
    | 'matches'
    | 'sla'
    | 'monitorFor'
    | 'acknowledgedAt'
    | 'acknowledgedBy'
    | 'mitigatedAt'
    | 'monitoringAt'
    | 'monitorUntil'
    | 'resolvedAt'
    | 'mergedInto'
    | 'groupId'
  >
>;

/** Writes what a verb decided. `undefined` is left alone, `null` clears. */
export async function updateIncident(db: Db, id: string, change: Change): Promise<void> {
  const json = (value: unknown) => (value === undefined ? undefined : value === null ? null : JSON.stringify(value));
  await tables(db)
    .updateTable('incident')
    .set({
      status: change.status,
      severity: json(change.severity),
      severities: change.severities && JSON.stringify(change.severities),
      summary: change.summary,
      runbook: json(change.runbook),
      matches: change.matches && JSON.stringify(change.matches),
      sla: change.sla,
      monitor_for: change.monitorFor,
      acknowledged_at: change.acknowledgedAt,
      acknowledged_by: json(change.acknowledgedBy),
      mitigated_at: change.mitigatedAt,
      monitoring_at: change.monitoringAt,
      monitor_until: change.monitorUntil,
      resolved_at: change.resolvedAt,
      merged_into: change.mergedInto,
      group_id: change.groupId,
    })
    .where('id', '=', id)
    .execute();
}

export async function selectRoles(
  db: Db,
  incidentIds: readonly string[],
): Promise<readonly { incidentId: string; role: string; person: NamedPerson }[]> {
  if (incidentIds.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('incident_role')
    .selectAll()
    .where('incident_id', 'in', [...incidentIds])
    .orderBy('role')
    .execute();
  return rows.map((row) => ({ incidentId: row.incident_id, role: row.role, person: row.person }));
}

export async function upsertRole(db: Db, incidentId: string, role: string, person: NamedPerson | null): Promise<void> {
  if (!person) {
    await tables(db).deleteFrom('incident_role').where('incident_id', '=', incidentId).where('role', '=', role).execute();
    return;
  }
  await tables(db)
    .insertInto('incident_role')
    .values({ incident_id: incidentId, role, person: JSON.stringify(person) })
    .onConflict((conflict) => conflict.columns(['incident_id', 'role']).doUpdateSet({ person: JSON.stringify(person) }))
    .execute();
}

/** True the first time a notice is seen; false when it was dealt with before. */
export async function insertNotice(db: Db, stream: string, position: number): Promise<boolean> {
  const result = await sql`insert into incident_notice (stream, position) values (${stream}, ${position}) on conflict do nothing`.execute(
    db,
  );
  return (result.numAffectedRows ?? 0n) > 0n;
}
