import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.ts';
import { IncidentRow } from '../components/incident-row.tsx';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { openShellDialog } from '../components/shell-dialogs.ts';
import { useQueryParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { tabPanelProps, Tabs } from '../ui/tabs.tsx';

type Show = 'open' | 'resolved' | 'all';
const isShow = (value: string): value is Show => value === 'open' || value === 'resolved' || value === 'all';

export function Incidents(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const [param, setShow] = useQueryParam('status', 'open');
  const show = isShow(param) ? param : 'open';
  const [find, setFind] = useState('');
  const incidents = useQuery(queries.incidents(org, show));
  useTitle('Incidents');
  const wanted = find.trim().toLowerCase();
  const items = (incidents.data?.items ?? []).filter(
    (one) => wanted === '' || `#${one.number} ${one.title} ${one.service ?? ''} ${one.runbook?.title ?? ''}`.toLowerCase().includes(wanted),
  );
  const declare = (
    <Button look="primary" icon="plus" hotkey="c" onClick={() => openShellDialog('declare')}>
      Declare an incident
    </Button>
  );
  return (
    <>
      <PageHeader title="Incidents" action={declare} />
      <PageBody>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Tabs
            label="Which incidents"
            group="incidents"
            selected={show}
            onSelect={setShow}
            tabs={[
              { id: 'open', label: 'Open' },
              { id: 'resolved', label: 'Resolved' },
              { id: 'all', label: 'All' },
            ]}
          />
          <SearchField label="Find an incident" value={find} onChange={setFind} />
        </div>
        <div {...tabPanelProps('incidents', show)}>
          {incidents.error && !incidents.data && <ProblemNotice error={incidents.error} onRetry={() => void incidents.refetch()} />}
          {incidents.isPending && <Skeleton rows={6} />}
          {incidents.data && (
            <Panel flush>
              {items.length > 0 ? (
                <div className="divide-y divide-line">
                  {items.map((one) => (
                    <IncidentRow key={one.id} incident={one} />
                  ))}
                </div>
              ) : wanted !== '' ? (
                <EmptyState icon="search" title="No incident fits">
                  Clear the search, or look among all incidents.
                </EmptyState>
              ) : (
                <EmptyState icon="circle-check" title={show === 'open' ? 'No open incident' : 'No incident yet'}>
                  {show === 'open'
                    ? 'When an alert fits a runbook, its incident opens here by itself.'
                    : 'Incidents that ended are kept here with everything that happened.'}
                </EmptyState>
              )}
            </Panel>
          )}
          {incidents.data?.nextCursor && (
            <p className="mt-3 text-center text-xs text-ink-3">
              Only the latest {incidents.data.items.length} are shown. Search for older ones by name.
            </p>
          )}
        </div>
      </PageBody>
    </>
  );
}
