import { useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { useRunAction } from '../api/use-incident-action.ts';
import type { RunStepView } from '../api/views.ts';
import { PersonName } from '../components/avatar.tsx';
import { RiskMark } from '../components/risk-mark.tsx';
import { stepTitle } from '../components/room/step-look.ts';
import { useSignedIn } from '../components/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { approvalButton, approvalPath, approvalWords } from './approval-path.ts';
import { confirmationTarget } from './confirmation-target.ts';
import { ReasonForm } from './reason-form.tsx';

/** Exactly what will run, why it is judged so, who said yes. A destructive step asks to type its target and needs a second person. */
export function ApproveForm({
  step,
  runId,
  onClose,
}: {
  readonly step: RunStepView;
  readonly runId: string;
  readonly onClose: () => void;
}): ReactNode {
  const { session } = useSignedIn();
  const [typed, setTyped] = useState('');
  const [isRejecting, setRejecting] = useState(false);
  const isDestructive = step.risk === 'destructive';
  const target = confirmationTarget(step);
  const path = approvalPath(step, session.person.id);
  const act = useRunAction(
    async (thenRun: boolean) => {
      if (path === 'run') return actions.runStep(runId, step.id);
      const run = await actions.approve(runId, step.id);
      const state = run.sections.flatMap((section) => section.steps).find((one) => one.id === step.id)?.state;
      return thenRun && state === 'approved' ? actions.runStep(runId, step.id) : run;
    },
    { quiet: true, onDone: onClose },
  );
  const reject = useRunAction((reason: string) => actions.reject(runId, step.id, reason), { quiet: true, onDone: onClose });
  const isReady = path !== 'wait-for-another' && step.plan !== null && (!isDestructive || typed.trim() === target);
  if (isRejecting)
    return (
      <ReasonForm
        title={`Reject: ${stepTitle(step)}`}
        label="Why not?"
        submit="Reject"
        draftKey={`reject:${step.id}`}
        busy={reject.isPending}
        error={reject.error}
        onSubmit={(reason) => reject.mutate(reason)}
        onClose={() => setRejecting(false)}
      />
    );
  return (
    <Dialog
      wide
      tone={isDestructive ? 'danger' : 'calm'}
      title={`${isDestructive ? 'Destructive: ' : path === 'run' ? 'Run: ' : 'Approve: '}${stepTitle(step)}`}
      onClose={onClose}
      footer={
        <>
          <span className="me-auto">
            <Button look="quiet" onClick={() => setRejecting(true)}>
              Reject…
            </Button>
          </span>
          {path === 'approve-and-run' && (
            <Button disabled={!isReady} busy={act.isPending} onClick={() => act.mutate(false)}>
              Approve only
            </Button>
          )}
          <Button
            look={isDestructive ? 'danger' : 'primary'}
            icon={path === 'approve' ? 'check' : 'play'}
            disabled={!isReady}
            busy={act.isPending}
            onClick={() => act.mutate(path !== 'approve')}
          >
            {approvalButton(path, step.risk)}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {act.error && <ProblemNotice error={act.error} />}
        <div className="flex flex-wrap items-center gap-2">
          {step.risk && <RiskMark risk={step.risk} />}
          <span className="foreign text-[0.8125rem] text-ink-2">{step.reasons.join('; ')}</span>
        </div>
        <section>
          <h3 className="mb-1.5 text-xs font-semibold text-ink-2">Exactly this will run</h3>
          <pre
            dir="ltr"
            className="rounded-lg bg-terminal px-3.5 py-3 font-mono text-[0.8125rem] leading-relaxed break-words whitespace-pre-wrap text-terminal-ink"
          >
            {step.plan?.display ?? 'Values are missing: give them first.'}
          </pre>
          {step.plan?.differs && (
            <div className="mt-2 text-xs text-ink-2">
              <p>
                The document says, on line {step.line}: <code className="foreign font-mono">{step.source.trim()}</code>
              </p>
              {step.plan.reasons.map((reason) => (
                <p key={reason} className="mt-0.5 flex gap-1.5">
                  <Icon name="info" size={13} className="mt-0.5" /> {reason}
                </p>
              ))}
            </div>
          )}
        </section>
        {step.parameters.length > 0 && (
          <dl className="grid grid-cols-1 gap-1 rounded-lg border border-line px-3 py-2 text-[0.8125rem]">
            {step.parameters.map((parameter) => (
              <div key={parameter.name} className="grid grid-cols-[minmax(0,10rem)_minmax(0,1fr)] gap-3">
                <dt className="foreign font-mono text-xs text-ink-3">{parameter.name}</dt>
                <dd className="foreign">
                  <span className="font-mono text-xs">{parameter.secret ? '••••••' : (parameter.value ?? '—')}</span>
                  {parameter.source && <span className="text-xs text-ink-3"> from {parameter.source}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem] text-ink-2">
          <Icon name="users" size={15} />
          {approvalWords[path]}
          {step.approvals.length > 0 && <span className="text-ink-3">Yes from</span>}
          {step.approvals.map((approval) => (
            <PersonName key={approval.person.id} person={approval.person} />
          ))}
        </p>
        {isDestructive && path !== 'wait-for-another' && (
          <TextField
            label={`Type “${target}” to confirm`}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            help="This destroys or interrupts something and may not be undone."
          />
        )}
      </div>
    </Dialog>
  );
}
