import { assumedWaitMs } from '#oncall';
import { lastWaitMs, rounds, type Escalation } from './escalation.ts';

/** Where an escalation stands after a level fired or a round ended. */
export interface Standing {
  readonly round: number;
  readonly nextLevel: number;
  readonly roundStartedAt: Date;
  /** Null: the ladder was climbed often enough. */
  readonly nextDueAt: Date | null;
}

/**
 * After the level `escalation.nextLevel` fired at `now`. A level on which nobody stands hands over at once;
 * all others keep the times of the document, counted from the start of the round.
 */
export function afterLevel(escalation: Escalation, now: Date, hadSomebody: boolean): Standing {
  const { policy } = escalation.plan;
  const nextLevel = escalation.nextLevel + 1;
  const next = policy.levels[nextLevel];
  const wait = lastWaitMs(policy, assumedWaitMs);
  // After a late level the end of the round is counted from now, so that whoever was paged late has time to answer.
  const scheduled = next ? escalation.roundStartedAt.getTime() + next.afterMs : now.getTime() + wait;
  return {
    round: escalation.round,
    nextLevel,
    roundStartedAt: escalation.roundStartedAt,
    nextDueAt: hadSomebody || !next ? new Date(scheduled) : now,
  };
}

/** After the last rung went unanswered: from the bottom again, three times in all. */
export function afterRound(escalation: Escalation, now: Date): Standing {
  const isOver = escalation.round >= rounds;
  return { round: isOver ? escalation.round : escalation.round + 1, nextLevel: 0, roundStartedAt: now, nextDueAt: isOver ? null : now };
}
