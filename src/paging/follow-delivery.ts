import { incidentStream } from '#incidents';
import { systemActor, type Context, type JournalEntry } from '#journal';
import { z } from 'zod';
import { pageDelivered, pageFailed } from './model/entries.ts';
import { noteOutcome } from './paging-store.ts';

const outcome = z.object({ deliveryId: z.string(), detail: z.string() });

/** Notes on the page, and on the incident's timeline, how its delivery ended. Deliveries that are no pages are not ours. */
export async function followDelivery(context: Context, entry: JournalEntry, state: 'sent' | 'failed'): Promise<void> {
  const { deliveryId, detail } = outcome.parse(entry.data);
  await context.store.transaction(async (tx) => {
    const page = await noteOutcome(tx, deliveryId, { state, detail, now: context.clock.now() });
    if (!page?.incidentId) return;
    await context.journal.append(tx, {
      entry: state === 'sent' ? pageDelivered : pageFailed,
      stream: incidentStream(page.incidentId),
      actor: systemActor,
      data: {
        incidentId: page.incidentId,
        pageId: page.id,
        personId: page.person.id,
        name: page.person.name,
        channel: page.channel,
        detail,
      },
    });
  });
}
