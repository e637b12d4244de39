import type { Context } from '#journal';
import { authorise, type Actor } from '#people';
import { upsertSettings, type OrganizationSettings } from './settings-store.ts';

/** A named system that steps may reach, with its address (and password, if it has one in it). */
export interface NamedConnection {
  readonly name: string;
  readonly kind: 'postgres' | 'prometheus';
  readonly url: string;
}

/** What the installation decides, and what may never be in the database: looked up whenever a step starts. */
export interface ExecutionSettings {
  /** `TOCSIN_AUTO_RUN`: whether read-only diagnosis runs by itself. */
  readonly autoRun: 'read-only' | 'off';
  connectionsFor(organizationId: string): readonly NamedConnection[];
  /** `allowPrivateAddresses` in tocsin.yaml: requests may go to this machine and to private nets. Left out: they may not. */
  mayCallPrivateAddresses?(organizationId: string): boolean;
  /** Values of the variables that `runner.environment` in tocsin.yaml names. */
  environmentFor(organizationId: string): Readonly<Record<string, string>>;
}

/**
 * Takes over what tocsin.yaml says about running steps; names only. Connections count at once, parameters fill in
 * the steps of new runs and are suggested in old ones.
 */
export async function applyExecutionSettings(
  context: Context,
  actor: Actor,
  organizationId: string,
  settings: OrganizationSettings,
): Promise<void> {
  authorise(actor, 'organization.manage', organizationId);
  await upsertSettings(context.store.db, organizationId, settings);
}

const secretName = /pass|secret|token|key|credential|auth/i;

/** Exact values that may not leave the runner: what is named like a secret, and the passwords in addresses. */
export function secretsOf(environment: Readonly<Record<string, string>>, connections: readonly NamedConnection[]): readonly string[] {
  const named = Object.entries(environment)
    .filter(([name]) => secretName.test(name))
    .map(([, value]) => value);
  const passwords = [...Object.values(environment), ...connections.map((connection) => connection.url)].flatMap((value) => {
    const password = URL.parse(value)?.password;
    return password ? [password, decodeURIComponent(password)] : [];
  });
  return [...new Set([...named, ...passwords])].filter((value) => value !== '');
}
