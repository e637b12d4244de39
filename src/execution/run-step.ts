import { newId, newSecret } from '#base';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { insertAttempt } from './attempt-store.ts';
import type { RunView } from './model/view.ts';
import { notifyQueued } from './output-store.ts';
import { useApprovals } from './run-store.ts';
import { workOnStep, type StepInput, type StepScope } from './work-on-step.ts';

/**
 * Puts a step into the queue of the runners, once. Pressing twice makes one attempt: the step is locked,
 * an attempt under way answers the second request, and the table takes only one.
 */
export async function runStep(context: Context, actor: Actor, input: StepInput): Promise<RunView> {
  const isUnderWay = ({ facts }: { facts: StepScope['facts'] }) => facts.attempt?.state === 'queued' || facts.attempt?.state === 'running';
  return workOnStep(context, actor, { ...input, permission: 'step.run', action: 'run', isRepeat: isUnderWay }, (scope) =>
    queueAttempt(context, actor, scope, false),
  );
}

/** Writes the attempt, in the caller's transaction; its commit wakes the dispatchers of all nodes. */
export async function queueAttempt(
  context: Context,
  actor: Actor,
  scope: Pick<StepScope, 'tx' | 'run' | 'loaded' | 'stored' | 'plan' | 'hash' | 'attempts'>,
  automatic: boolean,
): Promise<void> {
  const { tx, loaded, stored, plan } = scope;
  const { risk, preservesEvidence } = loaded.traits;
  if (!plan?.ok || risk === null) return;
  const now = context.clock.now();
  const id = newId('attempt', now);
  const isNew = await insertAttempt(tx, {
    id,
    runId: stored.runId,
    stepId: stored.stepId,
    number: (scope.attempts.at(-1)?.number ?? 0) + 1,
    incidentId: scope.run.run.incidentId,
    organizationId: scope.run.run.organizationId,
    position: stored.position,
    token: newSecret(),
    risk,
    preservesEvidence,
    display: plan.plan.display,
    planHash: scope.hash,
    startedBy: actor,
    automatic,
    createdAt: now,
  });
  if (!isNew) return;
  await useApprovals(tx, stored, id);
  await notifyQueued(tx);
}
