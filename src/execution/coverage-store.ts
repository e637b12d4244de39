import { sql } from 'kysely';
import type { Db } from '#store';

/** Runbooks of which somebody ran a step, or marked one as done. */
export async function selectRunRunbooks(db: Db, organizationId: string): Promise<readonly { documentId: string; slug: string }[]> {
  const result = await sql<{ documentId: string; slug: string }>`
    select distinct document_id as "documentId", slug from run
    where organization_id = ${organizationId} and (
      exists (select from attempt where attempt.run_id = run.id)
      or exists (select from run_step where run_step.run_id = run.id and mark ->> 'kind' = 'done'))`.execute(db);
  return result.rows;
}

/** A step that failed in every run in which it was tried. */
export interface FailingStep {
  readonly documentId: string;
  readonly slug: string;
  readonly stepId: string;
  readonly runs: number;
  readonly lastRunAt: Date;
  readonly lastIncidentId: string;
  readonly lastExitCode: number | null;
  readonly lastVerdict: string | null;
}

/** Steps that failed in at least so many runs and never succeeded; stopped attempts say nothing either way. */
export async function selectFailingSteps(db: Db, organizationId: string, leastRuns: number): Promise<readonly FailingStep[]> {
  const result = await sql<FailingStep>`
    select r.document_id as "documentId", r.slug, a.step_id as "stepId", count(distinct a.run_id)::integer as runs, max(a.ended_at) as "lastRunAt",
      (array_agg(a.incident_id order by a.ended_at desc))[1] as "lastIncidentId",
      (array_agg(a.exit_code order by a.ended_at desc))[1] as "lastExitCode",
      (array_agg(a.verdict order by a.ended_at desc))[1] as "lastVerdict"
    from attempt a join run r on r.id = a.run_id
    where a.organization_id = ${organizationId} and a.ended_at is not null and a.state in ('succeeded', 'failed')
    group by r.document_id, r.slug, a.step_id
    having bool_and(a.state = 'failed') and count(distinct a.run_id) >= ${leastRuns}
    order by max(a.ended_at) desc limit 500`.execute(db);
  return result.rows;
}
