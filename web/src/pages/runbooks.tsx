import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.ts';
import type { RunbookSummaryView } from '../api/views.ts';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { RunbookRow } from '../components/runbook-row.tsx';
import { useQueryParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** The catalogue: every runbook found in the organization's documents, by document. */
export function Runbooks(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const [find, setFind] = useQueryParam('q', '');
  const runbooks = useQuery({ ...queries.runbooks(org, useDeferredValue(find)), placeholderData: (before) => before });
  useTitle('Runbooks');
  const items = runbooks.data?.items ?? [];
  const byFile = Map.groupBy(items, (one) => one.file);
  return (
    <>
      <PageHeader
        title="Runbooks"
        lead={items.length > 0 ? summary(items) : 'The documents you already have, read unchanged.'}
        action={<SearchField label="Find a runbook or an alert" value={find} onChange={setFind} />}
      />
      <PageBody>
        {runbooks.error && !runbooks.data && <ProblemNotice error={runbooks.error} onRetry={() => void runbooks.refetch()} />}
        {runbooks.isPending && <Skeleton rows={6} height="h-16" />}
        {[...byFile].map(([file, inFile]) => (
          <Panel
            key={file}
            flush
            title={<span className="foreign font-mono text-xs font-medium">{file}</span>}
            aside={
              <span className="tabular">
                v{inFile[0]?.version} · {inFile.length} {inFile.length === 1 ? 'runbook' : 'runbooks'}
              </span>
            }
          >
            <div className="divide-y divide-line">
              {inFile
                .toSorted((a, b) => a.line - b.line)
                .map((one) => (
                  <RunbookRow key={one.slug} runbook={one} org={org} />
                ))}
            </div>
          </Panel>
        ))}
        {runbooks.data && items.length === 0 && (
          <Panel flush>
            {find !== '' ? (
              <EmptyState icon="search" title="No runbook fits">
                Try part of a title, an alert’s name, or a word of a step.
              </EmptyState>
            ) : (
              <EmptyState icon="book" title="No runbook yet">
                Put Markdown files into this organization’s folder of the workspace. They are read as they are, and a change is picked up by
                itself.
              </EmptyState>
            )}
          </Panel>
        )}
      </PageBody>
    </>
  );
}

function summary(items: readonly RunbookSummaryView[]): string {
  const steps = items.reduce((sum, one) => sum + one.steps.total, 0);
  const runnable = items.reduce((sum, one) => sum + one.steps.runnable, 0);
  return `${items.length} runbooks with ${steps} steps, ${runnable} of which Tocsin can run.`;
}
