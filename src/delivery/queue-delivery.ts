import { withoutNul } from '#base';
import { enqueueJob, withdrawJobs, type Db } from '#store';
import { insertDelivery, withdrawWaiting } from './delivery-store.ts';
import { deliveryStream } from './model/entries.ts';
import type { DeliveryChannel, Message } from './model/message.ts';

export const sendJob = 'delivery.send';

/** One job per attempt, so that every attempt has its own time and a doubled wish stays one. */
export const sendJobId = (deliveryId: string, attemptsBefore: number) => `${sendJob}:${deliveryId}:${attemptsBefore}`;

/** Enqueues one attempt in the caller's transaction. */
export async function enqueueAttempt(tx: Db, deliveryId: string, attemptsBefore: number, runAt: Date): Promise<void> {
  await enqueueJob(tx, { id: sendJobId(deliveryId, attemptsBefore), kind: sendJob, data: { deliveryId }, runAt });
}

/**
 * Promises a delivery in the caller's transaction: if that commits, it will be sent at least once
 * (or be seen to fail); if not, it never was. The same `id` again changes nothing and answers false.
 * `target`: an e-mail address, an http(s) address, a Slack channel or user. Outcome entries go to `stream`
 * (`delivery.sent`, `delivery.failed`), else to `deliveries:<organizationId>`.
 */
export async function queueDelivery(
  tx: Db,
  input: {
    readonly id: string;
    readonly organizationId: string;
    readonly channel: DeliveryChannel;
    readonly target: string;
    readonly message: Message;
    readonly stream?: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const { stream = deliveryStream(input.organizationId), ...rest } = input;
  const isNew = await insertDelivery(tx, { ...rest, target: withoutNul(rest.target), message: withoutNul(rest.message), stream });
  if (isNew) await enqueueAttempt(tx, input.id, 0, input.now);
  return isNew;
}

/** Takes back deliveries that are still waiting; what is on its way goes through. Returns the ids taken back. */
export async function withdrawDeliveries(tx: Db, ids: readonly string[], now: Date): Promise<readonly string[]> {
  const taken = await withdrawWaiting(tx, ids, now);
  await withdrawJobs(
    tx,
    taken.map(({ id, attempts }) => sendJobId(id, attempts)),
  );
  return taken.map(({ id }) => id);
}
