import { z } from 'zod';

const findingSeverity = z.enum(['error', 'warning', 'info']);

export const ruleSummary = z.object({ id: z.string(), severity: findingSeverity, title: z.string() });

/** What is said about one rule. */
export const rule = ruleSummary.extend({
  why: z.string(),
  advice: z.string(),
  /** A document with the trap and the same without it; null where no document can show it. */
  examples: z.object({ bad: z.string(), good: z.string() }).nullable(),
  /** What lint says about the bad example, a line each. */
  found: z.array(z.string()),
  /** The comment that accepts a finding; null where it cannot be accepted. */
  suppression: z.string().nullable(),
});

/** Where the value of a parameter can come from. */
export const valueSource = z.discriminatedUnion('kind', [
  /** An object of the cluster; `resource` is what `kubectl get` calls it. */
  z.object({ kind: z.literal('kubernetes'), resource: z.string(), namespace: z.string().nullable() }),
  /** A column that the query on this line of the document shows. */
  z.object({ kind: z.literal('sql-column'), column: z.string(), line: z.number() }),
  /** A variable that the statement on this line of the document sets. */
  z.object({ kind: z.literal('step'), variable: z.string(), line: z.number() }),
  /** An object of the database: a table, an index, a role. */
  z.object({ kind: z.literal('sql-object'), object: z.string() }),
  /** A process of the machine that the step runs on. */
  z.object({ kind: z.literal('process') }),
  z.object({ kind: z.literal('incident'), field: z.string() }),
  z.object({ kind: z.literal('alert-label'), label: z.string() }),
  z.object({ kind: z.literal('secret'), name: z.string() }),
]);

/** What the person who asks can do with a runbook, and where something cannot be done, why. */
export const runbookUse = z.object({
  /** The version asked about, and the one that a new incident gets. */
  version: z.number(),
  liveVersion: z.number(),
  /** Null: allowed. */
  whyNotRun: z.string().nullable(),
  whyNotDeclare: z.string().nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      /** `manual`: a person does it; `blocked`: a command that Tocsin does not run, for the reason given. */
      kind: z.enum(['runnable', 'manual', 'blocked']),
      reason: z.string().nullable(),
      /** Parameters that are filled without asking. */
      filled: z.array(z.object({ name: z.string(), source: z.string() })),
    }),
  ),
  /** Open incidents that work through this runbook; `steps` are the ids of the steps in the version that each keeps. */
  incidents: z.array(z.object({ id: z.string(), number: z.number(), title: z.string(), version: z.number(), steps: z.array(z.string()) })),
});

export type RuleSummaryView = z.infer<typeof ruleSummary>;
export type RuleView = z.infer<typeof rule>;
export type ValueSourceView = z.infer<typeof valueSource>;
export type RunbookUseView = z.infer<typeof runbookUse>;
