import type { JSONColumnType } from 'kysely';
import type { Db } from '#store';
import type { NamedPerson } from './model/incident.ts';

type TaskTables = {
  incident_task: {
    id: string;
    incident_id: string;
    position: number;
    text: string;
    phase: string | null;
    line: number | null;
    done_by: JSONColumnType<NamedPerson | null, string | null, string | null>;
    done_at: Date | null;
  };
};
const tables = (db: Db) => db.withTables<TaskTables>();

/** One item of a checklist that the document gives to every incident. */
export interface Task {
  readonly id: string;
  readonly text: string;
  readonly phase: string | null;
  readonly line: number | null;
  readonly doneBy: NamedPerson | null;
  readonly doneAt: Date | null;
}

const columns = ['id', 'text', 'phase', 'line', 'done_by as doneBy', 'done_at as doneAt'] as const;

export async function selectTasks(db: Db, incidentId: string): Promise<readonly Task[]> {
  return tables(db).selectFrom('incident_task').select(columns).where('incident_id', '=', incidentId).orderBy('position').execute();
}

export async function selectTask(db: Db, incidentId: string, id: string): Promise<Task | null> {
  const row = await tables(db)
    .selectFrom('incident_task')
    .select(columns)
    .where('incident_id', '=', incidentId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertTasks(
  db: Db,
  incidentId: string,
  tasks: readonly Pick<Task, 'id' | 'text' | 'phase' | 'line'>[],
): Promise<void> {
  if (tasks.length === 0) return;
  await tables(db)
    .insertInto('incident_task')
    .values(tasks.map((task, position) => ({ ...task, incident_id: incidentId, position, done_by: null, done_at: null })))
    .execute();
}

/** Takes away what nobody has worked on, when the incident gets another runbook. */
export async function deleteOpenTasks(db: Db, incidentId: string): Promise<void> {
  await tables(db).deleteFrom('incident_task').where('incident_id', '=', incidentId).where('done_at', 'is', null).execute();
}

export async function updateTask(db: Db, id: string, done: { by: NamedPerson; at: Date } | null): Promise<void> {
  await tables(db)
    .updateTable('incident_task')
    .set({ done_by: done && JSON.stringify(done.by), done_at: done?.at ?? null })
    .where('id', '=', id)
    .execute();
}
