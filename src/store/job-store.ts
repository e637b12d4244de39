import { sql } from 'kysely';
import type { Db } from './open-store.ts';

/** Work to be done later, or at once but not here: enqueued in the transaction that causes it. */
export interface NewJob {
  /** Deterministic where doubling would hurt (`page:<escalation>:<level>:<person>`). */
  readonly id: string;
  readonly kind: string;
  readonly data: unknown;
  readonly runAt: Date;
}

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly data: unknown;
  readonly runAt: Date;
  readonly attempt: number;
}

export const jobChannel = 'tocsin_job';

/** Enqueues in the caller's transaction; a job with the same id that is already waiting stays as it is. */
export async function enqueueJob(db: Db, job: NewJob): Promise<void> {
  await sql`
    with added as (
      insert into job (id, kind, data, run_at) values (${job.id}, ${job.kind}, ${JSON.stringify(job.data)}::jsonb, ${job.runAt})
      on conflict (id) do nothing)
    select pg_notify(${jobChannel}, '')`.execute(db);
}

/** Withdraws waiting jobs; one that is running finishes (its handler must look at the truth in its own rows). */
export async function withdrawJobs(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from job where id = any(${[...ids]}) and locked_until is null`.execute(db);
}

/** Takes due jobs of the given kinds under a lease; a lease that ran out (a dead worker) is taken over. */
export async function claimJobs(
  db: Db,
  options: { kinds: readonly string[]; now: Date; leaseMs: number; limit: number },
): Promise<readonly ClaimedJob[]> {
  const until = new Date(options.now.getTime() + options.leaseMs);
  const result = await sql<{ id: string; sequence: number; kind: string; data: unknown; run_at: Date; attempts: number }>`
    update job set locked_until = ${until}, attempts = attempts + 1
    where id in (
      select id from job
      where run_at <= ${options.now} and failed_at is null and kind = any(${[...options.kinds]})
        and (locked_until is null or locked_until <= ${options.now})
      order by run_at, sequence limit ${options.limit} for update skip locked)
    returning id, sequence, kind, data, run_at, attempts`.execute(db);
  return result.rows
    .toSorted((a, b) => a.run_at.getTime() - b.run_at.getTime() || a.sequence - b.sequence)
    .map((row) => ({ id: row.id, kind: row.kind, data: row.data, runAt: row.run_at, attempt: row.attempts }));
}

export async function extendLease(db: Db, id: string, until: Date): Promise<void> {
  await sql`update job set locked_until = ${until} where id = ${id}`.execute(db);
}

export async function finishJob(db: Db, id: string): Promise<void> {
  await sql`delete from job where id = ${id}`.execute(db);
}

/** Puts a failed job back for later, or sets it aside for a person when `retryAt` is null. */
export async function postponeJob(db: Db, options: { id: string; retryAt: Date | null; now: Date; error: string }): Promise<void> {
  await sql`
    update job set locked_until = null, last_error = ${options.error.slice(0, 2000)},
      run_at = coalesce(${options.retryAt}, run_at), failed_at = ${options.retryAt === null ? options.now : null}
    where id = ${options.id}`.execute(db);
}

/** When the next waiting job is due, for the worker's alarm clock. */
export async function nextDueAt(db: Db, kinds: readonly string[]): Promise<Date | null> {
  const result = await sql<{ due: Date | null }>`
    select min(greatest(run_at, coalesce(locked_until, run_at))) as due from job
    where failed_at is null and kind = any(${[...kinds]})`.execute(db);
  return result.rows[0]?.due ?? null;
}

/** Figures for /metrics and /readyz. */
export async function countJobs(db: Db, now: Date): Promise<{ waiting: number; failed: number; oldestLateMs: number }> {
  const result = await sql<{ waiting: number; failed: number; oldest: Date | null }>`
    select count(*) filter (where failed_at is null)::int as waiting,
           count(*) filter (where failed_at is not null)::int as failed,
           min(run_at) filter (where failed_at is null and run_at <= ${now}) as oldest from job`.execute(db);
  const row = result.rows[0];
  return { waiting: row?.waiting ?? 0, failed: row?.failed ?? 0, oldestLateMs: row?.oldest ? now.getTime() - row.oldest.getTime() : 0 };
}
