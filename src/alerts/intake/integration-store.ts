import { sql } from 'kysely';
import type { Db } from '#store';

type IntegrationTables = {
  integration: {
    id: string;
    organization_id: string;
    kind: string;
    name: string;
    service: string | null;
    key_hash: Buffer;
    created_at: Date;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
};
const tables = (db: Db) => db.withTables<IntegrationTables>();

/** A way in for alerts: its key is the credential and names organisation and service. */
export interface Integration {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: string;
  readonly name: string;
  readonly service: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const columns = [
  'id',
  'organization_id as organizationId',
  'kind',
  'name',
  'service',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
] as const;

export async function insertIntegration(db: Db, row: Omit<Integration, 'lastUsedAt'> & { keyHash: Buffer }): Promise<void> {
  await tables(db)
    .insertInto('integration')
    .values({
      id: row.id,
      organization_id: row.organizationId,
      kind: row.kind,
      name: row.name,
      service: row.service,
      key_hash: row.keyHash,
      created_at: row.createdAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
}

export async function selectIntegrationByKey(db: Db, keyHash: Buffer): Promise<Integration | null> {
  const row = await tables(db)
    .selectFrom('integration')
    .select(columns)
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function selectIntegrations(db: Db, organizationId: string): Promise<readonly Integration[]> {
  return tables(db)
    .selectFrom('integration')
    .select(columns)
    .where('organization_id', '=', organizationId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Ends a key; answers the integration, or null when there is none here. */
export async function revokeIntegrationRow(db: Db, key: { id: string; organizationId: string }, now: Date): Promise<Integration | null> {
  const row = await tables(db)
    .updateTable('integration')
    .set({ revoked_at: now })
    .where('id', '=', key.id)
    .where('organization_id', '=', key.organizationId)
    .where('revoked_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
  return row ?? null;
}

export async function updateIntegrationService(db: Db, id: string, service: string | null): Promise<void> {
  await tables(db).updateTable('integration').set({ service }).where('id', '=', id).execute();
}

/** Notes that integrations were used, at most once a minute each. */
export async function touchIntegrations(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update integration set last_used_at = ${now}
    where id = any(${[...ids]}) and (last_used_at is null or last_used_at < ${new Date(now.getTime() - 60_000)})`.execute(db);
}
