import type { IncidentView, RunStepView, RunView } from '../../api/views.ts';
import { isActive, isFinished, isRunnable, stepTitle } from './step-look.ts';

/** The one next thing to do, in words, and what its button does. */
export type NextAction = { readonly button: string; readonly words: string } & (
  | { readonly kind: 'acknowledge' | 'update' | 'resolve' | 'postmortem' | 'start-run' }
  | {
      readonly kind: 'step';
      readonly stepId: string;
      /** Going there may press its button too: it opens a question or runs something harmless. */
      readonly press: boolean;
    }
);

/**
 * Safety first (an outcome nobody knows), then people who wait (an overdue update), then the document's own order.
 * `null` while something runs and nothing else is due: the thing to do is to wait.
 */
export function nextAction(incident: IncidentView, run: RunView | undefined, now: number): NextAction | null {
  if (incident.status === 'resolved') return { kind: 'postmortem', button: 'Post-mortem', words: 'Write the post-mortem' };
  if (incident.acknowledgedAt === null) return { kind: 'acknowledge', button: 'Acknowledge', words: 'Acknowledge: say that you have it' };
  const steps = run?.sections.flatMap((section) => section.steps) ?? [];
  const unknown = steps.find((step) => step.state === 'unknown');
  if (unknown) return { kind: 'step', stepId: unknown.id, press: true, button: 'Settle', words: `Say how it ended: ${stepTitle(unknown)}` };
  const isUpdateDue = incident.clocks.some(
    (clock) => clock.kind === 'update' && clock.stoppedAt === null && Date.parse(clock.dueAt) <= now,
  );
  if (isUpdateDue) return { kind: 'update', button: 'Update', words: 'An update is overdue: tell people' };
  if (incident.status === 'monitoring') {
    const isOver = incident.monitorUntil === null || Date.parse(incident.monitorUntil) <= now;
    return isOver ? { kind: 'resolve', button: 'Resolve', words: 'Monitored long enough: resolve' } : null;
  }
  if (!run && incident.runbook && incident.runId === null)
    return { kind: 'start-run', button: 'Start', words: `Start the runbook: ${incident.runbook.title}` };
  const next = openSteps(steps).find((step) => !isActive(step));
  if (next) return { kind: 'step', stepId: next.id, press: mayPress(next), ...stepWords(next) };
  return steps.some(isActive) ? null : { kind: 'resolve', button: 'Resolve', words: 'Every step is finished: resolve, or monitor first' };
}

/** Steps still to do; once one option of a choice went well, the others are not. */
function openSteps(steps: readonly RunStepView[]): readonly RunStepView[] {
  const isChosen = steps.some((step) => step.option !== null && (step.state === 'succeeded' || step.state === 'done'));
  return steps.filter((step) => !isFinished(step) && step.state !== 'not-runnable' && !(isChosen && step.option !== null));
}

function mayPress(step: RunStepView): boolean {
  if (step.state === 'needs-approval' && step.option === null) return true;
  return isRunnable(step) && step.state === 'waiting' && step.risk === 'read-only';
}

function stepWords(step: RunStepView): { readonly button: string; readonly words: string } {
  const title = stepTitle(step);
  if (step.state === 'needs-value') return { button: 'Fill in', words: `Give a value: ${title}` };
  if (step.state === 'needs-approval')
    return { button: 'Review', words: step.option === null ? `Approve: ${title}` : `Choose and approve: ${title}` };
  if (isRunnable(step)) return { button: 'Run', words: `Run: ${title}` };
  return { button: 'Do', words: title };
}
