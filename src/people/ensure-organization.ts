import { newId } from '#base';
import type { ActorRef, Context } from '#journal';
import { organizationFounded, organizationStream } from './model/entries.ts';
import { insertOrganization, renameOrganization, selectOrganization, type Organization } from './people-store.ts';

/** The organisation with this slug, made when it is new, renamed when the workspace calls it otherwise now. */
export async function ensureOrganization(context: Context, actor: ActorRef, input: { slug: string; name: string }): Promise<Organization> {
  return context.store.transaction(async (tx) => {
    const existing = await selectOrganization(tx, { slug: input.slug });
    if (existing) {
      if (existing.name !== input.name) await renameOrganization(tx, existing.id, input.name);
      return { ...existing, name: input.name };
    }
    const now = context.clock.now();
    const organization = { id: newId('organization', now), ...input };
    await insertOrganization(tx, { ...organization, now });
    await context.journal.append(tx, {
      entry: organizationFounded,
      stream: organizationStream(organization.id),
      actor,
      data: input,
    });
    return organization;
  });
}
