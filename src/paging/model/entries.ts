import { describeDuration } from '#base';
import { defineEntry } from '#journal';
import { z } from 'zod';

const base = { incidentId: z.string() };
const channelWords: Readonly<Record<string, string>> = {
  'in-app': 'in the app',
  email: 'by mail',
  webhook: 'by webhook',
  slack: 'in Slack',
};
const by = (channel: string) => channelWords[channel] ?? channel;
const list = (names: readonly string[]) => names.join(', ');

export const escalationStarted = defineEntry(
  'paging.escalation-started',
  z.object({
    ...base,
    escalationId: z.string(),
    policy: z.string(),
    levels: z.array(z.object({ level: z.number(), who: z.string(), afterMs: z.number(), isAssumed: z.boolean() })),
    why: z.string(),
  }),
  (data) => ({ text: `Escalation started: ${data.policy} (${data.why})`, tone: 'neutral' }),
);
export const paged = defineEntry(
  'paging.paged',
  z.object({
    ...base,
    pageId: z.string(),
    level: z.number(),
    round: z.number(),
    personId: z.string(),
    name: z.string(),
    channel: z.string(),
    why: z.string(),
  }),
  (data) => ({ text: `Paged ${data.name} ${by(data.channel)}: ${data.why}`, tone: 'warning' }),
);
export const pageDelivered = defineEntry(
  'paging.page-delivered',
  z.object({ ...base, pageId: z.string(), personId: z.string(), name: z.string(), channel: z.string(), detail: z.string() }),
  (data) => ({ text: `The page to ${data.name} ${by(data.channel)} went out: ${data.detail}`, tone: 'neutral' }),
);
export const pageFailed = defineEntry(
  'paging.page-failed',
  z.object({ ...base, pageId: z.string(), personId: z.string(), name: z.string(), channel: z.string(), detail: z.string() }),
  (data) => ({ text: `The page to ${data.name} ${by(data.channel)} did NOT go out: ${data.detail}`, tone: 'bad' }),
);
export const levelEmpty = defineEntry(
  'paging.level-empty',
  z.object({ ...base, level: z.number(), who: z.string(), missing: z.array(z.string()) }),
  (data) => ({
    text: `Nobody to page on level ${data.level} (${data.who})${data.missing.length > 0 ? `; missing: ${list(data.missing)}` : ''}. Going on at once`,
    tone: 'bad',
  }),
);
export const peopleMissing = defineEntry(
  'paging.people-missing',
  z.object({ ...base, level: z.number(), missing: z.array(z.string()) }),
  (data) => ({ text: `Not everybody on level ${data.level} could be found; missing: ${list(data.missing)}`, tone: 'warning' }),
);
export const escalated = defineEntry(
  'paging.escalated',
  z.object({ ...base, level: z.number(), round: z.number(), who: z.string(), afterMs: z.number() }),
  (data) => ({
    text: `No answer for ${describeDuration(data.afterMs)}: escalated to level ${data.level}, ${data.who}${data.round > 1 ? ` (round ${data.round})` : ''}`,
    tone: 'bad',
  }),
);
export const withdrawn = defineEntry(
  'paging.withdrawn',
  z.object({ ...base, pages: z.array(z.string()), names: z.array(z.string()), why: z.string() }),
  (data) => ({ text: `Withdrew the ${data.pages.length === 1 ? 'page' : 'pages'} to ${list(data.names)}: ${data.why}`, tone: 'neutral' }),
);
export const late = defineEntry(
  'paging.late',
  z.object({ ...base, level: z.number(), round: z.number(), dueAt: z.iso.datetime(), lateMs: z.number() }),
  (data) => ({ text: `Level ${data.level} was due ${describeDuration(data.lateMs)} ago and is paged only now`, tone: 'bad' }),
);
export const exhausted = defineEntry('paging.exhausted', z.object({ ...base, rounds: z.number(), names: z.array(z.string()) }), (data) => ({
  text: `NOBODY ANSWERED. The ladder was climbed ${data.rounds} times${data.names.length > 0 ? `; paged in vain: ${list(data.names)}` : ''}. No further page will be sent; somebody must take this by hand`,
  tone: 'bad',
}));
export const testPageSent = defineEntry(
  'paging.test-sent',
  z.object({ personId: z.string(), name: z.string(), channels: z.array(z.string()) }),
  (data, actor) => ({ text: `${actor.name} sent a test page to ${data.name} (${list(data.channels)})`, tone: 'neutral' }),
);
