import type { Db } from '#store';
import type { Role } from './model/permissions.ts';

type PeopleTables = {
  organization: { id: string; slug: string; name: string; created_at: Date };
  person: { id: string; name: string; email: string | null; handle: string | null; password_hash: string | null; created_at: Date };
  membership: { organization_id: string; person_id: string; role: Role };
  session: { token_hash: Buffer; person_id: string; created_at: Date; expires_at: Date };
  sign_in_link: { token_hash: Buffer; person_id: string; expires_at: Date; used_at: Date | null };
};
const tables = (db: Db) => db.withTables<PeopleTables>();

export interface Organization {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly handle: string | null;
}
export interface Member extends Person {
  readonly role: Role;
}

const organizationColumns = ['id', 'slug', 'name'] as const;
const personColumns = ['id', 'name', 'email', 'handle'] as const;

export async function selectOrganizations(db: Db): Promise<readonly Organization[]> {
  return tables(db).selectFrom('organization').select(organizationColumns).orderBy('name').execute();
}

export async function selectOrganization(db: Db, key: { id: string } | { slug: string }): Promise<Organization | null> {
  const query = tables(db).selectFrom('organization').select(organizationColumns);
  const row = await ('id' in key ? query.where('id', '=', key.id) : query.where('slug', '=', key.slug)).executeTakeFirst();
  return row ?? null;
}

export async function insertOrganization(db: Db, row: Organization & { now: Date }): Promise<void> {
  await tables(db).insertInto('organization').values({ id: row.id, slug: row.slug, name: row.name, created_at: row.now }).execute();
}

export async function renameOrganization(db: Db, id: string, name: string): Promise<void> {
  await tables(db).updateTable('organization').set({ name }).where('id', '=', id).execute();
}

export async function selectPerson(db: Db, key: { id: string } | { email: string }): Promise<Person | null> {
  const query = tables(db).selectFrom('person').select(personColumns);
  const row = await ('id' in key ? query.where('id', '=', key.id) : query.where('email', '=', key.email.toLowerCase())).executeTakeFirst();
  return row ?? null;
}

export async function selectPasswordHash(db: Db, email: string): Promise<{ id: string; hash: string | null } | null> {
  const row = await tables(db)
    .selectFrom('person')
    .select(['id', 'password_hash'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row ? { id: row.id, hash: row.password_hash } : null;
}

export async function insertPerson(db: Db, row: Person & { now: Date }): Promise<void> {
  await tables(db)
    .insertInto('person')
    .values({
      id: row.id,
      name: row.name,
      email: row.email?.toLowerCase() ?? null,
      handle: row.handle,
      password_hash: null,
      created_at: row.now,
    })
    .execute();
}

export async function updatePerson(
  db: Db,
  id: string,
  set: { name?: string; handle?: string | null; password_hash?: string },
): Promise<void> {
  await tables(db).updateTable('person').set(set).where('id', '=', id).execute();
}

export async function upsertMembership(db: Db, row: { organizationId: string; personId: string; role: Role }): Promise<void> {
  await tables(db)
    .insertInto('membership')
    .values({ organization_id: row.organizationId, person_id: row.personId, role: row.role })
    .onConflict((conflict) => conflict.columns(['organization_id', 'person_id']).doUpdateSet({ role: row.role }))
    .execute();
}

export async function selectMembers(db: Db, organizationId: string): Promise<readonly Member[]> {
  return tables(db)
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .where('membership.organization_id', '=', organizationId)
    .select(['person.id', 'person.name', 'person.email', 'person.handle', 'membership.role'])
    .orderBy('person.name')
    .execute();
}

export async function selectGrants(db: Db, personId: string): Promise<readonly { organizationId: string; role: Role }[]> {
  return tables(db)
    .selectFrom('membership')
    .where('person_id', '=', personId)
    .select(['organization_id as organizationId', 'role'])
    .execute();
}

export async function insertSession(db: Db, row: { tokenHash: Buffer; personId: string; now: Date; expiresAt: Date }): Promise<void> {
  await tables(db)
    .insertInto('session')
    .values({ token_hash: row.tokenHash, person_id: row.personId, created_at: row.now, expires_at: row.expiresAt })
    .execute();
}

export async function selectSessionPerson(db: Db, tokenHash: Buffer, now: Date): Promise<Person | null> {
  const row = await tables(db)
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .select(['person.id', 'person.name', 'person.email', 'person.handle'])
    .executeTakeFirst();
  return row ?? null;
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await tables(db).deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of a person but one. */
export async function deleteOtherSessions(db: Db, personId: string, kept: Buffer | null): Promise<void> {
  const sessions = tables(db).deleteFrom('session').where('person_id', '=', personId);
  await (kept === null ? sessions : sessions.where('token_hash', '!=', kept)).execute();
}

export async function insertSignInLink(db: Db, row: { tokenHash: Buffer; personId: string; expiresAt: Date }): Promise<void> {
  await tables(db)
    .insertInto('sign_in_link')
    .values({ token_hash: row.tokenHash, person_id: row.personId, expires_at: row.expiresAt, used_at: null })
    .execute();
}

/** Uses a link up: answers its person once, null ever after. */
export async function takeSignInLink(db: Db, tokenHash: Buffer, now: Date): Promise<string | null> {
  const row = await tables(db)
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id ?? null;
}
