import { fail, newId } from '#base';
import { incidentStream } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { z } from 'zod';
import { stepApproved, stepRejected } from './model/entries.ts';
import type { RunView } from './model/view.ts';
import { insertApproval, updateStep, voidApprovals } from './run-store.ts';
import { workOnStep, type StepInput } from './work-on-step.ts';

/** Says yes to exactly what the step would run now. Good for one attempt, and void as soon as a value changes. */
export async function approveStep(context: Context, actor: Actor, input: StepInput): Promise<RunView> {
  return workOnStep(
    context,
    actor,
    { ...input, permission: 'step.approve', action: 'approve' },
    async ({ tx, about, plan, hash, loaded }) => {
      if (!plan?.ok || loaded.traits.risk === null) fail('internal', 'a step without a plan was approved');
      const now = context.clock.now();
      await insertApproval(tx, { id: newId('approval', now), runId: input.runId, stepId: input.stepId, actor, planHash: hash, now });
      await updateStep(tx, input, { rejection: null });
      await context.journal.append(tx, {
        entry: stepApproved,
        stream: incidentStream(about.incidentId),
        actor,
        data: { ...about, display: plan.plan.display, risk: loaded.traits.risk },
      });
    },
  );
}

const rejection = z.object({ reason: z.string().trim().min(1).max(2000) });

/** Says no, with a reason; approvals so far are void. */
export async function rejectStep(context: Context, actor: Actor, input: StepInput & { reason: string }): Promise<RunView> {
  const { reason } = rejection.parse(input);
  return workOnStep(context, actor, { ...input, permission: 'step.approve', action: 'reject' }, async ({ tx, about }) => {
    const now = context.clock.now();
    const { kind, id, name } = actor;
    await voidApprovals(tx, input, now);
    await updateStep(tx, input, { rejection: { by: { kind, id, name }, at: now.toISOString(), reason } });
    await context.journal.append(tx, { entry: stepRejected, stream: incidentStream(about.incidentId), actor, data: { ...about, reason } });
  });
}
