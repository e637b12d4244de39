import { defineEntry } from '#journal';
import { z } from 'zod';
import { statuses } from './incident.ts';

const base = { incidentId: z.string() };
const status = z.enum(statuses);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const alertCount = (count: number) => `${count} ${count === 1 ? 'alert' : 'alerts'}`;

export const incidentDeclared = defineEntry(
  'incident.declared',
  z.object({
    ...base,
    number: z.number(),
    title: z.string(),
    severity: z.string().nullable(),
    service: z.string().nullable(),
    runbook: z.string().nullable(),
    isDrill: z.boolean(),
    why: z.string(),
  }),
  (data, actor) => ({ text: `${actor.name} declared ${data.severity ?? 'an incident without severity'}: ${data.title}`, tone: 'bad' }),
);
export const alertsJoined = defineEntry(
  'incident.alerts-joined',
  z.object({
    ...base,
    count: z.number(),
    total: z.number(),
    alerts: z.array(z.object({ id: z.string(), name: z.string(), summary: z.string().nullable() })),
  }),
  (data) => ({
    text: `${alertCount(data.count)} joined (${data.total} in all): ${[...new Set(data.alerts.map((alert) => alert.name))].slice(0, 5).join(', ')}`,
    tone: 'warning',
  }),
);
export const alertsResolved = defineEntry(
  'incident.alerts-resolved',
  z.object({ ...base, count: z.number(), firing: z.number() }),
  (data) => ({
    text:
      data.firing === 0
        ? `${alertCount(data.count)} resolved; none is firing any more`
        : `${alertCount(data.count)} resolved; ${data.firing} still firing`,
    tone: data.firing === 0 ? 'good' : 'neutral',
  }),
);
export const incidentAcknowledged = defineEntry(
  'incident.acknowledged',
  z.object({ ...base, personId: z.string().nullable(), name: z.string() }),
  (data) => ({ text: `${data.name} acknowledged`, tone: 'good' }),
);
export const statusChanged = defineEntry(
  'incident.status-changed',
  z.object({ ...base, from: status, to: status, note: z.string().nullable(), monitorUntil: z.iso.datetime().nullable() }),
  (data) => ({ text: `${capital(data.from)} ▸ ${capital(data.to)}${data.note ? `: ${data.note}` : ''}`, tone: 'neutral' }),
);
export const severityChanged = defineEntry(
  'incident.severity-changed',
  z.object({ ...base, from: z.string().nullable(), to: z.string(), reason: z.string().nullable() }),
  (data) => ({ text: `Severity ${data.from ?? 'none'} ▸ ${data.to}${data.reason ? `: ${data.reason}` : ''}`, tone: 'warning' }),
);
export const roleAssigned = defineEntry(
  'incident.role-assigned',
  z.object({ ...base, role: z.string(), personId: z.string().nullable(), name: z.string().nullable() }),
  (data) => ({ text: data.name ? `${data.name} is ${data.role}` : `Nobody is ${data.role}`, tone: 'neutral' }),
);
export const noteAdded = defineEntry('incident.noted', z.object({ ...base, text: z.string() }), (data, actor) => ({
  text: `${actor.name}: ${data.text}`,
  tone: 'neutral',
}));
export const taskChanged = defineEntry(
  'incident.task-changed',
  z.object({ ...base, taskId: z.string(), text: z.string(), done: z.boolean() }),
  (data, actor) => ({ text: `${actor.name} ${data.done ? 'finished' : 'reopened'}: ${data.text}`, tone: data.done ? 'good' : 'neutral' }),
);
export const runbookAttached = defineEntry(
  'incident.runbook-attached',
  z.object({ ...base, slug: z.string(), title: z.string(), version: z.number(), reason: z.string() }),
  (data) => ({ text: `Runbook ${data.title} (v${data.version}): ${data.reason}`, tone: 'neutral' }),
);
export const incidentResolved = defineEntry(
  'incident.resolved',
  z.object({ ...base, override: z.string().nullable(), against: z.array(z.string()), summary: z.string().nullable() }),
  (data, actor) => ({
    text:
      data.override === null
        ? `${actor.name} resolved the incident`
        : `${actor.name} resolved the incident against ${data.against.join('; ')}. Reason: ${data.override}`,
    tone: data.override === null ? 'good' : 'warning',
  }),
);
export const incidentReopened = defineEntry('incident.reopened', z.object(base), (_, actor) => ({
  text: `${actor.name} reopened the incident`,
  tone: 'bad',
}));
export const incidentMerged = defineEntry(
  'incident.merged',
  z.object({ ...base, into: z.string(), intoNumber: z.number() }),
  (data, actor) => ({ text: `${actor.name} merged this incident into ${data.intoNumber}`, tone: 'neutral' }),
);
export const incidentAbsorbed = defineEntry(
  'incident.absorbed',
  z.object({ ...base, from: z.string(), fromNumber: z.number(), title: z.string() }),
  (data, actor) => ({ text: `${actor.name} merged incident ${data.fromNumber} into this one: ${data.title}`, tone: 'neutral' }),
);

/** The journal stream of an incident: everything that happens in it, whichever room does it. */
export const incidentStream = (incidentId: string) => `incident:${incidentId}`;
