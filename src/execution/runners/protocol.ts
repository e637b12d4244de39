import { z } from 'zod';

/**
 * What server and runner say to each other: one JSON object a line over the runner's standard input and output.
 * The runner dials nobody to hear it.
 */
const shellPlan = z.object({ kind: z.literal('shell'), script: z.string(), env: z.record(z.string(), z.string()) });
const sqlPlan = z.object({
  kind: z.literal('sql'),
  statements: z.array(z.object({ text: z.string(), values: z.array(z.string()) })),
  url: z.string(),
});
const promqlPlan = z.object({ kind: z.literal('promql'), queries: z.array(z.string()), url: z.string() });
const httpPlan = z.object({
  kind: z.literal('http'),
  requests: z.array(
    z.object({ method: z.string(), url: z.string(), headers: z.array(z.tuple([z.string(), z.string()])), body: z.string().nullable() }),
  ),
  /** Origins that the operator named; private addresses are refused everywhere else. */
  allowedOrigins: z.array(z.string()),
});
export const runnerPlan = z.discriminatedUnion('kind', [shellPlan, sqlPlan, promqlPlan, httpPlan]);

export const order = z.object({
  attemptId: z.string().regex(/^att_[0-9a-z]+$/),
  token: z.string(),
  /** Work folder below the runner's own: the steps of an incident share one. */
  folder: z.string().regex(/^[0-9a-z_]+$/),
  readOnly: z.boolean(),
  plan: runnerPlan,
  /** Named by the operator for this organisation, beside PATH, HOME, LANG and TERM. */
  environment: z.record(z.string(), z.string()),
  /** Exact values that may not appear in output. */
  secrets: z.array(z.string()),
  timeLimitMs: z.number().int().positive(),
  outputLimitBytes: z.number().int().positive(),
});

export const toRunner = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), order }),
  z.object({ type: z.literal('stop'), attemptId: z.string() }),
  z.object({ type: z.literal('evaluate'), id: z.string(), query: z.string(), url: z.string() }),
]);

/** How an attempt ended, as the runner saw it. `note` says why it was stopped or could not be started. */
export const outcome = z.object({
  state: z.enum(['exited', 'stopped', 'failed', 'unknown']),
  exitCode: z.number().nullable(),
  note: z.string().nullable(),
  truncated: z.boolean(),
});

export const toServer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), pid: z.number() }),
  z.object({ type: z.literal('output'), attemptId: z.string(), text: z.string() }),
  z.object({ type: z.literal('ended'), attemptId: z.string(), token: z.string(), outcome }),
  z.object({ type: z.literal('evaluated'), id: z.string(), values: z.array(z.number()), problem: z.string().nullable() }),
]);

export type RunnerPlan = z.infer<typeof runnerPlan>;
export type ShellPlan = z.infer<typeof shellPlan>;
export type SqlPlan = z.infer<typeof sqlPlan>;
export type PromqlPlan = z.infer<typeof promqlPlan>;
export type HttpPlan = z.infer<typeof httpPlan>;
export type Order = z.infer<typeof order>;
export type Outcome = z.infer<typeof outcome>;
export type ToRunner = z.infer<typeof toRunner>;
export type ToServer = z.infer<typeof toServer>;
