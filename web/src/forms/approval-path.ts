import type { RunStepView } from '../api/views.ts';

/** What pressing yes does: a mutating step takes one yes, a destructive one takes two heads, of which the second runs it. */
export type ApprovalPath = 'approve-and-run' | 'approve' | 'run' | 'wait-for-another';

export function approvalPath(step: Pick<RunStepView, 'risk' | 'approvals'>, personId: string): ApprovalPath {
  const others = step.approvals.some((approval) => approval.person.id !== personId);
  if (step.risk !== 'destructive') return step.approvals.length > 0 ? 'run' : 'approve-and-run';
  if (others) return 'run';
  return step.approvals.length > 0 ? 'wait-for-another' : 'approve';
}

/** The words on the button. The second person's yes to a destructive step is that they run it. */
export function approvalButton(path: ApprovalPath, risk: RunStepView['risk']): string {
  if (path === 'approve') return 'Approve (1 of 2)';
  if (path === 'run' && risk !== 'destructive') return 'Run it';
  return 'Approve and run';
}

/** Who must do what, in one sentence. */
export const approvalWords: Readonly<Record<ApprovalPath, string>> = {
  'approve-and-run': 'It changes something: one person’s yes is needed, yours is enough.',
  approve: 'It destroys something: you approve, a second person runs it.',
  run: 'Another person said yes: yours is what is missing.',
  'wait-for-another': 'You approved it; a second person must look at it and run it.',
};
