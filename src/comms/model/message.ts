import { z } from 'zod';

export const messageKinds = ['declaration', 'update', 'resolution', 'customer', 'other'] as const;
export type MessageKind = (typeof messageKinds)[number];
export const messageChannels = ['slack', 'status-page', 'email'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** What a person sends. */
export const updateInput = z.object({
  incidentId: z.string(),
  body: z.string().trim().min(1).max(20_000),
  /** Name of the template that it was made from. */
  template: z.string().max(300).optional(),
  kind: z.enum(messageKinds).optional(),
  channels: z.array(z.enum(messageChannels)).min(1),
  allowUnfilled: z.boolean().optional(),
});
export type UpdateInput = z.input<typeof updateInput>;

/** One way to tell people something, and whether it is open now. */
export interface MessageTarget {
  readonly channel: MessageChannel;
  readonly name: string;
  readonly available: boolean;
  readonly reason: string | null;
}

/** A message with what became of it, as the incident room shows it. */
export interface SentMessage {
  readonly id: string;
  readonly body: string;
  readonly template: string | null;
  readonly kind: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: string;
  readonly deliveries: { channel: string; target: string; state: 'queued' | 'sent' | 'failed'; detail: string | null }[];
}
