import { defineEntry } from '#journal';
import { z } from 'zod';

const alertCount = (count: number) => `${count} ${count === 1 ? 'alert' : 'alerts'}`;

/** Alerts of one group started or stopped firing. The ids are the first fifty; the counts are exact. */
export const groupChanged = defineEntry(
  'alerts.group-changed',
  z.object({
    groupId: z.string(),
    title: z.string(),
    /** Still firing now. */
    firing: z.number(),
    newAlerts: z.array(z.string()).max(50),
    resolvedAlerts: z.array(z.string()).max(50),
    newCount: z.number(),
    resolvedCount: z.number(),
    /** Alerts of this episode, resolved ones included. */
    total: z.number(),
  }),
  (data) => ({
    text: `${data.title}: ${[data.newCount > 0 ? `${alertCount(data.newCount)} fired` : '', data.resolvedCount > 0 ? `${alertCount(data.resolvedCount)} resolved` : ''].filter(Boolean).join(', ')}; ${data.firing} firing`,
    tone: data.newCount > 0 ? 'warning' : data.firing === 0 ? 'good' : 'neutral',
  }),
);

/** A request that was accepted cannot be digested; it stays in the log with its error, the rest goes on. */
export const requestSetAside = defineEntry(
  'alerts.request-set-aside',
  z.object({ requestId: z.number(), format: z.string(), error: z.string() }),
  (data) => ({ text: `Request ${data.requestId} (${data.format}) could not be read and was set aside: ${data.error}`, tone: 'bad' }),
);

export const integrationCreated = defineEntry(
  'alerts.integration-created',
  z.object({ integrationId: z.string(), kind: z.string(), name: z.string(), service: z.string().nullable() }),
  (data, actor) => ({ text: `${actor.name} connected ${data.name} (${data.kind})`, tone: 'neutral' }),
);
export const integrationRevoked = defineEntry(
  'alerts.integration-revoked',
  z.object({ integrationId: z.string(), name: z.string() }),
  (data, actor) => ({ text: `${actor.name} revoked the key of ${data.name}`, tone: 'warning' }),
);
