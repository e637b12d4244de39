import { sql } from 'kysely';
import type { Db } from '#store';

/** What tocsin.yaml says about running steps in one organisation. Names only: credentials stay out of the database. */
export interface OrganizationSettings {
  /** Values for placeholders by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Queries that answer thresholds whose metric text matches. */
  readonly checks: readonly { readonly metric: string; readonly query: string }[];
  readonly connections: readonly { readonly name: string; readonly kind: 'postgres' | 'prometheus' }[];
  /** Variables that steps may see. */
  readonly environmentNames: readonly string[];
}

const none: OrganizationSettings = { parameters: {}, checks: [], connections: [], environmentNames: [] };

export async function selectSettings(db: Db, organizationId: string): Promise<OrganizationSettings> {
  const result = await sql<OrganizationSettings>`
    select parameters, checks, connections, environment_names as "environmentNames"
    from execution_settings where organization_id = ${organizationId}`.execute(db);
  return result.rows[0] ?? none;
}

export async function upsertSettings(db: Db, organizationId: string, settings: OrganizationSettings): Promise<void> {
  await sql`
    insert into execution_settings (organization_id, parameters, checks, connections, environment_names)
    values (${organizationId}, ${JSON.stringify(settings.parameters)}::jsonb, ${JSON.stringify(settings.checks)}::jsonb,
      ${JSON.stringify(settings.connections)}::jsonb, ${JSON.stringify(settings.environmentNames)}::jsonb)
    on conflict (organization_id) do update set parameters = excluded.parameters, checks = excluded.checks,
      connections = excluded.connections, environment_names = excluded.environment_names`.execute(db);
}
