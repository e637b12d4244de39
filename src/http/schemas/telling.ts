import { z } from 'zod';
import { instant, organizationRef, personRef } from './shared.ts';

/** A message template of the document, filled as far as the incident knows. */
export const messageDraft = z.object({
  template: z.string(),
  kind: z.enum(['declaration', 'update', 'resolution', 'postmortem', 'customer', 'other']),
  channel: z.enum(['slack', 'status-page', 'email']).nullable(),
  line: z.number().nullable(),
  /** The template with `{{name}}` marks where fields stand. */
  body: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      syntax: z.string(),
      value: z.string().nullable(),
      source: z.string().nullable(),
      choices: z.array(z.string()),
      example: z.string().nullable(),
    }),
  ),
  every: z.string().nullable(),
});
export const messageTarget = z.object({
  channel: z.enum(['slack', 'status-page', 'email']),
  name: z.string(),
  available: z.boolean(),
  reason: z.string().nullable(),
});
export const composer = z.object({ drafts: z.array(messageDraft), targets: z.array(messageTarget) });

export const updateInput = z.object({
  body: z.string().trim().min(1).max(20_000),
  template: z.string().optional(),
  kind: z.enum(['declaration', 'update', 'resolution', 'customer', 'other']).optional(),
  channels: z.array(z.enum(['slack', 'status-page', 'email'])).min(1),
  /** Sends although fields are unfilled; the timeline says so. */
  allowUnfilled: z.boolean().optional(),
});
export const sentMessage = z.object({
  id: z.string(),
  body: z.string(),
  template: z.string().nullable(),
  kind: z.string(),
  by: personRef.nullable(),
  at: instant,
  deliveries: z.array(
    z.object({ channel: z.string(), target: z.string(), state: z.enum(['queued', 'sent', 'failed']), detail: z.string().nullable() }),
  ),
});

export const postmortem = z.object({
  id: z.string(),
  incident: z.object({ id: z.string(), number: z.number(), title: z.string() }),
  organization: organizationRef,
  status: z.enum(['draft', 'published']),
  body: z.string(),
  version: z.number(),
  template: z.object({ name: z.string(), file: z.string(), line: z.number() }).nullable(),
  /** What the journal knows, beside the text. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  updatedAt: instant,
  publishedAt: instant.nullable(),
  actionItems: z.array(z.lazy(() => actionItem)),
});
export const savePostmortemInput = z.object({ body: z.string().max(500_000), version: z.number() });

export const actionItem = z.object({
  id: z.string(),
  title: z.string(),
  owner: personRef.nullable(),
  due: z.iso.date().nullable(),
  category: z.string().nullable(),
  status: z.enum(['open', 'done']),
  incident: z.object({ id: z.string(), number: z.number(), title: z.string() }),
});
export const actionItemInput = z.object({
  title: z.string().trim().min(1).max(500),
  owner: z.string().nullable().optional(),
  due: z.iso.date().nullable().optional(),
  category: z.string().max(100).nullable().optional(),
});
export const actionItemPatch = actionItemInput.partial().extend({ status: z.enum(['open', 'done']).optional() });

/** What the public sees, for the preview. */
export const statusPageView = z.object({
  organization: organizationRef,
  url: z.string(),
  indicator: z.enum(['none', 'minor', 'major', 'critical']),
  description: z.string(),
  components: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.enum(['operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance']),
      description: z.string().nullable(),
    }),
  ),
  incidents: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: z.string(),
      impact: z.string(),
      updates: z.array(z.object({ status: z.string(), body: z.string(), at: instant })),
    }),
  ),
});
export const componentInput = z.object({
  status: z.enum(['operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance']),
});

export type MessageDraftView = z.infer<typeof messageDraft>;
export type ComposerView = z.infer<typeof composer>;
export type SentMessageView = z.infer<typeof sentMessage>;
export type PostmortemView = z.infer<typeof postmortem>;
export type ActionItemView = z.infer<typeof actionItem>;
export type StatusPageView = z.infer<typeof statusPageView>;
