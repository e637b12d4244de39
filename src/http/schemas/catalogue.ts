import { z } from 'zod';
import { runbookSummary } from './organization.ts';
import { instant } from './shared.ts';

/** The place that answers a search. */
export const foundPlace = z.object({
  field: z.enum(['title', 'alert', 'service', 'team', 'heading', 'command', 'file', 'body']),
  line: z.number(),
  /** The line, cut to one row; the words that were found are marked. */
  snippet: z.array(z.object({ text: z.string(), marked: z.boolean() })),
});

/** A runbook in the list; `found` is null where nothing was searched for. */
export const runbookItem = runbookSummary.extend({ services: z.array(z.string()), found: foundPlace.nullable() });

const word = z.string().max(200).optional();
export const runbookQuery = z.object({
  q: word,
  alert: word,
  service: word,
  command: word,
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

/** Where a runbook is. */
const place = z.object({ slug: z.string(), title: z.string(), file: z.string(), line: z.number() });

export const runbookVersion = z.object({
  version: z.number(),
  loadedAt: instant,
  isLive: z.boolean(),
  lines: z.number(),
  /** Lines against the version before; null for the first. */
  changed: z.object({ added: z.number(), removed: z.number() }).nullable(),
});

export const relatedRunbook = place.extend({ kind: z.string(), score: z.number(), reasons: z.array(z.string()) });

const texts = z.record(z.string().max(200), z.string().max(10_000));
export const matchInput = z.object({ name: z.string().max(500).optional(), labels: texts.default({}), annotations: texts.default({}) });

const matchRule = z.enum(['runbook-url', 'alert-name', 'file-name', 'labels']);
export const matchAnswer = z.object({
  /** The first one is what an incident would get. */
  matches: z.array(place.extend({ version: z.number(), rule: matchRule, reason: z.string() })),
  /** Every rule in its order: what it asked, and what came of it. */
  decisions: z.array(
    z.object({
      rule: matchRule,
      outcome: z.enum(['matched', 'no-match', 'not-tried']),
      question: z.string(),
      answer: z.string(),
      runbooks: z.array(place.extend({ reason: z.string() })),
    }),
  ),
});

/** A list with how many things were looked at. */
const listOf = <T extends z.ZodType>(item: T) => z.object({ total: z.number(), items: z.array(item) });

export const coverage = z.object({
  checkedAt: instant,
  prometheus: z.object({
    state: z.enum(['not-configured', 'unreachable', 'ok']),
    name: z.string().nullable(),
    message: z.string(),
  }),
  /** Null unless Prometheus answered. */
  alertsWithoutRunbook: listOf(
    z.object({
      alert: z.string(),
      group: z.string(),
      file: z.string(),
      state: z.enum(['firing', 'pending', 'inactive', 'unknown']),
      severity: z.string().nullable(),
      service: z.string().nullable(),
      runbookUrl: z.string().nullable(),
      /** The same, where a browser may follow it. */
      link: z.string().nullable(),
      reason: z.string(),
    }),
  ).nullable(),
  runbooksNeverMatched: listOf(
    place.extend({ kind: z.string(), alerts: z.array(z.string()), rules: z.array(z.string()), reason: z.string() }),
  ),
  runbooksNeverRun: listOf(place.extend({ kind: z.string(), runnableSteps: z.number(), reason: z.string() })),
  stepsAlwaysFailing: listOf(
    place.extend({
      step: z.object({ id: z.string(), title: z.string().nullable(), source: z.string() }),
      runs: z.number(),
      lastRunAt: instant,
      lastIncident: z.object({ id: z.string(), number: z.number() }),
      lastExitCode: z.number().nullable(),
      reason: z.string(),
    }),
  ),
});

export type RunbookItemView = z.infer<typeof runbookItem>;
export type RunbookVersionView = z.infer<typeof runbookVersion>;
export type RelatedRunbookView = z.infer<typeof relatedRunbook>;
export type MatchAnswerView = z.infer<typeof matchAnswer>;
export type CoverageView = z.infer<typeof coverage>;
