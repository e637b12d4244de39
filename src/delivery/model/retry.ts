import type { Outcome } from './message.ts';

/** Waits between attempts: dense first, because somebody is waiting for the page; 8 attempts over about 9 minutes. */
const waitsMs = [1_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000] as const;
const longestWaitMs = 600_000;

export const maxAttempts = waitsMs.length + 1;

export type NextStep =
  | { readonly do: 'settle'; readonly reason: string }
  | { readonly do: 'retry'; readonly inMs: number; readonly reason: string };

/** What to do after a failed attempt (`attempt` counts from 1): wait and try again, or say that it failed for good. */
export function afterFailure(outcome: Extract<Outcome, { state: 'failed' }>, attempt: number): NextStep {
  if (outcome.isFinal) return { do: 'settle', reason: outcome.detail };
  const wait = waitsMs[attempt - 1];
  if (wait === undefined) return { do: 'settle', reason: `${outcome.detail} (given up after ${attempt} attempts)` };
  return { do: 'retry', inMs: Math.min(longestWaitMs, Math.max(wait, outcome.retryAfterMs ?? 0)), reason: outcome.detail };
}
