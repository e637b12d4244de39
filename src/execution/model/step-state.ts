import { unreachable } from '#base';
import type { StepFacts, StepState } from './step.ts';

/** The state of a step, worked out from the facts: there is no second place that could disagree. */
export function stepStateOf(facts: StepFacts): StepState {
  const { attempt, mark, runnability } = facts;
  if (attempt?.state === 'queued' || attempt?.state === 'running') return attempt.state;
  if (mark) return mark.kind;
  // An unsettled outcome outranks everything that could be done next.
  if (attempt?.state === 'unknown') return 'unknown';
  switch (runnability.kind) {
    case 'manual':
      return 'waiting';
    case 'blocked':
      return attempt?.state ?? 'not-runnable';
    case 'runnable':
      if (facts.missing.length > 0 || facts.problems.length > 0) return attempt?.state ?? 'needs-value';
      if (runnability.risk !== 'read-only') return facts.approvals.length > 0 ? 'approved' : (attempt?.state ?? 'needs-approval');
      return attempt?.state ?? 'waiting';
    default:
      return unreachable(runnability);
  }
}

/** Why the step cannot run now, in words for the page; null when it can (or is under way, or needs no running). */
export function blockedBecause(facts: StepFacts): string | null {
  const { runnability, attempt } = facts;
  if (attempt?.state === 'queued' || attempt?.state === 'running' || facts.mark) return null;
  if (runnability.kind === 'manual') return null;
  if (runnability.kind === 'blocked') return runnability.reason;
  if (facts.missing.length > 0) return `needs ${facts.missing.length === 1 ? 'a value' : 'values'}: ${facts.missing.join(', ')}`;
  const problem = facts.problems[0];
  if (problem !== undefined) return problem;
  if (runnability.risk === 'read-only') return null;
  if (attempt?.state === 'unknown') return 'nobody knows whether the last attempt took effect; look, then settle it';
  if (runnability.risk === 'destructive' && facts.evidenceMissing)
    return 'evidence first: run a step that saves evidence before anything is destroyed';
  if (facts.approvals.length > 0) return null;
  if (facts.rejection) return `${facts.rejection.by.name} rejected it: ${facts.rejection.reason}`;
  return runnability.risk === 'destructive'
    ? 'destroys something: one person approves, another one runs it'
    : 'changes something: needs one approval';
}
