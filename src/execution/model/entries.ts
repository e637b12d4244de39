import { defineEntry } from '#journal';
import { z } from 'zod';
import { riskLevels } from './step.ts';

const step = { incidentId: z.string(), runId: z.string(), stepId: z.string(), title: z.string() };
const attempt = { ...step, attemptId: z.string() };
const risk = z.enum(riskLevels);

export const runStarted = defineEntry(
  'execution.run-started',
  z.object({
    incidentId: z.string(),
    runId: z.string(),
    slug: z.string(),
    title: z.string(),
    version: z.number(),
    steps: z.number(),
    /** Steps that may run by themselves, if the installation lets them. */ automatic: z.number(),
  }),
  (data) => ({
    text: `Runbook ${data.title} is ready: ${data.steps} steps${data.automatic > 0 ? `, ${data.automatic} of them may run by themselves` : ''}`,
    tone: 'neutral',
  }),
);
export const valuesSet = defineEntry(
  'execution.values-set',
  // A secret's value is never here; its name is.
  z.object({ ...step, values: z.record(z.string(), z.string()), secrets: z.array(z.string()), voidedApprovals: z.number() }),
  (data, actor) => {
    const named = [
      ...Object.entries(data.values).map(([name, value]) => `${name} = ${value}`),
      ...data.secrets.map((name) => `${name} (secret)`),
    ];
    return {
      text: `${actor.name} set ${named.join(', ')} for ${data.title}${data.voidedApprovals > 0 ? '; it must be approved again' : ''}`,
      tone: 'neutral',
    };
  },
);
export const stepApproved = defineEntry('execution.step-approved', z.object({ ...step, display: z.string(), risk }), (data, actor) => ({
  text: `${actor.name} approved ${data.title}`,
  tone: 'neutral',
}));
export const stepRejected = defineEntry('execution.step-rejected', z.object({ ...step, reason: z.string() }), (data, actor) => ({
  text: `${actor.name} rejected ${data.title}: ${data.reason}`,
  tone: 'warning',
}));
export const stepStarted = defineEntry(
  'execution.step-started',
  z.object({ ...attempt, number: z.number(), display: z.string(), risk, automatic: z.boolean(), runner: z.string() }),
  (data, actor) => ({ text: `${data.automatic ? 'Started by itself' : `${actor.name} started`}: ${data.title}`, tone: 'neutral' }),
);
export const stepFinished = defineEntry(
  'execution.step-finished',
  z.object({
    ...attempt,
    outcome: z.enum(['succeeded', 'failed', 'stopped']),
    exitCode: z.number().nullable(),
    verdict: z.string(),
    durationMs: z.number(),
    display: z.string(),
    risk,
    automatic: z.boolean(),
    /** At most 2 KiB, masked; the whole output is kept beside the attempt. */
    outputTail: z.string(),
    outputBytes: z.number(),
    outputSha256: z.string(),
  }),
  (data) => ({ text: `${data.title}: ${data.outcome} (${data.verdict})`, tone: data.outcome === 'succeeded' ? 'good' : 'bad' }),
);
export const stepStopped = defineEntry('execution.step-stopped', z.object(attempt), (data, actor) => ({
  text: `${actor.name} stopped ${data.title}`,
  tone: 'warning',
}));
export const stepUnknown = defineEntry('execution.step-unknown', z.object({ ...attempt, risk, reason: z.string() }), (data) => ({
  text: `${data.title}: nobody knows whether it took effect (${data.reason})`,
  tone: 'bad',
}));
export const stepSettled = defineEntry(
  'execution.step-settled',
  z.object({ ...attempt, outcome: z.enum(['succeeded', 'failed']), note: z.string() }),
  (data, actor) => ({
    text: `${actor.name} settled ${data.title} as ${data.outcome}: ${data.note}`,
    tone: data.outcome === 'succeeded' ? 'good' : 'warning',
  }),
);
export const stepSkipped = defineEntry('execution.step-skipped', z.object({ ...step, reason: z.string() }), (data, actor) => ({
  text: `${actor.name} skipped ${data.title}: ${data.reason}`,
  tone: 'neutral',
}));
export const stepDone = defineEntry(
  'execution.step-done',
  z.object({ ...step, done: z.boolean(), note: z.string().nullable() }),
  (data, actor) => ({
    text: `${actor.name} ${data.done ? 'did' : 'took up again'}: ${data.title}${data.note ? ` (${data.note})` : ''}`,
    tone: data.done ? 'good' : 'neutral',
  }),
);
export const checked = defineEntry(
  'execution.checked',
  z.object({
    incidentId: z.string(),
    checks: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        verdict: z.enum(['passed', 'failed', 'unknown']),
        observed: z.number().nullable(),
        reason: z.string(),
      }),
    ),
  }),
  (data) => {
    const count = (verdict: string) => data.checks.filter((check) => check.verdict === verdict).length;
    const failed = data.checks.filter((check) => check.verdict === 'failed').map((check) => check.text);
    return {
      text: `Checks: ${count('passed')} passed, ${count('failed')} failed, ${count('unknown')} cannot be told${failed.length > 0 ? ` (failed: ${failed.slice(0, 3).join('; ')})` : ''}`,
      tone: failed.length > 0 ? 'bad' : count('passed') > 0 ? 'good' : 'neutral',
    };
  },
);
