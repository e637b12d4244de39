import { sql, type JSONColumnType, type Selectable } from 'kysely';
import type { ActorRef } from '#journal';
import type { Db } from '#store';
import type { AttemptState, Risk } from './model/step.ts';

type Jsonb<T> = JSONColumnType<T & object, string, string>;
type NullableJsonb<T> = JSONColumnType<(T & object) | null, string | null, string | null>;
type AttemptTable = {
  id: string;
  run_id: string;
  step_id: string;
  number: number;
  incident_id: string;
  organization_id: string;
  position: number;
  state: AttemptState;
  token: string;
  risk: Risk;
  preserves_evidence: boolean;
  display: string;
  plan_hash: string;
  started_by: Jsonb<ActorRef>;
  automatic: boolean;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  runner: string | null;
  lease_until: Date | null;
  stop_requested_by: NullableJsonb<ActorRef>;
  exit_code: number | null;
  verdict: string | null;
  truncated: boolean;
  output_bytes: number;
  settled: NullableJsonb<{ by: ActorRef; note: string; at: string }>;
};
const tables = (db: Db) => db.withTables<{ attempt: AttemptTable }>();

/** One time that a step was run, or is about to be. */
export interface Attempt {
  readonly id: string;
  readonly runId: string;
  readonly stepId: string;
  readonly number: number;
  readonly incidentId: string;
  readonly organizationId: string;
  readonly state: AttemptState;
  readonly token: string;
  readonly risk: Risk;
  readonly preservesEvidence: boolean;
  readonly display: string;
  readonly planHash: string;
  readonly startedBy: ActorRef;
  readonly automatic: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly runner: string | null;
  readonly stopRequestedBy: ActorRef | null;
  readonly exitCode: number | null;
  readonly verdict: string | null;
  readonly truncated: boolean;
  readonly outputBytes: number;
}

function fromRow(row: Selectable<AttemptTable>): Attempt {
  return {
    id: row.id,
    runId: row.run_id,
    stepId: row.step_id,
    number: row.number,
    incidentId: row.incident_id,
    organizationId: row.organization_id,
    state: row.state,
    token: row.token,
    risk: row.risk,
    preservesEvidence: row.preserves_evidence,
    display: row.display,
    planHash: row.plan_hash,
    startedBy: row.started_by,
    automatic: row.automatic,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    runner: row.runner,
    stopRequestedBy: row.stop_requested_by,
    exitCode: row.exit_code,
    verdict: row.verdict,
    truncated: row.truncated,
    outputBytes: row.output_bytes,
  };
}

export type NewAttempt = Pick<
  Attempt,
  | 'id'
  | 'runId'
  | 'stepId'
  | 'number'
  | 'incidentId'
  | 'organizationId'
  | 'token'
  | 'risk'
  | 'preservesEvidence'
  | 'display'
  | 'planHash'
  | 'startedBy'
  | 'automatic'
  | 'createdAt'
> & { readonly position: number };

/** False when this number exists or an attempt is under way: somebody was faster, nothing is written. */
export async function insertAttempt(db: Db, attempt: NewAttempt): Promise<boolean> {
  const { kind, id, name } = attempt.startedBy;
  const result = await sql`
    insert into attempt (id, run_id, step_id, number, incident_id, organization_id, position, state, token, risk, preserves_evidence, display, plan_hash, started_by, automatic, created_at)
    values (${attempt.id}, ${attempt.runId}, ${attempt.stepId}, ${attempt.number}, ${attempt.incidentId}, ${attempt.organizationId}, ${attempt.position}, 'queued', ${attempt.token},
      ${attempt.risk}, ${attempt.preservesEvidence}, ${attempt.display}, ${attempt.planHash}, ${JSON.stringify({ kind, id, name })}::jsonb, ${attempt.automatic}, ${attempt.createdAt})
    on conflict do nothing`.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export async function selectAttempt(db: Db, id: string): Promise<Attempt | null> {
  const row = await tables(db).selectFrom('attempt').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function lockAttempt(tx: Db, id: string): Promise<Attempt | null> {
  const row = await tables(tx).selectFrom('attempt').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** All attempts of a run, oldest first. */
export async function selectAttempts(db: Db, runId: string): Promise<readonly Attempt[]> {
  return (await tables(db).selectFrom('attempt').selectAll().where('run_id', '=', runId).orderBy('number').execute()).map(fromRow);
}

export async function selectAttemptsOfIncident(db: Db, incidentId: string): Promise<readonly Attempt[]> {
  return (
    await tables(db)
      .selectFrom('attempt')
      .selectAll()
      .where('incident_id', '=', incidentId)
      .orderBy('created_at')
      .orderBy('position')
      .execute()
  ).map(fromRow);
}

/** The next attempt in the queue, locked; skips what another node is just taking. */
export async function lockNextQueued(tx: Db): Promise<Attempt | null> {
  const row = await tables(tx)
    .selectFrom('attempt')
    .selectAll()
    .where('state', '=', 'queued')
    .orderBy('created_at')
    .orderBy('position')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** queued to running, once: the compare-and-set that comes before any process. */
export async function markRunning(tx: Db, id: string, set: { runner: string; now: Date; leaseUntil: Date }): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('attempt')
    .set({ state: 'running', runner: set.runner, started_at: set.now, lease_until: set.leaseUntil })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function extendLeases(db: Db, ids: readonly string[], until: Date): Promise<void> {
  if (ids.length === 0) return;
  await tables(db)
    .updateTable('attempt')
    .set({ lease_until: until })
    .where('id', 'in', [...ids])
    .where('state', '=', 'running')
    .execute();
}

/** Attempts that run according to the table: those of a runner, or those whose lease ran out. */
export async function selectRunning(db: Db, filter: { runner: string } | { leaseBefore: Date }): Promise<readonly Attempt[]> {
  const query = tables(db).selectFrom('attempt').selectAll().where('state', '=', 'running');
  return (
    await ('runner' in filter ? query.where('runner', '=', filter.runner) : query.where('lease_until', '<', filter.leaseBefore)).execute()
  ).map(fromRow);
}

export async function updateEnded(
  tx: Db,
  id: string,
  set: {
    state: 'succeeded' | 'failed' | 'stopped' | 'unknown';
    exitCode: number | null;
    verdict: string;
    truncated: boolean;
    endedAt: Date;
  },
): Promise<void> {
  await tables(tx)
    .updateTable('attempt')
    .set({
      state: set.state,
      exit_code: set.exitCode,
      verdict: set.verdict,
      truncated: set.truncated,
      ended_at: set.endedAt,
      lease_until: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function updateStopRequested(tx: Db, id: string, by: ActorRef): Promise<void> {
  const { kind, id: actorId, name } = by;
  await tables(tx)
    .updateTable('attempt')
    .set({ stop_requested_by: JSON.stringify({ kind, id: actorId, name }) })
    .where('id', '=', id)
    .execute();
}

export async function updateSettled(
  tx: Db,
  id: string,
  set: { state: 'succeeded' | 'failed'; verdict: string; by: ActorRef; note: string; at: Date },
): Promise<void> {
  const { kind, id: actorId, name } = set.by;
  await tables(tx)
    .updateTable('attempt')
    .set({
      state: set.state,
      verdict: set.verdict,
      settled: JSON.stringify({ by: { kind, id: actorId, name }, note: set.note, at: set.at.toISOString() }),
    })
    .where('id', '=', id)
    .execute();
}
