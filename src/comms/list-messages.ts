import { readDelivery } from '#delivery';
import type { Db } from '#store';
import { selectMessages, selectTargets } from './comms-store.ts';
import type { SentMessage } from './model/message.ts';

type DeliveryView = SentMessage['deliveries'][number];

/** What was told to whom in an incident, oldest first, with the outcome of each delivery as it is now. */
export async function listMessages(db: Db, incidentId: string): Promise<readonly SentMessage[]> {
  const [messages, targets] = await Promise.all([selectMessages(db, incidentId), selectTargets(db, incidentId)]);
  const outcomes = await Promise.all(
    targets.map(async ({ channel, target, deliveryId }): Promise<DeliveryView> => {
      // The committed journal entry is what the status page shows: there is nothing more to deliver.
      if (deliveryId === null) return { channel, target, state: 'sent', detail: null };
      const delivery = await readDelivery(db, deliveryId);
      if (!delivery) return { channel, target, state: 'failed', detail: 'the delivery is gone' };
      const state = delivery.state === 'sent' ? 'sent' : delivery.state === 'queued' || delivery.state === 'sending' ? 'queued' : 'failed';
      return { channel, target, state, detail: delivery.detail };
    }),
  );
  return messages.map((message) => ({
    id: message.id,
    body: message.body,
    template: message.template,
    kind: message.kind,
    by: { id: message.sentBy.id, name: message.sentBy.name },
    at: message.sentAt.toISOString(),
    deliveries: outcomes.filter((_, index) => targets[index]?.messageId === message.id),
  }));
}
