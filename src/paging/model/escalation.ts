import type { DocumentContact, Policy } from '#oncall';

export type EscalationState = 'running' | 'answered' | 'stopped' | 'exhausted';

/** What an escalation keeps of the day it began: a change to workspace or document does not move a running one. */
export interface EscalationPlan {
  readonly policy: Policy;
  readonly contacts: readonly DocumentContact[];
  readonly team: string | null;
}

export interface Escalation {
  readonly id: string;
  readonly organizationId: string;
  readonly incidentId: string;
  readonly plan: EscalationPlan;
  readonly why: string;
  readonly state: EscalationState;
  /** 1 to 3: how often the ladder has been begun. */
  readonly round: number;
  /** Index of the level that fires next; the number of levels when the round is over. */
  readonly nextLevel: number;
  readonly nextDueAt: Date | null;
  readonly roundStartedAt: Date;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export const rounds = 3;
/** A level that fires later than this after its time is late, and that is an alarm in itself. */
export const lateAfterMs = 10_000;

/** How long the last rung of a round is waited for: as long as the rung before it, else 15 minutes. */
export function lastWaitMs(policy: Policy, assumedMs: number): number {
  const [before, last] = policy.levels.slice(-2);
  return before && last && last.afterMs > before.afterMs ? last.afterMs - before.afterMs : assumedMs;
}
