import { userInfo } from 'node:os';
import type { Context } from '#journal';
import { systemActor } from '#journal';
import { createSignInLink, ensureMember, listOrganizations, type Organization, type Person } from '#people';

const linkLifeMs = 24 * 3_600_000;
export const ownerEmail = 'owner@tocsin.invalid';

/** The person who installed Tocsin: named after the account that runs it, administrator everywhere. */
export async function ensureOwner(context: Context, organization: Organization): Promise<Person> {
  const account = userInfo().username;
  const name = account === 'root' || account === '' ? 'Owner' : account.charAt(0).toUpperCase() + account.slice(1);
  return ensureMember(context, systemActor, { organizationId: organization.id, name, email: ownerEmail, role: 'admin' });
}

/** The one-time link that is printed at each start; null while there is no organisation yet. */
export async function createOwnerLink(context: Context): Promise<string | null> {
  const organizations = await listOrganizations(context.store.db);
  let owner: Person | null = null;
  for (const organization of organizations) owner = await ensureOwner(context, organization);
  return owner ? createSignInLink(context, owner.id, linkLifeMs) : null;
}
