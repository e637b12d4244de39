import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { fieldError } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import type { OverrideInput } from '../api/views.ts';
import { useSignedIn } from '../components/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** The value of a `datetime-local` field for an instant. */
const localValue = (at: number): string => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const hourMs = 3600 * 1000;

/** Someone takes over for a while; the schedule itself stays. */
export function OverrideForm({
  org,
  schedule,
  name,
  now,
  onClose,
}: {
  readonly org: string;
  readonly schedule: string;
  readonly name: string;
  readonly now: number;
  readonly onClose: () => void;
}): ReactNode {
  const formId = useId();
  const { session } = useSignedIn();
  const people = useQuery(queries.people(org));
  const [person, setPerson] = useState(session.person.id);
  const [from, setFrom] = useState(localValue(now));
  const [to, setTo] = useState(localValue(now + 8 * hourMs));
  const add = useAction((input: OverrideInput) => actions.addOverride(org, input), {
    quiet: true,
    puts: () => ['on-call', org],
    makesOld: [['home']],
    onDone: onClose,
  });
  const isBackwards = !(Date.parse(from) < Date.parse(to));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBackwards) add.mutate({ schedule, person, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  };
  return (
    <Dialog
      title={`Override ${name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} busy={add.isPending} disabled={isBackwards}>
            Add override
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid grid-cols-1 gap-4">
        {add.error && <ProblemNotice error={add.error} />}
        <SelectField
          label="Who takes over"
          value={person}
          error={fieldError(add.error, 'person')}
          onChange={(event) => setPerson(event.target.value)}
        >
          {(people.data?.items ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <TextField label="From" type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
          <TextField
            label="Until"
            type="datetime-local"
            value={to}
            error={isBackwards ? 'The end must come after the beginning.' : undefined}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
      </form>
    </Dialog>
  );
}
