import { sql, type JSONColumnType } from 'kysely';
import type { ActorRef } from '#journal';
import type { Db } from '#store';
import type { StepValues } from './model/plan-step.ts';
import type { Approval, Mark, Rejection } from './model/step.ts';

type Jsonb<T> = JSONColumnType<T & object, string, string>;
type NullableJsonb<T> = JSONColumnType<(T & object) | null, string | null, string | null>;
type RunTables = {
  run: {
    id: string;
    incident_id: string;
    organization_id: string;
    document_id: string;
    version: number;
    slug: string;
    title: string;
    file: string;
    created_at: Date;
  };
  run_step: {
    run_id: string;
    step_id: string;
    position: number;
    values: Jsonb<StepValues>;
    mark: NullableJsonb<Mark>;
    rejection: NullableJsonb<Rejection>;
  };
  run_secret: { run_id: string; step_id: string; name: string; value: string };
  approval: {
    id: string;
    run_id: string;
    step_id: string;
    actor: Jsonb<ActorRef>;
    plan_hash: string;
    approved_at: Date;
    voided_at: Date | null;
    used_by: string | null;
  };
};
const tables = (db: Db) => db.withTables<RunTables>();

/** One runbook, in the version that the incident started with, being worked through. */
export interface Run {
  readonly id: string;
  readonly incidentId: string;
  readonly organizationId: string;
  readonly documentId: string;
  readonly version: number;
  readonly slug: string;
  readonly title: string;
  readonly file: string;
}
export interface StoredStep {
  readonly runId: string;
  readonly stepId: string;
  readonly position: number;
  readonly values: StepValues;
  readonly mark: Mark | null;
  readonly rejection: Rejection | null;
}
export interface StoredApproval extends Approval {
  readonly stepId: string;
}

const runColumns = [
  'id',
  'incident_id as incidentId',
  'organization_id as organizationId',
  'document_id as documentId',
  'version',
  'slug',
  'title',
  'file',
] as const;
const stepColumns = ['run_id as runId', 'step_id as stepId', 'position', 'values', 'mark', 'rejection'] as const;

export async function selectRun(db: Db, id: string): Promise<Run | null> {
  return (await tables(db).selectFrom('run').select(runColumns).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function selectRunsOfIncident(db: Db, incidentId: string): Promise<readonly Run[]> {
  return tables(db).selectFrom('run').select(runColumns).where('incident_id', '=', incidentId).orderBy('created_at').execute();
}

/** False when this incident has a run of this very runbook already. */
export async function insertRun(db: Db, run: Run & { now: Date }): Promise<boolean> {
  const result = await tables(db)
    .insertInto('run')
    .values({
      id: run.id,
      incident_id: run.incidentId,
      organization_id: run.organizationId,
      document_id: run.documentId,
      version: run.version,
      slug: run.slug,
      title: run.title,
      file: run.file,
      created_at: run.now,
    })
    .onConflict((conflict) => conflict.columns(['incident_id', 'document_id', 'version', 'slug']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function insertSteps(
  db: Db,
  runId: string,
  steps: readonly { stepId: string; position: number; values: StepValues }[],
): Promise<void> {
  if (steps.length === 0) return;
  await tables(db)
    .insertInto('run_step')
    .values(
      steps.map((step) => ({
        run_id: runId,
        step_id: step.stepId,
        position: step.position,
        values: JSON.stringify(step.values),
        mark: null,
        rejection: null,
      })),
    )
    .execute();
}

export async function selectSteps(db: Db, runId: string): Promise<readonly StoredStep[]> {
  return tables(db).selectFrom('run_step').select(stepColumns).where('run_id', '=', runId).orderBy('position').execute();
}

/** Locks the step until the transaction ends: two clicks queue up behind each other. */
export async function lockStep(tx: Db, runId: string, stepId: string): Promise<StoredStep | null> {
  const row = await tables(tx)
    .selectFrom('run_step')
    .select(stepColumns)
    .where('run_id', '=', runId)
    .where('step_id', '=', stepId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function updateStep(
  db: Db,
  key: { runId: string; stepId: string },
  change: { values?: StepValues; mark?: Mark | null; rejection?: Rejection | null },
): Promise<void> {
  await tables(db)
    .updateTable('run_step')
    .set({
      ...(change.values === undefined ? {} : { values: JSON.stringify(change.values) }),
      ...(change.mark === undefined ? {} : { mark: change.mark && JSON.stringify(change.mark) }),
      ...(change.rejection === undefined ? {} : { rejection: change.rejection && JSON.stringify(change.rejection) }),
    })
    .where('run_id', '=', key.runId)
    .where('step_id', '=', key.stepId)
    .execute();
}

/** Approvals that nobody used or voided yet. */
export async function selectLiveApprovals(db: Db, runId: string): Promise<readonly StoredApproval[]> {
  return tables(db)
    .selectFrom('approval')
    .select(['id', 'step_id as stepId', 'actor', 'plan_hash as planHash', 'approved_at as approvedAt'])
    .where('run_id', '=', runId)
    .where('voided_at', 'is', null)
    .where('used_by', 'is', null)
    .orderBy('approved_at')
    .execute();
}

export async function insertApproval(
  db: Db,
  row: { id: string; runId: string; stepId: string; actor: ActorRef; planHash: string; now: Date },
): Promise<void> {
  const { kind, id, name } = row.actor;
  await tables(db)
    .insertInto('approval')
    .values({
      id: row.id,
      run_id: row.runId,
      step_id: row.stepId,
      actor: JSON.stringify({ kind, id, name }),
      plan_hash: row.planHash,
      approved_at: row.now,
      voided_at: null,
      used_by: null,
    })
    .execute();
}

/** Takes live approvals back; answers how many there were. */
export async function voidApprovals(db: Db, key: { runId: string; stepId: string }, now: Date): Promise<number> {
  const result = await tables(db)
    .updateTable('approval')
    .set({ voided_at: now })
    .where('run_id', '=', key.runId)
    .where('step_id', '=', key.stepId)
    .where('voided_at', 'is', null)
    .where('used_by', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** An approval is good for one attempt. */
export async function useApprovals(db: Db, key: { runId: string; stepId: string }, attemptId: string): Promise<void> {
  await tables(db)
    .updateTable('approval')
    .set({ used_by: attemptId })
    .where('run_id', '=', key.runId)
    .where('step_id', '=', key.stepId)
    .where('voided_at', 'is', null)
    .where('used_by', 'is', null)
    .execute();
}

export async function upsertSecret(db: Db, row: { runId: string; stepId: string; name: string; value: string }): Promise<void> {
  await sql`
    insert into run_secret (run_id, step_id, name, value) values (${row.runId}, ${row.stepId}, ${row.name}, ${row.value})
    on conflict (run_id, step_id, name) do update set value = excluded.value`.execute(db);
}

export async function selectSecrets(db: Db, key: { runId: string; stepId: string }): Promise<Readonly<Record<string, string>>> {
  const rows = await tables(db)
    .selectFrom('run_secret')
    .select(['name', 'value'])
    .where('run_id', '=', key.runId)
    .where('step_id', '=', key.stepId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.name, row.value]));
}

export async function deleteSecrets(db: Db, key: { runId: string; stepId: string }): Promise<void> {
  await tables(db).deleteFrom('run_secret').where('run_id', '=', key.runId).where('step_id', '=', key.stepId).execute();
}
