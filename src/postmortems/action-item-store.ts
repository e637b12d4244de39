import { sql } from 'kysely';
import type { Db } from '#store';

export interface ActionItemRow {
  readonly id: string;
  readonly organizationId: string;
  readonly incidentId: string;
  readonly incidentNumber: number;
  readonly incidentTitle: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  /** `2026-01-31`. */
  readonly due: string | null;
  readonly category: string | null;
  readonly status: 'open' | 'done';
}
const columns =
  sql.raw(`a.id, a.organization_id as "organizationId", a.incident_id as "incidentId", i.number as "incidentNumber", i.title as "incidentTitle",
  a.title, a.owner_id as "ownerId", p.name as "ownerName", to_char(a.due, 'YYYY-MM-DD') as due, a.category, a.status`);
const joined = sql.raw('action_item a join incident i on i.id = a.incident_id left join person p on p.id = a.owner_id');

export async function insertActionItem(
  db: Db,
  row: Pick<ActionItemRow, 'id' | 'organizationId' | 'incidentId' | 'title' | 'ownerId' | 'due' | 'category'> & { now: Date },
): Promise<void> {
  await sql`
    insert into action_item (id, organization_id, incident_id, title, owner_id, due, category, status, created_at, updated_at)
    values (${row.id}, ${row.organizationId}, ${row.incidentId}, ${row.title}, ${row.ownerId}, ${row.due}::date, ${row.category}, 'open', ${row.now}, ${row.now})`.execute(
    db,
  );
}

export async function updateActionItem(
  db: Db,
  row: Pick<ActionItemRow, 'id' | 'title' | 'ownerId' | 'due' | 'category' | 'status'> & { now: Date },
): Promise<void> {
  await sql`
    update action_item set title = ${row.title}, owner_id = ${row.ownerId}, due = ${row.due}::date, category = ${row.category}, status = ${row.status}, updated_at = ${row.now}
    where id = ${row.id}`.execute(db);
}

export async function selectActionItem(db: Db, id: string): Promise<ActionItemRow | null> {
  const result = await sql<ActionItemRow>`select ${columns} from ${joined} where a.id = ${id}`.execute(db);
  return result.rows[0] ?? null;
}

export async function lockActionItem(db: Db, id: string): Promise<void> {
  await sql`select 1 from action_item where id = ${id} for update`.execute(db);
}

/** Of one incident, in the order they were noted. */
export async function selectActionItemsOfIncident(db: Db, incidentId: string): Promise<readonly ActionItemRow[]> {
  const result =
    await sql<ActionItemRow>`select ${columns} from ${joined} where a.incident_id = ${incidentId} order by a.created_at, a.id`.execute(db);
  return result.rows;
}

/** Of an organisation: open ones first, the soonest due first; at most 500. */
export async function selectActionItems(db: Db, organizationId: string): Promise<readonly ActionItemRow[]> {
  const result = await sql<ActionItemRow>`
    select ${columns} from ${joined} where a.organization_id = ${organizationId} order by a.status desc, a.due nulls last, a.created_at limit 500`.execute(
    db,
  );
  return result.rows;
}
