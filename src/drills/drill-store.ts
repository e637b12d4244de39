import type { JSONColumnType } from 'kysely';
import type { ActorRef } from '#journal';
import type { Db } from '#store';

type DrillTables = {
  drill: {
    id: string;
    organization_id: string;
    started_by: JSONColumnType<ActorRef, string, string>;
    started_at: Date;
    ended_at: Date | null;
    folder: string;
    port: number | null;
  };
};
const tables = (db: Db) => db.withTables<DrillTables>();

export interface Drill {
  readonly id: string;
  readonly organizationId: string;
  readonly startedBy: ActorRef;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly folder: string;
  readonly port: number | null;
}

export async function insertDrill(db: Db, drill: Drill): Promise<void> {
  await tables(db)
    .insertInto('drill')
    .values({
      id: drill.id,
      organization_id: drill.organizationId,
      started_by: JSON.stringify(drill.startedBy),
      started_at: drill.startedAt,
      ended_at: null,
      folder: drill.folder,
      port: drill.port,
    })
    .execute();
}

/** The newest drill, running or over. */
export async function selectLatestDrill(db: Db): Promise<Drill | null> {
  const row = await tables(db).selectFrom('drill').selectAll().orderBy('started_at', 'desc').limit(1).executeTakeFirst();
  return row
    ? {
        id: row.id,
        organizationId: row.organization_id,
        startedBy: row.started_by,
        startedAt: row.started_at,
        endedAt: row.ended_at,
        folder: row.folder,
        port: row.port,
      }
    : null;
}

export async function updateDrill(db: Db, id: string, set: { port?: number; ended_at?: Date }): Promise<void> {
  await tables(db).updateTable('drill').set(set).where('id', '=', id).execute();
}
