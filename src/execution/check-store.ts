import { sql } from 'kysely';
import type { Db } from '#store';

export interface StoredCheck {
  readonly checkId: string;
  readonly query: string | null;
  readonly verdict: 'passed' | 'failed' | 'unknown';
  readonly observed: number | null;
  readonly reason: string;
  readonly checkedAt: Date;
}

export async function selectChecks(db: Db, incidentId: string): Promise<readonly StoredCheck[]> {
  const result = await sql<StoredCheck>`
    select check_id as "checkId", query, verdict, observed, reason, checked_at as "checkedAt"
    from incident_check where incident_id = ${incidentId}`.execute(db);
  return result.rows;
}

export async function upsertCheck(db: Db, incidentId: string, check: StoredCheck): Promise<void> {
  await sql`
    insert into incident_check (incident_id, check_id, query, verdict, observed, reason, checked_at)
    values (${incidentId}, ${check.checkId}, ${check.query}, ${check.verdict}, ${check.observed}, ${check.reason}, ${check.checkedAt})
    on conflict (incident_id, check_id) do update set query = excluded.query, verdict = excluded.verdict,
      observed = excluded.observed, reason = excluded.reason, checked_at = excluded.checked_at`.execute(db);
}
