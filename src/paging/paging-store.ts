import { sql, type JSONColumnType } from 'kysely';
import type { Db } from '#store';
import type { Escalation, EscalationPlan, EscalationState } from './model/escalation.ts';
import type { Standing } from './model/next-step.ts';
import type { Page, PageChannel, PageState } from './model/page.ts';

type PagingTables = {
  escalation: {
    id: string;
    organization_id: string;
    incident_id: string;
    policy: JSONColumnType<EscalationPlan, string, string>;
    why: string;
    state: EscalationState;
    round: number;
    next_level: number;
    next_due_at: Date | null;
    round_started_at: Date;
    started_at: Date;
    ended_at: Date | null;
  };
  page: {
    id: string;
    organization_id: string;
    incident_id: string | null;
    escalation_id: string | null;
    round: number;
    level: number;
    person_id: string;
    person_name: string;
    channel: PageChannel;
    target: string;
    title: string;
    why: string;
    state: PageState;
    detail: string | null;
    delivery_id: string | null;
    created_at: Date;
    settled_at: Date | null;
  };
};
const tables = (db: Db) => db.withTables<PagingTables>();

const escalationColumns = [
  'id',
  'organization_id as organizationId',
  'incident_id as incidentId',
  'policy as plan',
  'why',
  'state',
  'round',
  'next_level as nextLevel',
  'next_due_at as nextDueAt',
  'round_started_at as roundStartedAt',
  'started_at as startedAt',
  'ended_at as endedAt',
] as const;

