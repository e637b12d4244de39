import { z } from 'zod';
import { actorRef, duration, instant, organizationRef, personRef } from './shared.ts';

export const incidentStatus = z.enum(['investigating', 'identified', 'mitigating', 'monitoring', 'resolved']);

/** A clock that runs out: the page counts it down. `state` is worked out by the server at `now`. */
export const clock = z.object({
  kind: z.enum(['acknowledge', 'resolve', 'update', 'monitor', 'phase']),
  label: z.string(),
  startedAt: instant,
  dueAt: instant,
  stoppedAt: instant.nullable(),
  state: z.enum(['running', 'met', 'breached']),
  /** Where the document says so. */
  source: z.object({ file: z.string(), line: z.number(), text: z.string() }).nullable(),
});

export const severity = z.object({
  label: z.string(),
  name: z.string(),
  rank: z.number(),
  response: duration.nullable(),
  responseText: z.string().nullable(),
});

export const incidentSummary = z.object({
  id: z.string(),
  number: z.number(),
  organization: organizationRef,
  title: z.string(),
  status: incidentStatus,
  severity: severity.nullable(),
  service: z.string().nullable(),
  runbook: z.object({ slug: z.string(), title: z.string() }).nullable(),
  commander: personRef.nullable(),
  acknowledgedBy: personRef.nullable(),
  startedAt: instant,
  acknowledgedAt: instant.nullable(),
  resolvedAt: instant.nullable(),
  firingAlerts: z.number(),
  clocks: z.array(clock),
  isDrill: z.boolean(),
});

export const incidentRole = z.object({ role: z.string(), person: personRef.nullable() });
export const task = z.object({
  id: z.string(),
  text: z.string(),
  phase: z.string().nullable(),
  line: z.number().nullable(),
  done: z.boolean(),
  doneBy: personRef.nullable(),
  doneAt: instant.nullable(),
});
/** A document that fits, and which rule said so. */
export const match = z.object({
  slug: z.string(),
  title: z.string(),
  file: z.string(),
  line: z.number(),
  rule: z.enum(['runbook-url', 'alert-name', 'file-name', 'labels', 'by-hand']),
  reason: z.string(),
});
export const incident = incidentSummary.extend({
  summary: z.string().nullable(),
  severities: z.array(severity),
  roles: z.array(incidentRole),
  tasks: z.array(task),
  /** The match that was chosen, then the others that fit as well. */
  matches: z.array(match),
  runbookVersion: z.object({ slug: z.string(), title: z.string(), version: z.number(), file: z.string(), line: z.number() }).nullable(),
  runId: z.string().nullable(),
  monitorUntil: instant.nullable(),
  alerts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.enum(['firing', 'resolved']),
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()),
      startsAt: instant,
      endsAt: instant.nullable(),
      generatorUrl: z.string().nullable(),
    }),
  ),
  mergedInto: z.string().nullable(),
  position: z.number(),
});

export const declareInput = z.object({
  title: z.string().trim().min(1).max(300),
  severity: z.string().optional(),
  service: z.string().max(200).optional(),
  runbook: z.string().optional(),
  summary: z.string().max(10_000).optional(),
  startedAt: instant.optional(),
});
export const statusInput = z.object({ status: incidentStatus, note: z.string().max(10_000).optional() });
export const severityInput = z.object({ severity: z.string(), reason: z.string().max(2000).optional() });
export const roleInput = z.object({ role: z.string().min(1).max(100), person: z.string().nullable() });
export const noteInput = z.object({ text: z.string().trim().min(1).max(20_000) });
export const taskInput = z.object({ done: z.boolean() });
export const resolveInput = z.object({ summary: z.string().max(10_000).optional(), override: z.string().max(2000).optional() });
export const mergeInput = z.object({ into: z.string() });
export const runbookInput = z.object({ slug: z.string() });

/** One line of the timeline as people read it; `entry` keeps the journal's own data. */
export const timelineEntry = z.object({
  position: z.number(),
  at: instant,
  type: z.string(),
  actor: actorRef,
  /** One sentence. */
  text: z.string(),
  tone: z.enum(['neutral', 'good', 'warning', 'bad']),
  data: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

export type IncidentStatus = z.infer<typeof incidentStatus>;
export type ClockView = z.infer<typeof clock>;
export type SeverityView = z.infer<typeof severity>;
export type IncidentSummaryView = z.infer<typeof incidentSummary>;
export type IncidentView = z.infer<typeof incident>;
export type TimelineEntryView = z.infer<typeof timelineEntry>;
