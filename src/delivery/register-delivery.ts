import { z } from 'zod';
import type { Context } from '#journal';
import type { Worker } from '#store';
import { createMailDeliverer } from './channels/mail.ts';
import { createSlackDeliverer } from './channels/slack.ts';
import { createWebhookDeliverer } from './channels/webhook.ts';
import { sendJob } from './queue-delivery.ts';
import { sendDelivery, type Deliverers } from './send-delivery.ts';
import { spareUnreachable } from './spare-unreachable.ts';
import type { DeliverySettings } from './settings.ts';

const jobData = z.object({ deliveryId: z.string() });

export interface DeliveryRoom {
  /** Closes connections to mail servers. */
  stop(): void;
}

/** Hooks sending into the worker. `deliverers` replaces channels in tests. */
export function registerDelivery(options: {
  context: Context;
  worker: Worker;
  settings: DeliverySettings;
  deliverers?: Partial<Deliverers>;
}): DeliveryRoom {
  const { context, worker, settings } = options;
  const { clock } = context;
  const mail = createMailDeliverer(settings);
  const deliverers: Deliverers = {
    mail: spareUnreachable(mail, { clock, keyOf: ({ organizationId }) => organizationId }),
    webhook: spareUnreachable(createWebhookDeliverer({ settings, clock }), {
      clock,
      keyOf: ({ target }) => URL.parse(target)?.host ?? target,
    }),
    slack: spareUnreachable(createSlackDeliverer(settings), { clock, keyOf: ({ organizationId }) => organizationId }),
    ...options.deliverers,
  };
  worker.handle(sendJob, async (job) => sendDelivery(context, deliverers, jobData.parse(job.data).deliveryId));
  return { stop: () => mail.stop() };
}
