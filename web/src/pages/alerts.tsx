import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { AlertTable } from '../components/alert-table.tsx';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { SavedFilters } from '../components/saved-filters.tsx';
import { useQueryParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { Anchor } from '../ui/anchor.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { tabPanelProps, Tabs } from '../ui/tabs.tsx';
import { filterAlerts } from '../components/filter-alerts.ts';

type Show = 'firing' | 'resolved' | 'all';
const isShow = (value: string): value is Show => value === 'firing' || value === 'resolved' || value === 'all';

export function Alerts(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const [param, setShow] = useQueryParam('state', 'firing');
  const [find, setFind] = useQueryParam('q', '');
  const show = isShow(param) ? param : 'firing';
  const alerts = useQuery(queries.alerts(org, show));
  useTitle('Alerts');
  const items = filterAlerts(alerts.data ?? [], find);
  return (
    <>
      <PageHeader title="Alerts" lead="What the monitoring says, as it came in, and the incident it belongs to." />
      <PageBody>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Tabs
            label="Which alerts"
            group="alerts"
            selected={show}
            onSelect={setShow}
            tabs={[
              { id: 'firing', label: 'Firing' },
              { id: 'resolved', label: 'Resolved' },
              { id: 'all', label: 'All' },
            ]}
          />
          <div className="flex w-full items-center gap-2 sm:w-auto">
            <SearchField label="name, or label=value" value={find} onChange={setFind} />
            <SavedFilters org={org} current={find} onChoose={setFind} />
          </div>
        </div>
        <div {...tabPanelProps('alerts', show)}>
          {alerts.error && !alerts.data && <ProblemNotice error={alerts.error} onRetry={() => void alerts.refetch()} />}
          {alerts.isPending && <Skeleton rows={8} height="h-9" />}
          {alerts.data && (
            <Panel flush>
              {items.length > 0 ? (
                <AlertTable alerts={items} />
              ) : find !== '' ? (
                <EmptyState icon="search" title="No alert fits this filter">
                  Filters join words and <code className="font-mono text-xs">label=value</code> with spaces; all must fit.
                </EmptyState>
              ) : (
                <EmptyState
                  icon="bell"
                  title={show === 'firing' ? 'Nothing is firing' : 'No alert has come in yet'}
                  action={
                    show === 'firing' ? undefined : (
                      <Anchor href={paths.page.settings(org)} className={buttonClass('primary', 'md')}>
                        Connect an Alertmanager
                      </Anchor>
                    )
                  }
                >
                  {show === 'firing'
                    ? 'Alerts appear here within a second of being received.'
                    : 'Make an integration under Settings and paste its snippet into your Alertmanager.'}
                </EmptyState>
              )}
            </Panel>
          )}
        </div>
      </PageBody>
    </>
  );
}
