import { sql } from 'kysely';
import type { Db } from '#store';

/** Runbooks that an alert of the organisation was ever matched with, chosen or only offered. */
export async function selectMatchedRunbooks(db: Db, organizationId: string): Promise<readonly { documentId: string; slug: string }[]> {
  const result = await sql<{ documentId: string; slug: string }>`
    select distinct match ->> 'documentId' as "documentId", match ->> 'slug' as slug
    from alert_group, jsonb_array_elements(matches) match where organization_id = ${organizationId}`.execute(db);
  return result.rows;
}