/** False when this escalation was started before, or another one of the incident is running. */
export async function insertEscalation(db: Db, escalation: Escalation): Promise<boolean> {
  const row = await tables(db)
    .insertInto('escalation')
    .values({
      id: escalation.id,
      organization_id: escalation.organizationId,
      incident_id: escalation.incidentId,
      policy: JSON.stringify(escalation.plan),
      why: escalation.why,
      state: escalation.state,
      round: escalation.round,
      next_level: escalation.nextLevel,
      next_due_at: escalation.nextDueAt,
      round_started_at: escalation.roundStartedAt,
      started_at: escalation.startedAt,
      ended_at: escalation.endedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function selectEscalation(db: Db, id: string): Promise<Escalation | null> {
  return (await tables(db).selectFrom('escalation').select(escalationColumns).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Reads and locks until the transaction ends: two nodes never fire the same level. */
export async function lockEscalation(db: Db, id: string): Promise<Escalation | null> {
  return (await tables(db).selectFrom('escalation').select(escalationColumns).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}

export async function lockRunningEscalation(db: Db, incidentId: string): Promise<Escalation | null> {
  const row = await tables(db)
    .selectFrom('escalation')
    .select(escalationColumns)
    .where('incident_id', '=', incidentId)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function updateStanding(db: Db, id: string, standing: Standing): Promise<void> {
  await tables(db)
    .updateTable('escalation')
    .set({
      round: standing.round,
      next_level: standing.nextLevel,
      round_started_at: standing.roundStartedAt,
      next_due_at: standing.nextDueAt,
    })
    .where('id', '=', id)
    .execute();
}

export async function endEscalationRow(db: Db, id: string, state: Exclude<EscalationState, 'running'>, now: Date): Promise<void> {
  await tables(db).updateTable('escalation').set({ state, next_due_at: null, ended_at: now }).where('id', '=', id).execute();
}

/** Running escalations whose time has passed since before `before`. */
export async function selectOverdueEscalations(db: Db, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('escalation')
    .select('id')
    .where('state', '=', 'running')
    .where('next_due_at', '<', before)
    .orderBy('next_due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of these incidents, those that have had an escalation. */
export async function selectEscalatedIncidents(db: Db, incidentIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (incidentIds.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('escalation')
    .select('incident_id')
    .distinct()
    .where('incident_id', 'in', [...incidentIds])
    .execute();
  return new Set(rows.map((row) => row.incident_id));
}

type PageRow = Awaited<ReturnType<typeof selectPageRows>>[number];
const selectPageRows = (db: Db) => tables(db).selectFrom('page').selectAll().execute();

function fromRow(row: PageRow): Page {
  return {
    id: row.id,
    organizationId: row.organization_id,
    incidentId: row.incident_id,
    escalationId: row.escalation_id,
    round: row.round,
    level: row.level,
    person: { id: row.person_id, name: row.person_name },
    channel: row.channel,
    target: row.target,
    title: row.title,
    why: row.why,
    state: row.state,
    detail: row.detail,
    deliveryId: row.delivery_id,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  };
}

/** False when this page was made before (its id is deterministic). */
export async function insertPage(db: Db, page: Page): Promise<boolean> {
  const row = await tables(db)
    .insertInto('page')
    .values({
      id: page.id,
      organization_id: page.organizationId,
      incident_id: page.incidentId,
      escalation_id: page.escalationId,
      round: page.round,
      level: page.level,
      person_id: page.person.id,
      person_name: page.person.name,
      channel: page.channel,
      target: page.target,
      title: page.title,
      why: page.why,
      state: page.state,
      detail: page.detail,
      delivery_id: page.deliveryId,
      created_at: page.createdAt,
      settled_at: page.settledAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function selectPage(db: Db, id: string): Promise<Page | null> {
  const row = await tables(db).selectFrom('page').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Pages, newest first. */
export async function selectPages(
  db: Db,
  filter: {
    readonly personId?: string;
    readonly incidentId?: string;
    readonly escalationId?: string;
    readonly states?: readonly PageState[];
    readonly limit?: number;
  },
): Promise<readonly Page[]> {
  let query = tables(db).selectFrom('page').selectAll();
  if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId);
  if (filter.incidentId !== undefined) query = query.where('incident_id', '=', filter.incidentId);
  if (filter.escalationId !== undefined) query = query.where('escalation_id', '=', filter.escalationId);
  if (filter.states !== undefined) query = query.where('state', 'in', [...filter.states]);
  return (
    await query
      .orderBy('created_at', 'desc')
      .orderBy('level', 'desc')
      .orderBy('id')
      .limit(filter.limit ?? (filter.escalationId === undefined ? 200 : 10_000))
      .execute()
  ).map(fromRow);
}

/** Notes how a page's delivery ended, once; null when it is noted already or the delivery is no page's. */
export async function noteOutcome(
  db: Db,
  deliveryId: string,
  outcome: { state: 'sent' | 'failed'; detail: string; now: Date },
): Promise<Page | null> {
  const rows = await tables(db)
    .updateTable('page')
    .set((eb) => ({
      detail: outcome.detail,
      // What was withdrawn or acknowledged meanwhile stays so.
      state: eb.case().when('state', '=', 'queued').then(outcome.state).else(eb.ref('state')).end(),
      settled_at: outcome.state === 'failed' ? eb.fn.coalesce('settled_at', eb.val(outcome.now)) : eb.ref('settled_at'),
    }))
    .where('delivery_id', '=', deliveryId)
    .where('detail', 'is', null)
    .returningAll()
    .execute();
  const row = rows[0];
  return row ? fromRow(row) : null;
}

export async function settlePages(db: Db, ids: readonly string[], state: 'withdrawn' | 'acknowledged', now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tables(db)
    .updateTable('page')
    .set({ state, settled_at: now })
    .where('id', 'in', [...ids])
    .execute();
}

export interface PagingFigures {
  readonly running: number;
  /** Escalations whose next level is overdue by more than the allowed moment, now. */
  readonly late: number;
  readonly oldestLateMs: number;
  readonly exhausted: number;
  /** Pages that wait for an answer. */
  readonly unacknowledged: number;
  readonly failed: number;
}

export async function selectFigures(db: Db, now: Date, lateBefore: Date): Promise<PagingFigures> {
  const escalations = await sql<{ running: number; late: number; oldest: Date | null; exhausted: number }>`
    select count(*) filter (where state = 'running')::int as running,
           count(*) filter (where state = 'running' and next_due_at < ${lateBefore})::int as late,
           min(next_due_at) filter (where state = 'running' and next_due_at < ${lateBefore}) as oldest,
           count(*) filter (where state = 'exhausted')::int as exhausted from escalation`.execute(db);
  const pages = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state in ('queued', 'sent') and incident_id is not null)::int as waiting,
           count(*) filter (where state = 'failed')::int as failed from page`.execute(db);
  const row = escalations.rows[0];
  return {
    running: row?.running ?? 0,
    late: row?.late ?? 0,
    oldestLateMs: row?.oldest ? now.getTime() - row.oldest.getTime() : 0,
    exhausted: row?.exhausted ?? 0,
    unacknowledged: pages.rows[0]?.waiting ?? 0,
    failed: pages.rows[0]?.failed ?? 0,
  };
}
