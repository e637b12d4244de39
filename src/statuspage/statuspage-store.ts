import { sql } from 'kysely';
import type { Db } from '#store';
import type { ComponentStatus, Impact, PublicStatus } from './model/component.ts';

export interface ComponentRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly description: string | null;
  readonly position: number;
  readonly status: ComponentStatus;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly retiredAt: Date | null;
}
const componentColumns = sql.raw(
  `id, organization_id as "organizationId", name, description, position, status, created_at as "createdAt", updated_at as "updatedAt", retired_at as "retiredAt"`,
);

/** Counts the page up and locks it, so that changes of one page queue behind each other. */
export async function touchPage(db: Db, organizationId: string, now: Date): Promise<void> {
  await sql`
    insert into status_page (organization_id, revision, changed_at) values (${organizationId}, 1, ${now})
    on conflict (organization_id) do update set revision = status_page.revision + 1, changed_at = excluded.changed_at`.execute(db);
}
export async function selectPage(db: Db, organizationId: string): Promise<{ revision: number; changedAt: Date } | null> {
  const result = await sql<{
    revision: number;
    changedAt: Date;
  }>`select revision, changed_at as "changedAt" from status_page where organization_id = ${organizationId}`.execute(db);
  return result.rows[0] ?? null;
}

/** Components in their order, retired ones only when asked for. */
export async function selectComponents(
  db: Db,
  organizationId: string,
  options: { withRetired?: boolean } = {},
): Promise<readonly ComponentRow[]> {
  const result = await sql<ComponentRow>`
    select ${componentColumns} from component
    where organization_id = ${organizationId} and (retired_at is null or ${options.withRetired ?? false}) order by position, name`.execute(
    db,
  );
  return result.rows;
}
export async function upsertComponent(db: Db, row: Omit<ComponentRow, 'updatedAt' | 'createdAt'> & { now: Date }): Promise<void> {
  await sql`
    insert into component (id, organization_id, name, description, position, status, created_at, updated_at, retired_at)
    values (${row.id}, ${row.organizationId}, ${row.name}, ${row.description}, ${row.position}, ${row.status}, ${row.now}, ${row.now}, ${row.retiredAt})
    on conflict (id) do update set description = excluded.description, position = excluded.position, status = excluded.status,
      retired_at = excluded.retired_at, updated_at = excluded.updated_at`.execute(db);
}
export async function insertChange(db: Db, row: { componentId: string; at: Date; status: ComponentStatus }): Promise<void> {
  await sql`insert into component_change (component_id, at, status) values (${row.componentId}, ${row.at}, ${row.status})`.execute(db);
}
/** Changes of the last days, and for each component the last one before them. */
export async function selectChanges(
  db: Db,
  componentIds: readonly string[],
  from: Date,
): Promise<readonly { componentId: string; at: Date; status: ComponentStatus }[]> {
  const ids = [...componentIds];
  const result = await sql<{ componentId: string; at: Date; status: ComponentStatus }>`
    select component_id as "componentId", at, status from component_change c
    where component_id = any(${ids}) and (at >= ${from} or (at, sequence) = (
      select at, sequence from component_change b where b.component_id = c.component_id and b.at < ${from} order by at desc, sequence desc limit 1))
    order by at, sequence`.execute(db);
  return result.rows;
}

export async function replaceServices(
  db: Db,
  organizationId: string,
  rows: readonly { service: string; componentId: string }[],
): Promise<void> {
  await sql`delete from component_service where organization_id = ${organizationId}`.execute(db);
  for (const row of rows) {
    await sql`
      insert into component_service (organization_id, service, component_id) values (${organizationId}, ${row.service}, ${row.componentId})
      on conflict (organization_id, service) do update set component_id = excluded.component_id`.execute(db);
  }
}
/** The live component of a service: as the workspace says, else the one that bears its name. */
export async function selectComponentOfService(db: Db, organizationId: string, service: string): Promise<ComponentRow | null> {
  const result = await sql<ComponentRow>`
    select ${componentColumns} from component where organization_id = ${organizationId} and retired_at is null
      and (id = (select component_id from component_service where organization_id = ${organizationId} and service = ${service}) or lower(name) = lower(${service}))
    order by id = (select component_id from component_service where organization_id = ${organizationId} and service = ${service}) desc nulls last limit 1`.execute(
    db,
  );
  return result.rows[0] ?? null;
}

