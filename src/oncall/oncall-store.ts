import type { JSONColumnType } from 'kysely';
import type { Db } from '#store';
import type { PolicyLevel } from './model/policy.ts';
import type { Layer, Override, Schedule } from './model/schedule.ts';

/** A way to reach somebody, in the order of preference. */
export interface ContactMethod {
  readonly channel: 'email' | 'webhook' | 'slack';
  readonly target: string;
}
export interface OnCallPerson {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly contacts: readonly ContactMethod[];
}
export interface Team {
  readonly name: string;
  readonly memberIds: readonly string[];
}
export interface StoredPolicy {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly levels: readonly PolicyLevel[];
}

type Jsonb<T> = JSONColumnType<T & object, string, string>;
type OnCallTables = {
  on_call_team: { organization_id: string; name: string; member_ids: Jsonb<readonly string[]> };
  on_call_person: {
    organization_id: string;
    person_id: string;
    roles: Jsonb<readonly string[]>;
    contacts: Jsonb<readonly ContactMethod[]>;
  };
  schedule: { id: string; organization_id: string; name: string; team: string | null; time_zone: string; layers: Jsonb<readonly Layer[]> };
  schedule_override: {
    id: string;
    schedule_id: string;
    person_id: string;
    starts_at: Date;
    ends_at: Date;
    created_by: Jsonb<{ id: string; name: string; personName: string }>;
    created_at: Date;
  };
  escalation_policy: {
    id: string;
    organization_id: string;
    name: string;
    team: string | null;
    levels: Jsonb<readonly PolicyLevel[]>;
    position: number;
  };
};
const tables = (db: Db) => db.withTables<OnCallTables>();

/** Schedules with the overrides that end after `since`. */
export async function selectSchedules(db: Db, organizationId: string, since: Date): Promise<readonly Schedule[]> {
  const rows = await tables(db).selectFrom('schedule').selectAll().where('organization_id', '=', organizationId).orderBy('name').execute();
  if (rows.length === 0) return [];
  const overrides = await tables(db)
    .selectFrom('schedule_override')
    .selectAll()
    .where(
      'schedule_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('ends_at', '>', since)
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    team: row.team,
    timeZone: row.time_zone,
    layers: row.layers,
    overrides: overrides
      .filter((override) => override.schedule_id === row.id)
      .map((override): Override => ({
        id: override.id,
        person: { id: override.person_id, name: override.created_by.personName },
        from: override.starts_at,
        to: override.ends_at,
        by: override.created_by.name,
        createdAt: override.created_at,
      })),
  }));
}

/** The stored schedules without overrides, locked, so that two nodes loading a workspace queue up. */
export async function lockSchedules(db: Db, organizationId: string): Promise<readonly Omit<Schedule, 'overrides'>[]> {
  const rows = await tables(db)
    .selectFrom('schedule')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .forUpdate()
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, team: row.team, timeZone: row.time_zone, layers: row.layers }));
}

export async function upsertSchedule(db: Db, organizationId: string, schedule: Omit<Schedule, 'overrides'>): Promise<void> {
  const set = { team: schedule.team, time_zone: schedule.timeZone, layers: JSON.stringify(schedule.layers) };
  await tables(db)
    .insertInto('schedule')
    .values({ id: schedule.id, organization_id: organizationId, name: schedule.name, ...set })
    .onConflict((conflict) => conflict.columns(['organization_id', 'name']).doUpdateSet(set))
    .execute();
}

export async function deleteSchedules(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tables(db)
      .deleteFrom('schedule')
      .where('id', 'in', [...ids])
      .execute();
}

export async function selectScheduleByName(db: Db, organizationId: string, nameOrId: string): Promise<{ id: string; name: string } | null> {
  const row = await tables(db)
    .selectFrom('schedule')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where((eb) => eb.or([eb('id', '=', nameOrId), eb('name', '=', nameOrId)]))
    .executeTakeFirst();
  return row ?? null;
}

export async function insertOverride(
  db: Db,
  row: {
    id: string;
    scheduleId: string;
    person: { id: string; name: string };
    from: Date;
    to: Date;
    by: { id: string; name: string };
    now: Date;
  },
): Promise<void> {
  await tables(db)
    .insertInto('schedule_override')
    .values({
      id: row.id,
      schedule_id: row.scheduleId,
      person_id: row.person.id,
      starts_at: row.from,
      ends_at: row.to,
      created_by: JSON.stringify({ ...row.by, personName: row.person.name }),
      created_at: row.now,
    })
    .execute();
}

/** The override with its schedule and organisation; null when there is none. */
export async function selectOverride(
  db: Db,
  id: string,
): Promise<{ id: string; personName: string; scheduleId: string; schedule: string; organizationId: string } | null> {
  const row = await tables(db)
    .selectFrom('schedule_override')
    .innerJoin('schedule', 'schedule.id', 'schedule_override.schedule_id')
    .select([
      'schedule_override.id',
      'schedule_override.created_by',
      'schedule.id as scheduleId',
      'schedule.name as schedule',
      'schedule.organization_id as organizationId',
    ])
    .where('schedule_override.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, personName: row.created_by.personName } : null;
}

export async function deleteOverride(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('schedule_override').where('id', '=', id).execute();
}

export async function selectPolicies(db: Db, organizationId: string): Promise<readonly StoredPolicy[]> {
  return tables(db)
    .selectFrom('escalation_policy')
    .select(['id', 'name', 'team', 'levels'])
    .where('organization_id', '=', organizationId)
    .orderBy('position')
    .execute();
}

export async function replacePolicies(db: Db, organizationId: string, policies: readonly StoredPolicy[]): Promise<void> {
  await tables(db).deleteFrom('escalation_policy').where('organization_id', '=', organizationId).execute();
  if (policies.length === 0) return;
  await tables(db)
    .insertInto('escalation_policy')
    .values(
      policies.map((policy, position) => ({ ...policy, organization_id: organizationId, levels: JSON.stringify(policy.levels), position })),
    )
    .execute();
}

export async function selectTeams(db: Db, organizationId: string): Promise<readonly Team[]> {
  const rows = await tables(db)
    .selectFrom('on_call_team')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ name: row.name, memberIds: row.member_ids }));
}

export async function replaceTeams(db: Db, organizationId: string, teams: readonly Team[]): Promise<void> {
  await tables(db).deleteFrom('on_call_team').where('organization_id', '=', organizationId).execute();
  if (teams.length === 0) return;
  await tables(db)
    .insertInto('on_call_team')
    .values(teams.map((team) => ({ organization_id: organizationId, name: team.name, member_ids: JSON.stringify(team.memberIds) })))
    .execute();
}

export async function selectOnCallPeople(db: Db, organizationId: string): Promise<readonly OnCallPerson[]> {
  const rows = await tables(db).selectFrom('on_call_person').selectAll().where('organization_id', '=', organizationId).execute();
  return rows.map((row) => ({ personId: row.person_id, roles: row.roles, contacts: row.contacts }));
}

export async function replaceOnCallPeople(db: Db, organizationId: string, people: readonly OnCallPerson[]): Promise<void> {
  await tables(db).deleteFrom('on_call_person').where('organization_id', '=', organizationId).execute();
  if (people.length === 0) return;
  await tables(db)
    .insertInto('on_call_person')
    .values(
      people.map((person) => ({
        organization_id: organizationId,
        person_id: person.personId,
        roles: JSON.stringify(person.roles),
        contacts: JSON.stringify(person.contacts),
      })),
    )
    .execute();
}
