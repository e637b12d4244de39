import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { isConflict, problemOf } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import { useIncidentAction } from '../api/use-incident-action.ts';
import type { IncidentView, ResolveInput } from '../api/views.ts';
import { CheckLine } from '../components/room/checks-block.tsx';
import { useFormDraft } from '../drafts/use-draft.ts';
import { formatCountdown, formatDuration } from '../live/format-time.ts';
import { useNow } from '../live/use-now.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Resolves, or says what still stands against it; a commander may go on with a reason that the timeline keeps. */
export function ResolveForm({ incident, onClose }: { readonly incident: IncidentView; readonly onClose: () => void }): ReactNode {
  const formId = useId();
  const form = useFormDraft(`resolve:${incident.id}`, { summary: '', override: '' });
  const [isOverriding, setOverriding] = useState(false);
  const checks = useQuery(queries.checks(incident.id));
  const resolve = useIncidentAction(incident.id, (input: ResolveInput) => actions.resolve(incident.id, input), {
    quiet: true,
    onDone: () => {
      form.clear();
      onClose();
    },
  });
  const isRefused = isConflict(resolve.error) && problemOf(resolve.error).code === 'not-ready';
  const failing = (checks.data?.items ?? []).filter((check) => check.verdict !== 'passed');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { summary, override } = form.values;
    resolve.mutate({ ...(summary.trim() && { summary: summary.trim() }), ...(isOverriding && { override: override.trim() }) });
  };
  return (
    <Dialog
      title="Resolve the incident"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look={isOverriding ? 'danger' : 'primary'}
            type="submit"
            form={formId}
            busy={resolve.isPending}
            disabled={isOverriding && form.values.override.trim() === ''}
          >
            {isOverriding ? 'Resolve all the same' : 'Resolve'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid grid-cols-1 gap-4">
        {isRefused ? (
          <div role="alert" className="rounded-lg border border-warn-line bg-warn-soft px-3.5 py-3 text-[0.8125rem]">
            <p className="flex items-center gap-2 font-medium text-warn">
              <Icon name="triangle" /> Not ready to resolve
            </p>
            <p className="foreign mt-1 text-ink-2">{problemOf(resolve.error).detail}</p>
            <ul className="mt-1.5 list-disc ps-5 text-ink">
              {problemOf(resolve.error).errors.map((one) => (
                <li key={`${one.field}${one.message}`} className="foreign">
                  {one.message}
                </li>
              ))}
            </ul>
            {!isOverriding && (
              <div className="mt-2.5">
                <Button size="sm" onClick={() => setOverriding(true)}>
                  Resolve all the same…
                </Button>
              </div>
            )}
          </div>
        ) : (
          resolve.error && <ProblemNotice error={resolve.error} />
        )}
        <MonitorTime incident={incident} />
        {failing.length > 0 && (
          <section>
            <h3 className="mb-1 text-[0.8125rem] font-medium">Thresholds not passed</h3>
            <ul className="divide-y divide-line rounded-lg border border-line">
              {failing.map((check) => (
                <li key={check.id} className="px-3 py-2">
                  <CheckLine check={check} incident={incident} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <TextArea
          label="What was it, and what ended it?"
          optional
          data-autofocus
          dir="auto"
          maxLength={10_000}
          value={form.values.summary}
          onChange={(event) => form.set('summary', event.target.value)}
          help="It opens the post-mortem draft."
        />
        {isOverriding && (
          <TextArea
            label="Why resolve although it is not ready?"
            dir="auto"
            maxLength={2000}
            value={form.values.override}
            onChange={(event) => form.set('override', event.target.value)}
            help="Your name and this reason go on the timeline."
          />
        )}
      </form>
    </Dialog>
  );
}

function MonitorTime({ incident }: { readonly incident: IncidentView }): ReactNode {
  const now = useNow();
  const rule = incident.clocks.find((clock) => clock.kind === 'monitor');
  if (incident.monitorUntil === null)
    return (
      rule && (
        <p className="text-[0.8125rem] text-ink-2">
          The document asks to monitor for {formatDuration(Date.parse(rule.dueAt) - Date.parse(rule.startedAt))} first.
        </p>
      )
    );
  const left = Date.parse(incident.monitorUntil) - now;
  return (
    <p className={`flex items-center gap-2 text-[0.8125rem] ${left > 0 ? 'text-warn' : 'text-good'}`}>
      <Icon name={left > 0 ? 'clock' : 'circle-check'} />
      {left > 0 ? (
        <span>
          Monitoring: <span className="tabular font-medium">{formatCountdown(left)}</span> left, as the document asks.
        </span>
      ) : (
        'Monitored as long as the document asks.'
      )}
    </p>
  );
}