export interface PublicIncidentRow {
  readonly id: string;
  readonly organizationId: string;
  readonly incidentId: string | null;
  readonly name: string;
  readonly status: PublicStatus;
  readonly impact: Impact;
  readonly startedAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly monitoringAt: Date | null;
  readonly resolvedAt: Date | null;
}
const incidentColumns =
  sql.raw(`id, organization_id as "organizationId", incident_id as "incidentId", name, status, impact, started_at as "startedAt",
  created_at as "createdAt", updated_at as "updatedAt", monitoring_at as "monitoringAt", resolved_at as "resolvedAt"`);

export async function selectPublicIncident(db: Db, key: { id: string } | { incidentId: string }): Promise<PublicIncidentRow | null> {
  const where = 'id' in key ? sql`id = ${key.id}` : sql`incident_id = ${key.incidentId}`;
  const result = await sql<PublicIncidentRow>`select ${incidentColumns} from public_incident where ${where} for update`.execute(db);
  return result.rows[0] ?? null;
}
/** Open ones and those that changed since, newest first; at most 100. */
export async function selectPublicIncidents(db: Db, organizationId: string, since: Date): Promise<readonly PublicIncidentRow[]> {
  const result = await sql<PublicIncidentRow>`
    select ${incidentColumns} from public_incident where organization_id = ${organizationId} and (resolved_at is null or resolved_at >= ${since})
    order by resolved_at is null desc, created_at desc limit 100`.execute(db);
  return result.rows;
}
export async function upsertPublicIncident(db: Db, row: PublicIncidentRow): Promise<void> {
  await sql`
    insert into public_incident (id, organization_id, incident_id, name, status, impact, started_at, created_at, updated_at, monitoring_at, resolved_at)
    values (${row.id}, ${row.organizationId}, ${row.incidentId}, ${row.name}, ${row.status}, ${row.impact}, ${row.startedAt}, ${row.createdAt}, ${row.updatedAt}, ${row.monitoringAt}, ${row.resolvedAt})
    on conflict (id) do update set name = excluded.name, status = excluded.status, impact = excluded.impact, updated_at = excluded.updated_at,
      monitoring_at = excluded.monitoring_at, resolved_at = excluded.resolved_at`.execute(db);
}

/** False when this very update was written before: listeners are at least once. */
export async function insertUpdate(
  db: Db,
  row: { id: string; publicIncidentId: string; status: PublicStatus; body: string; at: Date },
): Promise<boolean> {
  const result = await sql`
    insert into public_update (id, public_incident_id, status, body, at) values (${row.id}, ${row.publicIncidentId}, ${row.status}, ${row.body}, ${row.at})
    on conflict (id) do nothing`.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}
export async function hasUpdate(db: Db, id: string): Promise<boolean> {
  return (await sql`select 1 from public_update where id = ${id}`.execute(db)).rows.length > 0;
}
export async function selectUpdates(
  db: Db,
  publicIncidentIds: readonly string[],
): Promise<readonly { id: string; publicIncidentId: string; status: PublicStatus; body: string; at: Date }[]> {
  const result = await sql<{ id: string; publicIncidentId: string; status: PublicStatus; body: string; at: Date }>`
    select id, public_incident_id as "publicIncidentId", status, body, at from public_update
    where public_incident_id = any(${[...publicIncidentIds]}) order by at desc, sequence desc`.execute(db);
  return result.rows;
}

export async function insertIncidentComponent(db: Db, publicIncidentId: string, componentId: string): Promise<void> {
  await sql`
    insert into public_incident_component (public_incident_id, component_id) values (${publicIncidentId}, ${componentId}) on conflict do nothing`.execute(
    db,
  );
}
export async function selectIncidentComponents(
  db: Db,
  publicIncidentIds: readonly string[],
): Promise<readonly { publicIncidentId: string; componentId: string }[]> {
  const result = await sql<{ publicIncidentId: string; componentId: string }>`
    select public_incident_id as "publicIncidentId", component_id as "componentId" from public_incident_component
    where public_incident_id = any(${[...publicIncidentIds]})`.execute(db);
  return result.rows;
}
/** Impacts of the open incidents that touch a component. */
export async function selectOpenImpacts(db: Db, componentId: string): Promise<readonly Impact[]> {
  const result = await sql<{ impact: Impact }>`
    select i.impact from public_incident i join public_incident_component c on c.public_incident_id = i.id
    where c.component_id = ${componentId} and i.resolved_at is null`.execute(db);
  return result.rows.map((row) => row.impact);
}
