import type { ActorRef } from '#journal';

export const riskLevels = ['read-only', 'mutating', 'destructive'] as const;
export type Risk = (typeof riskLevels)[number];

/** The states that the page shows (the API's `stepState`). */
export const stepStates = [
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
] as const;
export type StepState = (typeof stepStates)[number];

export const attemptStates = ['queued', 'running', 'succeeded', 'failed', 'stopped', 'unknown'] as const;
export type AttemptState = (typeof attemptStates)[number];

/** What Tocsin can do with a step: nothing (a person does it), nothing although it is a command, or run it. */
export type Runnability =
  | { readonly kind: 'manual' }
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'runnable'; readonly risk: Risk };

export interface Approval {
  readonly id: string;
  readonly actor: ActorRef;
  readonly planHash: string;
  readonly approvedAt: Date;
}

/** What a person said about a step instead of running it. */
export interface Mark {
  readonly kind: 'done' | 'skipped';
  readonly by: ActorRef;
  readonly at: string;
  readonly note: string | null;
}

export interface Rejection {
  readonly by: ActorRef;
  readonly at: string;
  readonly reason: string;
}

/** Everything that the state of a step follows from. */
export interface StepFacts {
  readonly runnability: Runnability;
  /** Parameters without a value, by name. */
  readonly missing: readonly string[];
  /** Why the values do not make a plan; empty when they do. */
  readonly problems: readonly string[];
  /** Approvals of exactly the plan that would run now, not yet used. */
  readonly approvals: readonly Approval[];
  readonly mark: Mark | null;
  readonly rejection: Rejection | null;
  /** The newest attempt. */
  readonly attempt: { readonly state: AttemptState } | null;
  /** Evidence mode of a security incident: a destructive step waits for evidence to be saved. */
  readonly evidenceMissing: boolean;
}
