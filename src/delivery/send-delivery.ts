import { messageOf, withoutNul } from '#base';
import { systemActor, type Context } from '#journal';
import { postponeDelivery, settleDelivery, startAttempt } from './delivery-store.ts';
import { deliveryFailed, deliverySent } from './model/entries.ts';
import type { Deliverer, Delivery, DeliveryChannel, Outcome } from './model/message.ts';
import { afterFailure } from './model/retry.ts';
import { enqueueAttempt } from './queue-delivery.ts';

export type Deliverers = Readonly<Record<DeliveryChannel, Deliverer>>;

/**
 * Makes one attempt. The provider is called outside of any transaction, between "sending" and the outcome:
 * a crash in between repeats the attempt under the same id.
 */
export async function sendDelivery(context: Context, deliverers: Deliverers, deliveryId: string): Promise<void> {
  const delivery = await startAttempt(context.store.db, deliveryId);
  if (!delivery) return;
  const outcome = withoutNul(await attempt(context, deliverers[delivery.channel], delivery));
  await context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const about = {
      deliveryId,
      channel: delivery.channel,
      target: delivery.target,
      subject: delivery.message.subject,
      attempts: delivery.attempts,
    };
    if (outcome.state === 'sent') {
      const { detail } = outcome;
      if (!(await settleDelivery(tx, deliveryId, { state: 'sent', detail, result: outcome.result, now }))) return;
      await context.journal.append(tx, {
        entry: deliverySent,
        stream: delivery.stream,
        actor: systemActor,
        data: { ...about, detail, result: outcome.result },
      });
      return;
    }
    const next = afterFailure(outcome, delivery.attempts);
    const detail = next.reason;
    if (next.do === 'retry') {
      const nextAttemptAt = new Date(now.getTime() + next.inMs);
      if (await postponeDelivery(tx, deliveryId, { detail, nextAttemptAt }))
        await enqueueAttempt(tx, deliveryId, delivery.attempts, nextAttemptAt);
      return;
    }
    if (!(await settleDelivery(tx, deliveryId, { state: 'failed', detail, result: null, now }))) return;
    await context.journal.append(tx, { entry: deliveryFailed, stream: delivery.stream, actor: systemActor, data: { ...about, detail } });
  });
}

/** A deliverer that throws has a defect; the message is still owed, so it counts as an attempt like any other. */
async function attempt(context: Context, deliverer: Deliverer, delivery: Delivery): Promise<Outcome> {
  try {
    return await deliverer.deliver(delivery);
  } catch (error) {
    context.log.error(
      { delivery: delivery.id, channel: delivery.channel, error: messageOf(error) },
      'a delivery channel threw; the attempt counts as failed',
    );
    return { state: 'failed', isFinal: false, detail: messageOf(error) };
  }
}
