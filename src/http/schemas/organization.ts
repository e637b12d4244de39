import { z } from 'zod';
import { incidentSummary, severity } from './incidents.ts';
import { valueSource } from './reader.ts';
import { instant, organizationRef, personRef, risk } from './shared.ts';

export const alert = z.object({
  id: z.string(),
  organization: organizationRef,
  name: z.string(),
  state: z.enum(['firing', 'resolved']),
  service: z.string().nullable(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  startsAt: instant,
  endsAt: instant.nullable(),
  incident: z.object({ id: z.string(), number: z.number(), title: z.string() }).nullable(),
  integration: z.string(),
});

/** Who is on call, since when, until when, and the rule that says so. */
export const onCallSlot = z.object({
  organization: organizationRef,
  schedule: z.string(),
  team: z.string().nullable(),
  person: personRef.nullable(),
  from: instant,
  until: instant.nullable(),
  why: z.string(),
  next: z.object({ person: personRef.nullable(), from: instant }).nullable(),
});

export const pageView = z.object({
  id: z.string(),
  incidentId: z.string(),
  incidentTitle: z.string(),
  organization: organizationRef,
  level: z.number(),
  person: personRef,
  channel: z.string(),
  state: z.enum(['queued', 'sent', 'failed', 'withdrawn', 'acknowledged']),
  at: instant,
});

export const demo = z.object({
  available: z.boolean(),
  running: z.boolean(),
  incidentId: z.string().nullable(),
  step: z.string().nullable(),
});

export const home = z.object({
  now: instant,
  openIncidents: z.array(incidentSummary),
  recentIncidents: z.array(incidentSummary),
  myPages: z.array(pageView),
  onCall: z.array(onCallSlot),
  looseAlerts: z.array(alert),
  firingAlerts: z.number(),
  runbooks: z.object({ documents: z.number(), runbooks: z.number(), findings: z.number() }),
  quietSince: instant.nullable(),
  demo,
});

export const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  line: z.number(),
  message: z.string(),
  suggestion: z.string().nullable(),
  file: z.string(),
  /** The comment in the document that accepts it, with its reason; null: it stands. */
  suppressed: z.object({ reason: z.string(), line: z.number() }).nullable(),
});

export const runbookSummary = z.object({
  slug: z.string(),
  title: z.string(),
  kind: z.string(),
  file: z.string(),
  line: z.number(),
  alerts: z.array(z.string()),
  severities: z.array(z.string()),
  team: z.string().nullable(),
  version: z.number(),
  steps: z.object({ total: z.number(), runnable: z.number(), readOnly: z.number(), mutating: z.number(), destructive: z.number() }),
  findings: z.number(),
});

export const runbookStep = z.object({
  id: z.string(),
  title: z.string().nullable(),
  kind: z.string(),
  language: z.string().nullable(),
  source: z.string(),
  line: z.number(),
  endLine: z.number(),
  condition: z.string().nullable(),
  option: z.string().nullable(),
  risk: risk.nullable(),
  reasons: z.array(z.string()),
  parameters: z.array(
    z.object({
      name: z.string(),
      syntax: z.string(),
      type: z.string(),
      secret: z.boolean(),
      /** Where a value can come from; null: only a person knows. */
      from: valueSource.nullable(),
    }),
  ),
  timebox: z.string().nullable(),
  /** What would run, and what decided how dangerous it is; offsets into `source`. */
  commands: z.array(
    z.object({
      text: z.string(),
      line: z.number(),
      risk,
      safeForm: z.string().nullable(),
      verdicts: z.array(z.object({ reason: z.string(), risk, start: z.number(), end: z.number() })),
    }),
  ),
});
export const runbookDetail = runbookSummary.extend({
  /** The version that new incidents get; `version` is the one shown. */
  liveVersion: z.number(),
  organization: organizationRef,
  endLine: z.number(),
  sla: z.string().nullable(),
  impact: z.string().nullable(),
  sections: z.array(
    z.object({
      kind: z.string(),
      heading: z.string(),
      line: z.number(),
      steps: z.array(runbookStep),
      thresholds: z.array(z.object({ text: z.string(), line: z.number() })),
    }),
  ),
  findingList: z.array(finding),
  document: z.object({
    file: z.string(),
    title: z.string(),
    version: z.number(),
    source: z.string(),
    /** Sanitised HTML of the whole document; block elements carry data-line. */
    html: z.string(),
    runbooks: z.array(z.object({ slug: z.string(), title: z.string(), line: z.number() })),
  }),
});

export const onCallView = z.object({
  now: instant,
  slots: z.array(onCallSlot),
  schedules: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      team: z.string().nullable(),
      timeZone: z.string(),
      shifts: z.array(z.object({ person: personRef.nullable(), from: instant, to: instant, layer: z.string(), override: z.boolean() })),
    }),
  ),
  policies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      source: z.object({ file: z.string(), line: z.number() }).nullable(),
      levels: z.array(
        z.object({ level: z.number(), who: z.string(), from: z.string(), to: z.string().nullable(), people: z.array(personRef) }),
      ),
    }),
  ),
  contacts: z.array(
    z.object({
      role: z.string(),
      handle: z.string().nullable(),
      schedule: z.string().nullable(),
      person: personRef.nullable(),
      line: z.number().nullable(),
    }),
  ),
  missing: z.array(z.string()),
});
export const overrideInput = z.object({ schedule: z.string(), person: z.string(), from: instant, to: instant });

export const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(['admin', 'commander', 'responder', 'viewer']),
  contactMethods: z.array(z.object({ channel: z.string(), target: z.string() })),
});
export const invitePersonInput = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().optional(),
  role: z.enum(['admin', 'commander', 'responder', 'viewer']),
});
export const invitation = z.object({ person: personRef, signInUrl: z.string() });

export const integration = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  service: z.string().nullable(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export const createIntegrationInput = z.object({
  kind: z.string(),
  name: z.string().trim().min(1).max(100),
  service: z.string().optional(),
});
/** The key is shown once. */
export const createdIntegration = integration.extend({ key: z.string(), url: z.string() });

export const organization = organizationRef.extend({ severities: z.array(severity) });

export type AlertView = z.infer<typeof alert>;
export type OnCallSlotView = z.infer<typeof onCallSlot>;
export type PageView = z.infer<typeof pageView>;
export type HomeView = z.infer<typeof home>;
export type FindingView = z.infer<typeof finding>;
export type RunbookSummaryView = z.infer<typeof runbookSummary>;
export type RunbookDetailView = z.infer<typeof runbookDetail>;
export type OnCallView = z.infer<typeof onCallView>;
export type PersonView = z.infer<typeof person>;
export type IntegrationView = z.infer<typeof integration>;
