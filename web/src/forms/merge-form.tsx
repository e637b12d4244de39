import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { useIncidentAction } from '../api/use-incident-action.ts';
import type { IncidentView } from '../api/views.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Two incidents that are one: this one closes and points to the other, which takes its alerts. */
export function MergeForm({ incident, onClose }: { readonly incident: IncidentView; readonly onClose: () => void }): ReactNode {
  const formId = useId();
  const router = useRouter();
  const [into, setInto] = useState('');
  const open = useQuery(queries.incidents(incident.organization.slug, 'open'));
  const others = (open.data?.items ?? []).filter((one) => one.id !== incident.id);
  const merge = useIncidentAction(incident.id, () => actions.merge(incident.id, { into }), {
    quiet: true,
    onDone: () => {
      onClose();
      router.history.push(paths.page.incident(into));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    merge.mutate(undefined);
  };
  return (
    <Dialog
      title="Merge into another incident"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} busy={merge.isPending} disabled={into === ''}>
            Merge
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid grid-cols-1 gap-4">
        {merge.error && <ProblemNotice error={merge.error} />}
        <p className="text-ink-2">
          Its alerts go to the other incident, and this one closes with a pointer to it. Both timelines keep everything.
        </p>
        {others.length === 0 ? (
          <p>There is no other open incident in {incident.organization.name}.</p>
        ) : (
          <SelectField label="Merge into" value={into} onChange={(event) => setInto(event.target.value)}>
            <option value="" disabled>
              Choose an open incident
            </option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                #{one.number} {one.title}
              </option>
            ))}
          </SelectField>
        )}
      </form>
    </Dialog>
  );
}
