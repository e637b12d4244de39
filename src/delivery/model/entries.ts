import { defineEntry } from '#journal';
import { z } from 'zod';
import { deliveryChannels } from './message.ts';

const base = {
  deliveryId: z.string(),
  channel: z.enum(deliveryChannels),
  target: z.string(),
  subject: z.string(),
  attempts: z.number(),
  detail: z.string(),
};
const words = { mail: 'Mail', webhook: 'Webhook', slack: 'Slack message' } as const;

export const deliverySent = defineEntry(
  'delivery.sent',
  z.object({ ...base, result: z.record(z.string(), z.unknown()).nullable() }),
  (data) => ({
    text: `${words[data.channel]} sent to ${data.target}: ${data.subject}`,
    tone: 'good',
  }),
);
export const deliveryFailed = defineEntry('delivery.failed', z.object(base), (data) => ({
  text: `${words[data.channel]} to ${data.target} was NOT sent: ${data.detail}`,
  tone: 'bad',
}));

/** Where outcomes go when the sender named no stream. */
export const deliveryStream = (organizationId: string) => `deliveries:${organizationId}`;
