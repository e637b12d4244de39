import { useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { useRunAction } from '../../api/use-incident-action.ts';
import type { RunStepView } from '../../api/views.ts';
import { ApproveForm } from '../../forms/approve-form.tsx';
import { ReasonForm } from '../../forms/reason-form.tsx';
import { SettleForm } from '../../forms/settle-form.tsx';
import { Button } from '../../ui/button.tsx';
import { isActive, isFinished, isRunnable, stepTitle } from './step-look.ts';

type OpenForm = 'approve' | 'skip' | 'settle' | null;

/** What can be done with a step in its state: one thing stands out, the rest is quiet. */
export function StepActions({
  step,
  runId,
  onTell,
  isNext,
}: {
  readonly step: RunStepView;
  readonly runId: string;
  readonly onTell: () => void;
  readonly isNext: boolean;
}): ReactNode {
  const [open, setOpen] = useState<OpenForm>(null);
  // One primary action on the screen: the next step has it, the same buttons elsewhere are quieter.
  const main = isNext ? 'primary' : 'secondary';
  const close = (): void => setOpen(null);
  const run = useRunAction(() => actions.runStep(runId, step.id));
  const stop = useRunAction(() => actions.stopStep(runId, step.id));
  const done = useRunAction((isDone: boolean) => actions.setDone(runId, step.id, { done: isDone }));
  const skip = useRunAction((reason: string) => actions.skip(runId, step.id, reason), { quiet: true, onDone: close });
  const canSkip = !isFinished(step) && !isActive(step) && step.state !== 'unknown';
  return (
    <div className="flex flex-wrap items-center gap-2">
      {step.state === 'unknown' && (
        <Button size="sm" look={main} data-step-main onClick={() => setOpen('settle')}>
          Say how it ended…
        </Button>
      )}
      {isActive(step) && (
        <Button size="sm" look="danger-quiet" icon="stop" busy={stop.isPending} onClick={() => stop.mutate(undefined)}>
          Stop
        </Button>
      )}
      {isRunnable(step) && step.state === 'needs-approval' && (
        <Button
          size="sm"
          look={step.risk === 'destructive' ? 'danger-quiet' : main}
          icon={step.risk === 'destructive' ? 'octagon' : 'hand'}
          data-step-main
          onClick={() => setOpen('approve')}
        >
          Review…
        </Button>
      )}
      {isRunnable(step) && (step.state === 'waiting' || step.state === 'approved') && (
        <Button
          size="sm"
          look={step.risk === 'destructive' ? 'danger-quiet' : main}
          icon="play"
          hotkey="r"
          data-step-main
          busy={run.isPending}
          disabled={step.blocked !== null}
          onClick={() => (step.risk === 'destructive' ? setOpen('approve') : run.mutate(undefined))}
        >
          {step.risk === 'destructive' ? 'Review…' : 'Run'}
        </Button>
      )}
      {isRunnable(step) && isFinished(step) && step.state !== 'skipped' && (
        <Button
          size="sm"
          look="quiet"
          icon="refresh"
          data-step-main
          busy={run.isPending}
          // An approval is good for one attempt: what changes something is approved again.
          onClick={() => (step.risk === 'read-only' || step.risk === null ? run.mutate(undefined) : setOpen('approve'))}
        >
          {step.risk === 'read-only' || step.risk === null ? 'Run again' : 'Run again…'}
        </Button>
      )}
      {!isRunnable(step) && (step.kind === 'message' || step.kind === 'template') && !isFinished(step) && (
        <Button size="sm" icon="send" onClick={onTell}>
          Write it…
        </Button>
      )}
      {!isRunnable(step) && !isFinished(step) && (
        <Button size="sm" look={main} icon="check" data-step-main busy={done.isPending} onClick={() => done.mutate(true)}>
          Done
        </Button>
      )}
      {step.state === 'done' && (
        <Button size="sm" look="quiet" busy={done.isPending} onClick={() => done.mutate(false)}>
          Not done after all
        </Button>
      )}
      {canSkip && (
        <Button size="sm" look="quiet" onClick={() => setOpen('skip')}>
          Skip…
        </Button>
      )}
      {step.blocked && !isFinished(step) && <span className="foreign text-xs text-ink-2">{step.blocked}</span>}
      {open === 'approve' && <ApproveForm step={step} runId={runId} onClose={close} />}
      {open === 'settle' && <SettleForm step={step} runId={runId} onClose={close} />}
      {open === 'skip' && (
        <ReasonForm
          title={`Skip: ${stepTitle(step)}`}
          label="Why is it skipped?"
          submit="Skip"
          draftKey={`skip:${step.id}`}
          busy={skip.isPending}
          error={skip.error}
          onSubmit={(reason) => skip.mutate(reason)}
          onClose={close}
        />
      )}
    </div>
  );
}
