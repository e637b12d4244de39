import type { RunStepView } from '../api/views.ts';

/** What must be typed before a destructive step is approved: the value it acts on (of a path its last part), else the words the command begins with. */
export function confirmationTarget(step: Pick<RunStepView, 'parameters' | 'plan' | 'source' | 'title'>): string {
  const value = step.parameters.find((parameter) => !parameter.secret && parameter.value !== null && parameter.value.length <= 200)?.value;
  if (value)
    return (
      value
        .trim()
        .split('/')
        .findLast((part) => part.length > 2) ?? value.trim()
    );
  const command = (step.plan?.display ?? step.source).trim().split('\n')[0] ?? '';
  return command.split(/\s+/).slice(0, 3).join(' ') || (step.title ?? 'approve');
}
