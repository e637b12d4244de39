import { fail } from '#base';
import { acknowledgeIncident } from '#incidents';
import type { Context } from '#journal';
import { authorise, type Actor } from '#people';
import type { Page } from './model/page.ts';
import { selectPage, settlePages } from './paging-store.ts';

/**
 * "I have it", said to a page: acknowledges its incident, which ends the escalation. Works for a page
 * that was withdrawn meanwhile, too. A test page is only marked. Answers the page as it is then.
 */
export async function acknowledgePage(context: Context, actor: Actor, id: string): Promise<Page> {
  const page = (await selectPage(context.store.db, id)) ?? fail('not-found', 'there is no such page');
  authorise(actor, 'incident.respond', page.organizationId);
  if (page.incidentId !== null) await acknowledgeIncident(context, actor, page.incidentId);
  if (page.state === 'queued' || page.state === 'sent') await settlePages(context.store.db, [id], 'acknowledged', context.clock.now());
  return (await selectPage(context.store.db, id)) ?? page;
}
