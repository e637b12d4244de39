import { sql } from 'kysely';
import type { Db } from '#store';

export interface TemplateSource {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}
export interface PostmortemRow {
  readonly id: string;
  readonly organizationId: string;
  readonly incidentId: string;
  readonly status: 'draft' | 'published';
  readonly body: string;
  readonly version: number;
  readonly template: TemplateSource | null;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
}

/** False when there is one already: a draft is made once. */
export async function insertPostmortem(
  db: Db,
  row: Omit<PostmortemRow, 'status' | 'version' | 'publishedAt' | 'updatedAt'> & { now: Date },
): Promise<boolean> {
  const result = await sql`
    insert into postmortem (id, organization_id, incident_id, status, body, version, template, drafted_at, updated_at)
    values (${row.id}, ${row.organizationId}, ${row.incidentId}, 'draft', ${row.body}, 1, ${row.template === null ? null : JSON.stringify(row.template)}::jsonb, ${row.now}, ${row.now})
    on conflict (incident_id) do nothing`.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export async function selectPostmortem(db: Db, incidentId: string): Promise<PostmortemRow | null> {
  const result = await sql<PostmortemRow>`
    select id, organization_id as "organizationId", incident_id as "incidentId", status, body, version, template, updated_at as "updatedAt", published_at as "publishedAt"
    from postmortem where incident_id = ${incidentId}`.execute(db);
  return result.rows[0] ?? null;
}

/** Writes the next version if `version` is still the last one; false when somebody was faster. */
export async function updateBody(db: Db, row: { id: string; body: string; version: number; now: Date }): Promise<boolean> {
  const result = await sql`
    update postmortem set body = ${row.body}, version = version + 1, updated_at = ${row.now} where id = ${row.id} and version = ${row.version}`.execute(
    db,
  );
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** False when it was published before. */
export async function markPublished(db: Db, id: string, now: Date): Promise<boolean> {
  const result =
    await sql`update postmortem set status = 'published', published_at = ${now}, updated_at = ${now} where id = ${id} and status = 'draft'`.execute(
      db,
    );
  return (result.numAffectedRows ?? 0n) > 0n;
}
