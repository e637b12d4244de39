import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useId } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { fieldError } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import type { DeclareInput, IncidentView } from '../api/views.ts';
import { SeverityPicker } from '../components/severity-picker.tsx';
import { useSignedIn } from '../components/session-context.ts';
import { useFormDraft } from '../drafts/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Declares an incident by hand, in the words of the organization's own documents. Kept as a draft until sent. */
export function DeclareForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const formId = useId();
  const { session, org: current } = useSignedIn();
  const router = useRouter();
  const form = useFormDraft('declare', { org: current, title: '', severity: '', runbook: '', service: '', summary: '' });
  const { org, title, severity, runbook, service, summary } = form.values;
  const organizations = useQuery(queries.organizations());
  const runbooks = useQuery({ ...queries.runbooks(org), enabled: org !== '' });
  const severities = organizations.data?.items.find((one) => one.slug === org)?.severities ?? [];
  const declare = useAction((input: DeclareInput) => actions.declare(org, input), {
    quiet: true,
    puts: (incident: IncidentView) => ['incident', incident.id],
    makesOld: [['home'], ['incidents']],
    onDone: (incident) => {
      form.clear();
      onClose();
      router.history.push(paths.page.incident(incident.id));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    declare.mutate({
      title,
      ...(severity && { severity }),
      ...(runbook && { runbook }),
      ...(service && { service }),
      ...(summary && { summary }),
    });
  };
  return (
    <Dialog
      title="Declare an incident"
      onClose={onClose}
      footer={
        <>
          {form.isKept && <span className="me-auto text-xs text-ink-3">Draft kept</span>}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} busy={declare.isPending} disabled={title.trim() === ''}>
            Declare
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid grid-cols-1 gap-4">
        {declare.error && <ProblemNotice error={declare.error} />}
        {session.organizations.length > 1 && (
          <SelectField label="Organization" value={org} onChange={(event) => form.set('org', event.target.value)}>
            {session.organizations.map((one) => (
              <option key={one.slug} value={one.slug}>
                {one.name}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label="What is broken?"
          data-autofocus
          placeholder="Checkout answers with errors"
          maxLength={300}
          dir="auto"
          value={title}
          error={fieldError(declare.error, 'title')}
          onChange={(event) => form.set('title', event.target.value)}
        />
        <SeverityPicker severities={severities} value={severity} onChange={(value) => form.set('severity', value)} />
        <SelectField
          label="Runbook"
          optional
          help="Without one, Tocsin looks for the document that fits."
          value={runbook}
          onChange={(event) => form.set('runbook', event.target.value)}
        >
          <option value="">Choose later</option>
          {(runbooks.data?.items ?? []).map((one) => (
            <option key={one.slug} value={one.slug}>
              {one.title}
            </option>
          ))}
        </SelectField>
        <TextField label="Service" optional dir="auto" value={service} onChange={(event) => form.set('service', event.target.value)} />
        <TextArea
          label="What is known so far"
          optional
          dir="auto"
          value={summary}
          onChange={(event) => form.set('summary', event.target.value)}
        />
      </form>
    </Dialog>
  );
}
