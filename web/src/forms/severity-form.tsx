import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { useIncidentAction } from '../api/use-incident-action.ts';
import type { IncidentView, SeverityInput } from '../api/views.ts';
import { SeverityPicker } from '../components/severity-picker.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** A new severity restarts the clocks the document promises for it. */
export function SeverityForm({ incident, onClose }: { readonly incident: IncidentView; readonly onClose: () => void }): ReactNode {
  const formId = useId();
  const [severity, setSeverity] = useState(incident.severity?.label ?? '');
  const reason = useDraft(`severity:${incident.id}`);
  const change = useIncidentAction(incident.id, (input: SeverityInput) => actions.setSeverity(incident.id, input), {
    quiet: true,
    onDone: () => {
      reason.clear();
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ severity, ...(reason.text.trim() && { reason: reason.text.trim() }) });
  };
  return (
    <Dialog
      title="Change severity"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form={formId}
            busy={change.isPending}
            disabled={severity === '' || severity === incident.severity?.label}
          >
            Change
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid grid-cols-1 gap-4">
        {change.error && <ProblemNotice error={change.error} />}
        <SeverityPicker severities={incident.severities} value={severity} onChange={setSeverity} />
        {incident.severities.length === 0 && <p className="text-ink-2">This organization’s documents define no severities.</p>}
        <TextArea
          label="Why"
          optional
          dir="auto"
          maxLength={2000}
          value={reason.text}
          onChange={(event) => reason.set(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
