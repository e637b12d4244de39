import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { fieldError } from '../../api/problem-error.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import type { InvitationView, InvitePersonInput } from '../../api/views.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Avatar } from '../avatar.tsx';
import { ShownOnce } from './shown-once.tsx';

const roles = ['admin', 'commander', 'responder', 'viewer'] as const;
const roleMeans: Readonly<Record<(typeof roles)[number], string>> = {
  admin: 'everything, also people and integrations',
  commander: 'leads incidents, approves, may override',
  responder: 'runs steps, writes notes and updates',
  viewer: 'reads',
};

export function PeopleSettings({ org, isAdmin }: { readonly org: string; readonly isAdmin: boolean }): ReactNode {
  const people = useQuery(queries.people(org));
  const [isInviting, setInviting] = useState(false);
  return (
    <Panel
      title="People"
      aside={
        isAdmin && (
          <Button size="sm" icon="plus" onClick={() => setInviting(true)}>
            Invite
          </Button>
        )
      }
      flush
    >
      {people.isPending && (
        <div className="p-4">
          <Skeleton rows={3} />
        </div>
      )}
      {people.error && (
        <div className="p-4">
          <ProblemNotice error={people.error} onRetry={() => void people.refetch()} />
        </div>
      )}
      <ul className="divide-y divide-line">
        {(people.data?.items ?? []).map((person) => (
          <li key={person.id} className="flex items-center gap-3 px-4 py-2.5">
            <Avatar person={person} />
            <div className="min-w-0 flex-1">
              <p className="foreign truncate font-medium">{person.name}</p>
              <p className="foreign truncate text-xs text-ink-3">
                {person.email ?? 'no e-mail'}
                {person.contactMethods.length > 0
                  ? ` · paged by ${person.contactMethods.map((method) => method.channel).join(', ')}`
                  : ' · paged only on this page'}
              </p>
            </div>
            <span title={roleMeans[person.role]} className="text-[0.8125rem] text-ink-2">
              {person.role}
            </span>
          </li>
        ))}
      </ul>
      {isInviting && <InviteForm org={org} onClose={() => setInviting(false)} />}
    </Panel>
  );
}

function InviteForm({ org, onClose }: { readonly org: string; readonly onClose: () => void }): ReactNode {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitePersonInput['role']>('responder');
  const [invitation, setInvitation] = useState<InvitationView | null>(null);
  const invite = useAction((input: InvitePersonInput) => actions.invite(org, input), {
    quiet: true,
    makesOld: [
      ['people', org],
      ['on-call', org],
    ],
    onDone: setInvitation,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate({ name, role, ...(email && { email }) });
  };
  if (invitation) {
    return (
      <Dialog
        title={`${invitation.person.name} is invited`}
        onClose={onClose}
        footer={
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <ShownOnce label="One-time sign-in link" value={invitation.signInUrl}>
          Send it to {invitation.person.name} on a way you trust. It signs in once and is not shown again.
        </ShownOnce>
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Invite a person"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="invite" busy={invite.isPending} disabled={name.trim() === ''}>
            Invite
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={submit} className="grid grid-cols-1 gap-4">
        {invite.error && <ProblemNotice error={invite.error} />}
        <TextField
          label="Name"
          data-autofocus
          value={name}
          error={fieldError(invite.error, 'name')}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="E-mail"
          type="email"
          optional
          help="For pages by mail, and to sign in with a password."
          value={email}
          error={fieldError(invite.error, 'email')}
          onChange={(event) => setEmail(event.target.value)}
        />
        <SelectField
          label="Role"
          help={`May: ${roleMeans[role]}.`}
          value={role}
          onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? 'responder')}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
      </form>
    </Dialog>
  );
}
