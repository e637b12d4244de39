import type { ErrorCode } from '#base';
import type { ActorRef } from '#journal';
import { stepStateOf } from './step-state.ts';
import type { StepFacts, StepState } from './step.ts';

export type StepAction = 'values' | 'approve' | 'reject' | 'run' | 'stop' | 'settle' | 'done' | 'reopen' | 'skip';

export type Decision = { readonly ok: true } | { readonly ok: false; readonly code: ErrorCode; readonly reason: string };

const yes: Decision = { ok: true };
const no = (code: ErrorCode, reason: string): Decision => ({ ok: false, code, reason });

/** What can be done in which state. Everything else is refused, whoever asks. */
export const allowedActions: Readonly<Record<StepState, readonly StepAction[]>> = {
  waiting: ['values', 'run', 'done', 'skip'],
  'needs-value': ['values', 'done', 'skip'],
  'needs-approval': ['values', 'approve', 'reject', 'done', 'skip'],
  approved: ['values', 'approve', 'reject', 'run', 'done', 'skip'],
  queued: ['stop'],
  running: ['stop'],
  succeeded: ['values', 'approve', 'run', 'done', 'skip'],
  failed: ['values', 'approve', 'run', 'done', 'skip'],
  stopped: ['values', 'approve', 'run', 'done', 'skip'],
  unknown: ['settle', 'run'],
  skipped: ['reopen'],
  done: ['reopen'],
  'not-runnable': ['done', 'skip'],
};

/** May this actor do this to a step with these facts? Pure; permissions were checked before. */
export function decideStep(action: StepAction, facts: StepFacts, actor: ActorRef): Decision {
  const state = stepStateOf(facts);
  if (action === 'run' || action === 'approve') {
    const refusal = againstRunning(facts);
    if (refusal && state !== 'queued' && state !== 'running') return refusal;
  }
  if (action === 'run' && state === 'needs-approval') return decideRun(facts, actor);
  if (!allowedActions[state].includes(action)) return no('conflict', `the step is ${state}; ${wordsFor(action)} is not possible now`);
  if (action === 'approve') return decideApproval(facts, actor);
  if (action === 'run') return decideRun(facts, actor);
  return yes;
}

function wordsFor(action: StepAction): string {
  return action === 'values' ? 'changing values' : action === 'done' ? 'marking it done' : action;
}

function againstRunning(facts: StepFacts): Decision | null {
  if (facts.runnability.kind === 'manual')
    return no('policy-refused', 'there is nothing to run here: a person does this step and marks it done');
  if (facts.runnability.kind === 'blocked') return no('policy-refused', facts.runnability.reason);
  if (facts.missing.length > 0) return no('parameter-missing', `a value is missing: ${facts.missing.join(', ')}`);
  const problem = facts.problems[0];
  return problem === undefined ? null : no('policy-refused', problem);
}

function decideApproval(facts: StepFacts, actor: ActorRef): Decision {
  if (facts.runnability.kind !== 'runnable' || facts.runnability.risk === 'read-only')
    return no('conflict', 'a read-only step needs no approval');
  if (facts.approvals.some((approval) => approval.actor.id === actor.id)) return no('conflict', 'you have approved this already');
  return yes;
}

function decideRun(facts: StepFacts, actor: ActorRef): Decision {
  const { runnability } = facts;
  if (runnability.kind !== 'runnable') return no('policy-refused', 'this step cannot be run');
  if (runnability.risk === 'read-only') return yes;
  if (facts.attempt?.state === 'unknown') {
    return no('outcome-unknown', 'nobody knows whether the last attempt took effect; look at the system, then settle it');
  }
  if (facts.approvals.length === 0) return no('policy-refused', 'a step that changes something needs an approval first');
  if (runnability.risk === 'mutating') return yes;
  if (facts.evidenceMissing) return no('policy-refused', 'evidence first: run a step that saves evidence before anything is destroyed');
  // A token is a key, not a head: only people count, and whoever runs it is one of the two.
  const people = new Set(facts.approvals.filter(({ actor: by }) => by.kind === 'person').map(({ actor: by }) => by.id));
  if (actor.kind === 'person') people.add(actor.id);
  if (people.size >= 2) return yes;
  return no('policy-refused', 'a step that destroys something takes two people: one approves, another one runs it');
}

/**
 * Whether Tocsin may run the step by itself: nothing but what is known to be harmless. What needs a person
 * or never ends is not `runnable` at all (model/plan-step.ts).
 */
export function mayRunByItself(facts: StepFacts, step: { sectionKind: string }): boolean {
  return (
    (step.sectionKind === 'diagnosis' || step.sectionKind === 'symptoms') &&
    facts.runnability.kind === 'runnable' &&
    facts.runnability.risk === 'read-only' &&
    stepStateOf(facts) === 'waiting'
  );
}
