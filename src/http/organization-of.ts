import { fail } from '#base';
import type { Context } from '#journal';
import { authorise, listOrganizations, may, readOrganization, type Actor, type Organization, type Permission } from '#people';

/** The organisation of an address, if the actor may do this there; `not-found` otherwise. */
export async function organizationOf(
  context: Context,
  actor: Actor,
  slug: string,
  permission: Permission = 'organization.read',
): Promise<Organization> {
  const organization = (await readOrganization(context.store.db, { slug })) ?? fail('not-found', 'there is no such organisation');
  authorise(actor, permission, organization.id);
  return organization;
}

/** The organisations that the actor may see, by id. */
export async function visibleOrganizations(context: Context, actor: Actor): Promise<ReadonlyMap<string, Organization>> {
  const all = await listOrganizations(context.store.db);
  return new Map(
    all.filter((organization) => may(actor, 'organization.read', organization.id)).map((organization) => [organization.id, organization]),
  );
}
