import { incidentStream } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { z } from 'zod';
import { stepDone, stepSkipped } from './model/entries.ts';
import type { RunView } from './model/view.ts';
import { updateStep, voidApprovals } from './run-store.ts';
import { workOnStep, type StepInput } from './work-on-step.ts';

const doneInput = z.object({ done: z.boolean(), note: z.string().max(2000).optional() });
const skipInput = z.object({ reason: z.string().trim().min(1).max(2000) });

/** A person did the step by hand; or (`done: false`) takes a done or skipped step up again. */
export async function markStepDone(
  context: Context,
  actor: Actor,
  input: StepInput & { done: boolean; note?: string | undefined },
): Promise<RunView> {
  const { done, note } = doneInput.parse(input);
  return workOnStep(
    context,
    actor,
    { ...input, permission: 'step.run', action: done ? 'done' : 'reopen', mayBeClosed: true },
    async ({ tx, about }) => {
      const now = context.clock.now();
      const { kind, id, name } = actor;
      await voidApprovals(tx, input, now);
      await updateStep(tx, input, {
        mark: done ? { kind: 'done', by: { kind, id, name }, at: now.toISOString(), note: note?.trim() || null } : null,
      });
      await context.journal.append(tx, {
        entry: stepDone,
        stream: incidentStream(about.incidentId),
        actor,
        data: { ...about, done, note: note?.trim() || null },
      });
    },
  );
}

/** Leaves a step out, with a reason. */
export async function skipStep(context: Context, actor: Actor, input: StepInput & { reason: string }): Promise<RunView> {
  const { reason } = skipInput.parse(input);
  return workOnStep(context, actor, { ...input, permission: 'step.run', action: 'skip' }, async ({ tx, about }) => {
    const now = context.clock.now();
    const { kind, id, name } = actor;
    await voidApprovals(tx, input, now);
    await updateStep(tx, input, { mark: { kind: 'skipped', by: { kind, id, name }, at: now.toISOString(), note: reason } });
    await context.journal.append(tx, { entry: stepSkipped, stream: incidentStream(about.incidentId), actor, data: { ...about, reason } });
  });
}
