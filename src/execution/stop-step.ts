import { fail } from '#base';
import { incidentStream } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { z } from 'zod';
import { lockAttempt, updateEnded, updateSettled, updateStopRequested } from './attempt-store.ts';
import { stepSettled, stepStopped } from './model/entries.ts';
import type { RunView } from './model/view.ts';
import { notifyOutput, notifyStop } from './output-store.ts';
import { workOnStep, type StepInput } from './work-on-step.ts';

/** Stops what is under way: a queued attempt at once, a running one through its runner, whichever node that is. */
export async function stopStep(context: Context, actor: Actor, input: StepInput): Promise<RunView> {
  return workOnStep(
    context,
    actor,
    { ...input, permission: 'step.run', action: 'stop', mayBeClosed: true },
    async ({ tx, about, attempts }) => {
      const attempt = await lockAttempt(tx, attempts.at(-1)?.id ?? '');
      if (!attempt || (attempt.state !== 'queued' && attempt.state !== 'running')) fail('conflict', 'the step has just ended');
      if (attempt.stopRequestedBy) return;
      await updateStopRequested(tx, attempt.id, actor);
      if (attempt.state === 'queued') {
        await updateEnded(tx, attempt.id, {
          state: 'stopped',
          exitCode: null,
          verdict: `stopped by ${actor.name} before it started`,
          truncated: false,
          endedAt: context.clock.now(),
        });
        await notifyOutput(tx, attempt.id, 0);
      } else {
        await notifyStop(tx, attempt.id);
      }
      await context.journal.append(tx, {
        entry: stepStopped,
        stream: incidentStream(about.incidentId),
        actor,
        data: { ...about, attemptId: attempt.id },
      });
    },
  );
}

const settleInput = z.object({ outcome: z.enum(['succeeded', 'failed']), note: z.string().trim().min(1).max(2000) });

/** A person looked at the system and says what became of an attempt whose outcome nobody knew. */
export async function settleStep(
  context: Context,
  actor: Actor,
  input: StepInput & { outcome: 'succeeded' | 'failed'; note: string },
): Promise<RunView> {
  const { outcome, note } = settleInput.parse(input);
  return workOnStep(
    context,
    actor,
    { ...input, permission: 'step.run', action: 'settle', mayBeClosed: true },
    async ({ tx, about, attempts }) => {
      const attempt = await lockAttempt(tx, attempts.at(-1)?.id ?? '');
      if (attempt?.state !== 'unknown') fail('conflict', 'the outcome is known meanwhile');
      await updateSettled(tx, attempt.id, {
        state: outcome,
        verdict: `settled as ${outcome} by ${actor.name}: ${note}`,
        by: actor,
        note,
        at: context.clock.now(),
      });
      await context.journal.append(tx, {
        entry: stepSettled,
        stream: incidentStream(about.incidentId),
        actor,
        data: { ...about, attemptId: attempt.id, outcome, note },
      });
    },
  );
}
