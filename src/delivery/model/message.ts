import { z } from 'zod';

/** The ways out of the house. The in-app page needs none: its committed journal entry is the delivery. */
export const deliveryChannels = ['mail', 'webhook', 'slack'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'withdrawn'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What is to be said, the same for every channel; each channel gives it its form and escapes it by its own rules. */
const messageSchema = z.object({
  subject: z.string(),
  /** Plain text. Nothing in it is ever read as HTML, a header or Slack markup for mentions. */
  text: z.string(),
  /** Where to go on: an absolute http(s) address, shown as a link. */
  link: z.string().nullish(),
  /** The body of a webhook, beside subject and text. */
  data: z.record(z.string(), z.unknown()).nullish(),
  /** Slack: the `ts` of the message to answer under. */
  thread: z.string().nullish(),
});
export type Message = z.infer<typeof messageSchema>;

/** One delivery as stored. `id` is also the key under which a receiver recognises a repetition. */
export interface Delivery {
  readonly id: string;
  readonly organizationId: string;
  readonly channel: DeliveryChannel;
  readonly target: string;
  readonly message: Message;
  readonly stream: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly detail: string | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly queuedAt: Date;
  readonly settledAt: Date | null;
}

/**
 * What came of one attempt. `isFinal`: trying again cannot help (a wrong address, a refusal).
 * `isUnreachable`: nobody answered at all, so the next message need not try either.
 */
export type Outcome =
  | { readonly state: 'sent'; readonly detail: string; readonly result: Readonly<Record<string, unknown>> | null }
  | {
      readonly state: 'failed';
      readonly detail: string;
      readonly isFinal: boolean;
      readonly isUnreachable?: boolean;
      readonly retryAfterMs?: number;
    };

/** Sends one delivery, once. Never throws for what the other side does; that is an outcome. */
export interface Deliverer {
  deliver(delivery: Pick<Delivery, 'id' | 'organizationId' | 'target' | 'message'>): Promise<Outcome>;
}
