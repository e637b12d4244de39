import { fail, newId } from '#base';
import { queueDelivery } from '#delivery';
import type { Context } from '#journal';
import { readDirectory } from '#oncall';
import { authorise, organizationStream, type Actor } from '#people';
import { testPageSent } from './model/entries.ts';
import { deliveryIdOf } from './model/page-ids.ts';
import type { Page, PageChannel } from './model/page.ts';
import { contactMethodsOf } from './page-level.ts';
import { insertPage } from './paging-store.ts';
import type { PagingSettings } from './settings.ts';

const channelOf = { email: 'mail', webhook: 'webhook', slack: 'slack' } as const;

/** Pages oneself (or `personId`) by every way there is, to see that it arrives. Answers the pages; their outcome follows in `listPages`. */
export async function sendTestPage(
  context: Context,
  settings: PagingSettings,
  actor: Actor,
  input: { readonly organizationId: string; readonly personId?: string },
): Promise<readonly Page[]> {
  authorise(actor, 'page.send', input.organizationId);
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const directory = await readDirectory(tx, input.organizationId, now);
    const wanted = input.personId ?? actor.id;
    const person =
      directory.members.find(({ id }) => id === wanted) ??
      fail('not-found', 'a test page goes to a member of the organisation; say whom (personId)');
    const ways: readonly { channel: PageChannel; target: string }[] = [
      { channel: 'in-app', target: person.id },
      ...contactMethodsOf(directory, settings, input.organizationId, person.id),
    ];
    const pages: Page[] = [];
    for (const { channel, target } of ways) {
      const id = newId('page', now);
      const title = 'Test page: nothing is broken';
      const page: Page = {
        id,
        organizationId: input.organizationId,
        incidentId: null,
        escalationId: null,
        round: 1,
        level: 1,
        person: { id: person.id, name: person.name },
        channel,
        target,
        title,
        why: `${actor.name} asked for a test`,
        state: channel === 'in-app' ? 'sent' : 'queued',
        detail: channel === 'in-app' ? 'shown on every open page' : null,
        deliveryId: channel === 'in-app' ? null : deliveryIdOf(id),
        createdAt: now,
        settledAt: null,
      };
      await insertPage(tx, page);
      pages.push(page);
      if (channel === 'in-app' || page.deliveryId === null) continue;
      await queueDelivery(tx, {
        id: page.deliveryId,
        organizationId: input.organizationId,
        channel: channelOf[channel],
        target,
        message: {
          subject: title,
          text: `${person.name}, this is a test page from Tocsin. ${actor.name} asked for it. Nothing is broken.`,
          link: settings.publicUrl,
          data: { event: 'test-page', page: { id }, person: { id: person.id, name: person.name } },
        },
        now,
      });
    }
    await context.journal.append(tx, {
      entry: testPageSent,
      stream: organizationStream(input.organizationId),
      actor,
      data: { personId: person.id, name: person.name, channels: ways.map(({ channel }) => channel) },
    });
    return pages;
  });
}
