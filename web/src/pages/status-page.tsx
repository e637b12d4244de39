import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import type { ComponentInput, StatusPageView } from '../api/views.ts';
import { componentStatus, indicatorLook } from '../components/component-status.ts';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { TimeText } from '../components/time-text.tsx';
import { useTitle } from '../components/use-title.ts';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toneSoft, toneText } from '../ui/tone.ts';

/** What the public sees, and the component states that are set by hand. */
export function StatusPage(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const page = useQuery(queries.statusPage(org));
  useTitle('Status page');
  return (
    <>
      <PageHeader
        title="Status page"
        lead="What your customers see. It needs no sign-in and works without script."
        action={
          page.data && (
            <a href={page.data.url} target="_blank" rel="noreferrer" className={buttonClass('primary', 'md')}>
              <Icon name="external" /> Open the public page
            </a>
          )
        }
      />
      <PageBody>
        {page.error && !page.data && <ProblemNotice error={page.error} onRetry={() => void page.refetch()} />}
        {page.isPending && <Skeleton rows={5} />}
        {page.data && (
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
            <Components page={page.data} org={org} />
            <Preview page={page.data} />
          </div>
        )}
      </PageBody>
    </>
  );
}

function Components({ page, org }: { readonly page: StatusPageView; readonly org: string }): ReactNode {
  const set = useAction(({ id, status }: ComponentInput & { readonly id: string }) => actions.setComponent(org, id, { status }), {
    puts: () => ['status-page', org],
  });
  return (
    <Panel title="Components" flush>
      {page.components.length === 0 && (
        <EmptyState icon="globe" title="No component">
          Services named in the documents or in <code className="font-mono text-xs">tocsin.yaml</code> appear here.
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {page.components.map((component) => {
          const look = componentStatus[component.status];
          return (
            <li key={component.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
              <Icon name={look.icon} size={17} className={toneText[look.tone]} />
              <div className="min-w-0 flex-1 basis-32">
                <p className="foreign font-medium">{component.name}</p>
                {component.description && <p className="foreign text-xs text-ink-3">{component.description}</p>}
              </div>
              <Select
                compact
                width="w-48"
                aria-label={`State of ${component.name}`}
                value={component.status}
                disabled={set.isPending && set.variables.id === component.id}
                onChange={(event) => {
                  const status = statuses.find((one) => one === event.target.value);
                  if (status) set.mutate({ id: component.id, status });
                }}
              >
                {statuses.map((status) => (
                  <option key={status} value={status}>
                    {componentStatus[status].word}
                  </option>
                ))}
              </Select>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

const statuses = ['operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance'] as const;

function Preview({ page }: { readonly page: StatusPageView }): ReactNode {
  const indicator = indicatorLook[page.indicator];
  return (
    <Panel title="Preview" aside={<span className="foreign truncate font-mono">{page.url}</span>}>
      <div className="grid grid-cols-1 gap-5">
        <p className="text-lg font-semibold tracking-tight foreign">{page.organization.name}</p>
        <p className={`flex items-center gap-2 rounded-lg border px-4 py-3 font-medium ${toneSoft[indicator.tone]}`}>
          <Icon name={indicator.icon} size={18} /> {page.description}
        </p>
        {page.incidents.map((incident) => (
          <article key={incident.id} className="grid grid-cols-1 gap-2 border-t border-line pt-4">
            <h3 dir="auto" className="foreign font-semibold">
              {incident.name}
            </h3>
            <ol className="grid grid-cols-1 gap-2.5">
              {incident.updates.map((update) => (
                <li key={`${update.at}${update.status}`} className="text-[0.8125rem]">
                  <p dir="auto" className="foreign whitespace-pre-line">
                    <strong className="font-semibold capitalize">{update.status.replaceAll('_', ' ')}</strong> — {update.body}
                  </p>
                  <p className="text-xs text-ink-3">
                    <TimeText at={update.at} />
                  </p>
                </li>
              ))}
            </ol>
          </article>
        ))}
        {page.incidents.length === 0 && (
          <p className="text-[0.8125rem] text-ink-2">
            No public incident. When you tell the status page something in an incident, it appears here at once.
          </p>
        )}
      </div>
    </Panel>
  );
}
