import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { fieldError } from '../../api/problem-error.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import type { CreatedIntegrationView, CreateIntegrationInput } from '../../api/views.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { scrollable } from '../../ui/scrollable.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TimeText } from '../time-text.tsx';
import { alertmanagerSnippet } from './alertmanager-snippet.ts';
import { ShownOnce } from './shown-once.tsx';

export function IntegrationSettings({ org, isAdmin }: { readonly org: string; readonly isAdmin: boolean }): ReactNode {
  const integrations = useQuery(queries.integrations(org));
  const [isAdding, setAdding] = useState(false);
  const add = isAdmin && (
    <Button size="sm" icon="plus" onClick={() => setAdding(true)}>
      Add
    </Button>
  );
  return (
    <Panel title="Integrations" aside={add} flush>
      {integrations.isPending && (
        <div className="p-4">
          <Skeleton rows={2} />
        </div>
      )}
      {integrations.error && (
        <div className="p-4">
          <ProblemNotice error={integrations.error} onRetry={() => void integrations.refetch()} />
        </div>
      )}
      {integrations.data?.items.length === 0 && (
        <EmptyState
          icon="plug"
          title="Nothing sends alerts yet"
          action={
            isAdmin && (
              <Button look="primary" onClick={() => setAdding(true)}>
                Connect an Alertmanager
              </Button>
            )
          }
        >
          An integration is an address with a key; your Alertmanager posts its alerts to it.
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {(integrations.data?.items ?? []).map((integration) => (
          <li key={integration.id} className="flex items-center gap-3 px-4 py-2.5">
            <Icon name="plug" className="text-ink-3" />
            <div className="min-w-0 flex-1">
              <p className="foreign truncate font-medium">{integration.name}</p>
              <p className="foreign truncate text-xs text-ink-3">
                {integration.kind}
                {integration.service && ` · ${integration.service}`}
              </p>
            </div>
            <span className="text-xs text-ink-2">
              {integration.lastUsedAt ? (
                <>
                  heard <TimeText at={integration.lastUsedAt} />
                </>
              ) : (
                <span className="text-warn">never heard</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {isAdding && <AddIntegration org={org} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function AddIntegration({ org, onClose }: { readonly org: string; readonly onClose: () => void }): ReactNode {
  const [kind, setKind] = useState('alertmanager');
  const [name, setName] = useState('');
  const [service, setService] = useState('');
  const [created, setCreated] = useState<CreatedIntegrationView | null>(null);
  const create = useAction((input: CreateIntegrationInput) => actions.createIntegration(org, input), {
    quiet: true,
    makesOld: [['integrations', org]],
    onDone: setCreated,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ kind, name, ...(service && { service }) });
  };
  if (created) return <Created created={created} onClose={onClose} />;
  return (
    <Dialog
      title="Add an integration"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="integration" busy={create.isPending} disabled={name.trim() === ''}>
            Add
          </Button>
        </>
      }
    >
      <form id="integration" onSubmit={submit} className="grid grid-cols-1 gap-4">
        {create.error && <ProblemNotice error={create.error} />}
        <SelectField label="What sends alerts" value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="alertmanager">Prometheus Alertmanager</option>
          <option value="generic">Anything else (JSON webhook)</option>
        </SelectField>
        <TextField
          label="Name"
          data-autofocus
          placeholder="production cluster"
          maxLength={100}
          value={name}
          error={fieldError(create.error, 'name')}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Service"
          optional
          help="Alerts without a service label count as this one’s."
          value={service}
          error={fieldError(create.error, 'service')}
          onChange={(event) => setService(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

function Created({ created, onClose }: { readonly created: CreatedIntegrationView; readonly onClose: () => void }): ReactNode {
  const url = new URL(created.url, location.origin).href;
  const snippet = alertmanagerSnippet(created.name, url);
  return (
    <Dialog
      title={`${created.name} is ready`}
      onClose={onClose}
      wide
      footer={
        <Button look="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <ShownOnce label="Address with its key" value={url}>
          The key is part of the address and is shown only now. Whoever has it can send alerts.
        </ShownOnce>
        {created.kind === 'alertmanager' && (
          <section className="grid grid-cols-1 gap-1.5">
            <h3 className="text-xs font-medium text-ink-2">Paste into alertmanager.yml</h3>
            <div className="relative">
              <pre
                dir="ltr"
                {...scrollable}
                className="overflow-x-auto rounded-lg bg-terminal py-3 ps-4 pe-10 font-mono text-xs leading-relaxed text-terminal-ink"
              >
                {snippet}
              </pre>
              <span className="absolute end-1.5 top-1.5 [&_button:hover]:bg-white/10 [&_button:hover]:text-white">
                <CopyButton text={snippet} label="Copy the snippet" />
              </span>
            </div>
            <p className="text-xs text-ink-3">Then reload Alertmanager. The first alert shows under “heard” here.</p>
          </section>
        )}
      </div>
    </Dialog>
  );
}
