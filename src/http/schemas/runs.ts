import { z } from 'zod';
import { instant, personRef, risk } from './shared.ts';

export const stepState = z.enum([
  'waiting',
  'needs-value',
  'needs-approval',
  'approved',
  'queued',
  'running',
  'succeeded',
  'failed',
  'stopped',
  'unknown',
  'skipped',
  'done',
  'not-runnable',
]);

export const stepParameter = z.object({
  name: z.string(),
  syntax: z.string(),
  type: z.string(),
  secret: z.boolean(),
  value: z.string().nullable(),
  /** Where the value came from: `alert label "pod"`, `typed by Ana`, `tocsin.yaml`. */
  source: z.string().nullable(),
  suggestions: z.array(z.object({ value: z.string(), source: z.string() })),
});

export const attempt = z.object({
  id: z.string(),
  number: z.number(),
  state: z.enum(['queued', 'running', 'succeeded', 'failed', 'stopped', 'unknown']),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  exitCode: z.number().nullable(),
  /** The end of the output, at most 16 KiB, ANSI kept; the whole is at /api/v1/attempts/{id}/output. */
  output: z.string(),
  outputBytes: z.number(),
  truncated: z.boolean(),
  runner: z.string().nullable(),
  startedBy: personRef.nullable(),
  automatic: z.boolean(),
  /** `exit 0`, `exit 0, but ERR in the output`, `stopped after 30 seconds`. */
  verdict: z.string().nullable(),
  display: z.string(),
});

export const runStep = z.object({
  id: z.string(),
  title: z.string().nullable(),
  kind: z.enum(['command', 'query', 'request', 'link', 'manual', 'message', 'chat-command', 'config', 'code', 'template']),
  language: z.string().nullable(),
  source: z.string(),
  line: z.number(),
  endLine: z.number(),
  condition: z.string().nullable(),
  option: z.string().nullable(),
  timebox: z.string().nullable(),
  risk: risk.nullable(),
  reasons: z.array(z.string()),
  state: stepState,
  /** Why it cannot run now, in words; null when it can. */
  blocked: z.string().nullable(),
  parameters: z.array(stepParameter),
  /** What will run; null while values are missing. */
  plan: z.object({ display: z.string(), differs: z.boolean(), reasons: z.array(z.string()) }).nullable(),
  /** How many people must say yes, and who has. */
  approvalsNeeded: z.number(),
  approvals: z.array(z.object({ person: personRef, at: instant })),
  attempts: z.array(attempt),
});

export const run = z.object({
  id: z.string(),
  incidentId: z.string(),
  runbook: z.object({ slug: z.string(), title: z.string(), version: z.number(), file: z.string() }),
  sections: z.array(
    z.object({
      kind: z.string(),
      heading: z.string(),
      line: z.number(),
      /** What the section says without asking for anything: symptoms, notes. */
      items: z.array(z.object({ text: z.string(), line: z.number() })),
      steps: z.array(runStep),
    }),
  ),
});

export const startRunInput = z.object({ runbook: z.string().optional() });
export const valuesInput = z.object({ values: z.record(z.string(), z.string().max(4096)) });
export const rejectInput = z.object({ reason: z.string().trim().min(1).max(2000) });
export const settleInput = z.object({ outcome: z.enum(['succeeded', 'failed']), note: z.string().trim().min(1).max(2000) });
export const doneInput = z.object({ done: z.boolean(), note: z.string().max(2000).optional() });
export const skipInput = z.object({ reason: z.string().trim().min(1).max(2000) });

/** A threshold the document states, and what Prometheus says about it now. */
export const check = z.object({
  id: z.string(),
  text: z.string(),
  line: z.number(),
  metric: z.string(),
  operator: z.string(),
  value: z.number(),
  unit: z.string().nullable(),
  query: z.string().nullable(),
  verdict: z.enum(['passed', 'failed', 'unknown']),
  observed: z.number().nullable(),
  reason: z.string(),
  checkedAt: instant.nullable(),
});

export type StepState = z.infer<typeof stepState>;
export type RunStepView = z.infer<typeof runStep>;
export type RunView = z.infer<typeof run>;
export type AttemptView = z.infer<typeof attempt>;
export type CheckView = z.infer<typeof check>;
