import { readIncident } from '#incidents';
import type { Context } from '#journal';
import type { Page } from '#paging';
import type { Organization } from '#people';
import type { PageView } from '../schemas/organization.ts';

/** Pages with the name of what they are about. Those of organisations that the reader may not see are left out. */
export async function pageViews(
  context: Context,
  organizations: ReadonlyMap<string, Organization>,
  pages: readonly Page[],
): Promise<PageView[]> {
  const views: PageView[] = [];
  for (const page of pages) {
    const organization = organizations.get(page.organizationId);
    if (!organization) continue;
    const incident = page.incidentId === null ? null : await readIncident(context.store.db, page.incidentId);
    views.push({
      id: page.id,
      incidentId: page.incidentId ?? '',
      incidentTitle: incident?.title ?? 'Test page',
      organization: { slug: organization.slug, name: organization.name },
      level: page.level,
      person: page.person,
      channel: page.channel,
      state: page.state,
      at: page.createdAt.toISOString(),
    });
  }
  return views;
}
