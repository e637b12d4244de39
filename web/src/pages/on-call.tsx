import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import type { OnCallView } from '../api/views.ts';
import { PersonName } from '../components/avatar.tsx';
import { EscalationLadder } from '../components/on-call/escalation-ladder.tsx';
import { ScheduleStrip } from '../components/on-call/schedule-strip.tsx';
import { OnCallCard } from '../components/on-call-card.tsx';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { useTitle } from '../components/use-title.ts';
import { OverrideForm } from '../forms/override-form.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

export function OnCall(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const view = useQuery(queries.onCall(org));
  const testPage = useAction(() => actions.testPage(org), { makesOld: [['home']] });
  useTitle('On-call');
  return (
    <>
      <PageHeader
        title="On-call"
        lead="Who answers now, who is next, and where nobody does."
        action={
          <Button icon="bell" busy={testPage.isPending} onClick={() => testPage.mutate(undefined)}>
            Page me, as a test
          </Button>
        }
      />
      <PageBody>
        {view.error && !view.data && <ProblemNotice error={view.error} onRetry={() => void view.refetch()} />}
        {view.isPending && <Skeleton rows={5} height="h-20" />}
        {view.data && <Content view={view.data} org={org} />}
      </PageBody>
    </>
  );
}

function Content({ view, org }: { readonly view: OnCallView; readonly org: string }): ReactNode {
  const [overriding, setOverriding] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const now = Date.parse(view.now);
  return (
    <>
      {view.missing.length > 0 && <Missing missing={view.missing} />}
      {view.slots.length > 0 && (
        <Panel title="Now">
          <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {view.slots.map((slot) => (
              <OnCallCard key={slot.schedule} slot={slot} />
            ))}
          </div>
        </Panel>
      )}
      {view.schedules.map((schedule) => (
        <ScheduleStrip
          key={schedule.id}
          schedule={schedule}
          now={now}
          onOverride={
            <Button size="sm" icon="plus" onClick={() => setOverriding({ id: schedule.id, name: schedule.name })}>
              Override
            </Button>
          }
        />
      ))}
      {view.schedules.length === 0 && (
        <Panel flush>
          <EmptyState icon="calendar" title="Nobody is on call: there is no schedule">
            Write one in <code className="font-mono text-xs">tocsin.yaml</code> beside the runbooks: who, in which order, for how long. It
            is picked up by itself.
          </EmptyState>
        </Panel>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {view.policies.map((policy) => (
          <EscalationLadder key={policy.id} policy={policy} org={org} />
        ))}
        {view.contacts.length > 0 && (
          <Contacts
            contacts={view.contacts}
            org={org}
            file={view.policies.find((policy) => policy.source !== null)?.source?.file ?? null}
          />
        )}
      </div>
      {overriding && (
        <OverrideForm org={org} schedule={overriding.id} name={overriding.name} now={now} onClose={() => setOverriding(null)} />
      )}
    </>
  );
}

function Missing({ missing }: { readonly missing: readonly string[] }): ReactNode {
  return (
    <section aria-label="Missing" className="rounded-xl border border-warn-line bg-warn-soft px-4 py-3">
      <p className="flex items-center gap-2 font-medium text-warn">
        <Icon name="triangle" /> {missing.length === 1 ? 'One thing is missing' : `${missing.length} things are missing`}
      </p>
      <ul className="mt-1.5 list-disc ps-6 text-[0.8125rem]">
        {missing.map((one) => (
          <li key={one} className="foreign">
            {one}
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-xs text-ink-2">
        Name people in <code className="font-mono">tocsin.yaml</code>, or invite them under Settings.
      </p>
    </section>
  );
}

/** The document of the contacts is the one that holds the ladder; without a ladder the line stands without a link. */
function Contacts({
  contacts,
  org,
  file,
}: {
  readonly contacts: OnCallView['contacts'];
  readonly org: string;
  readonly file: string | null;
}): ReactNode {
  const runbooks = useQuery(queries.runbooks(org));
  const first = runbooks.data?.items.find((one) => one.file === file);
  return (
    <Panel title="Contacts in the documents" flush>
      <ul className="divide-y divide-line">
        {contacts.map((contact) => (
          <li
            key={`${contact.role}${contact.line}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2.5 text-[0.8125rem]"
          >
            <span className="min-w-0">
              <span dir="auto" className="foreign font-medium">
                {contact.role}
              </span>
              <span className="foreign ms-2 text-xs text-ink-3">{[contact.handle, contact.schedule].filter(Boolean).join(' · ')}</span>
              {contact.line !== null && first && (
                <Anchor href={paths.page.runbook(org, first.slug, contact.line)} className="ms-2 text-xs text-ink-3 hover:underline">
                  line {contact.line}
                </Anchor>
              )}
            </span>
            {contact.person ? (
              <PersonName person={contact.person} />
            ) : (
              <span className="inline-flex items-center gap-1 text-warn">
                <Icon name="user" size={14} /> not assigned
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
