import { fail } from '#base';
import { lockIncident } from '#incidents';
import type { Context } from '#journal';
import { authorise, type Actor, type Permission } from '#people';
import type { Db } from '#store';
import { loadRun, loadState, situationOf, titleOf, type LoadedRun, type StepSituation } from './load-run.ts';
import { decideStep, type StepAction } from './model/decide-step.ts';
import type { RunView } from './model/view.ts';
import { readRunView } from './read-run-view.ts';
import { lockStep, selectRun } from './run-store.ts';

export interface StepScope extends StepSituation {
  readonly tx: Db;
  readonly run: LoadedRun;
  /** What every entry about this step begins with. */
  readonly about: { readonly incidentId: string; readonly runId: string; readonly stepId: string; readonly title: string };
}

export interface StepInput {
  readonly runId: string;
  readonly stepId: string;
}

/**
 * The frame of every verb on a step: permission, one transaction, incident and step locked, a pure decision
 * with a reason. Answers the whole run as it is afterwards.
 * `isRepeat`: the same request again (a double click) changes nothing and is no error.
 */
export async function workOnStep(
  context: Context,
  actor: Actor,
  input: StepInput & {
    permission: Permission;
    action: StepAction;
    mayBeClosed?: boolean;
    isRepeat?: (situation: StepSituation) => boolean;
  },
  work: (scope: StepScope) => Promise<void>,
): Promise<RunView> {
  const run = (await selectRun(context.store.db, input.runId)) ?? fail('not-found', 'there is no such run');
  authorise(actor, input.permission, run.organizationId);
  await context.store.transaction(async (tx) => {
    const incident = await lockIncident(tx, run.incidentId);
    if (incident.mergedInto) fail('conflict', 'this incident was merged; work goes on in the other one');
    if (incident.resolvedAt && !input.mayBeClosed) fail('conflict', 'the incident is resolved; reopen it first');
    if (!(await lockStep(tx, run.id, input.stepId))) fail('not-found', 'there is no such step in this run');
    const loaded = await loadRun(tx, run);
    const situation = situationOf(loaded, await loadState(tx, run.id), input.stepId);
    if (input.isRepeat?.(situation)) return;
    const decision = decideStep(input.action, situation.facts, actor);
    if (!decision.ok) fail(decision.code, decision.reason);
    const about = { incidentId: run.incidentId, runId: run.id, stepId: input.stepId, title: titleOf(situation.loaded.step) };
    await work({ ...situation, tx, run: loaded, about });
  });
  return readRunView(context.store.db, run.id);
}
