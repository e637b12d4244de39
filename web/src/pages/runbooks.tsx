import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { isNotFound } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import type { RunbookItemView } from '../api/views.ts';
import { choicesOf, filterRunbooks, partOf } from '../components/catalogue-filters.ts';
import { FoundPlace } from '../components/found-place.tsx';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { RunbookRow } from '../components/runbook-row.tsx';
import { RunbookTabs } from '../components/runbook-tabs.tsx';
import { useQueryParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Select } from '../ui/select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NoOrganization } from './not-found.tsx';

const perPage = 60;
/** How much of each list was opened, for the way back to it. */
const opened = new Map<string, number>();

/** The catalogue: every runbook found in the organization's documents, by document; a search lists the best first. */
export function Runbooks(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const [find, setFind] = useQueryParam('q', '');
  const [kind, setKind] = useQueryParam('kind', '');
  const [part, setPart] = useQueryParam('part', '');
  const [only, setOnly] = useQueryParam('only', '');
  const runbooks = useQuery({ ...queries.runbooks(org, useDeferredValue(find.trim())), placeholderData: (before) => before });
  const coverage = useQuery({ ...queries.coverage(org), enabled: only === 'never-run' });
  useTitle('Runbooks');
  const items = runbooks.data?.items ?? [];
  const neverRun = only === 'never-run' && coverage.data ? new Set(coverage.data.runbooksNeverRun.items.map((one) => one.slug)) : null;
  const left = filterRunbooks(items, { kind, part, findings: only === 'findings', neverRun });
  const listed = [org, find, kind, part, only].join('\n');
  if (isNotFound(runbooks.error)) return <NoOrganization />;
  const isFiltered = kind !== '' || part !== '' || only !== '';
  return (
    <>
      <PageHeader
        title="Runbooks"
        lead={items.length > 0 && find === '' ? summary(items) : 'The documents you already have, read unchanged.'}
        action={<SearchField label="Find words, alert:, service:, command:" value={find} onChange={setFind} width="sm:w-80" />}
      />
      <PageBody>
        <div className="flex flex-wrap items-center gap-2">
          <RunbookTabs org={org} />
          <div className="flex flex-wrap gap-2 sm:ms-auto">
            <Filter label="Part" all="Every folder" value={part} onChange={setPart} choices={choicesOf(items, (one) => partOf(one.file))} />
            <Filter label="Kind" all="Every kind" value={kind} onChange={setKind} choices={choicesOf(items, (one) => one.kind)} />
            <Select compact width="w-auto" aria-label="Only" value={only} onChange={(event) => setOnly(event.target.value)}>
              <option value="">With and without findings</option>
              <option value="findings">Has findings</option>
              <option value="never-run">Never run</option>
            </Select>
          </div>
        </div>
        {runbooks.error && !runbooks.data && <ProblemNotice error={runbooks.error} onRetry={() => void runbooks.refetch()} />}
        {runbooks.isPending && <Skeleton rows={6} height="h-16" />}
        {/* A new question begins on its first page. */}
        <Results key={listed} list={listed} org={org} items={left} isSearch={find.trim() !== ''} />
        {runbooks.data && left.length === 0 && (
          <Panel flush>
            {find !== '' || isFiltered ? (
              <EmptyState icon="search" title="No runbook fits">
                {isFiltered ? 'Choose less in the lists above.' : 'Try part of a title, an alert’s name, or a word of a step.'}
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

function Filter({
  label,
  all,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  if (choices.length === 0 && value === '') return null;
  return (
    <Select compact width="w-auto max-w-56" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{all}</option>
      {value !== '' && !choices.includes(value) && <option value={value}>{value}</option>}
      {choices.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </Select>
  );
}

/** A search as one list, best first; otherwise by document. Thousands come in pages. */
function Results({
  list,
  org,
  items,
  isSearch,
}: {
  readonly list: string;
  readonly org: string;
  readonly items: readonly RunbookItemView[];
  readonly isSearch: boolean;
}): ReactNode {
  const [count, setCount] = useState(opened.get(list) ?? perPage);
  const more = (): void => {
    opened.set(list, count + perPage);
    setCount(count + perPage);
  };
  const shown = items.slice(0, count);
  return (
    <>
      {isSearch && shown.length > 0 && (
        <Panel flush title="Found" aside={<span className="tabular">{items.length}</span>}>
          <div className="divide-y divide-line">
            {shown.map((one) => (
              <div key={one.slug}>
                <RunbookRow runbook={one} org={org} />
                <FoundPlace runbook={one} org={org} />
              </div>
            ))}
          </div>
        </Panel>
      )}
      {!isSearch &&
        [...Map.groupBy(shown, (one) => one.file)].map(([file, inFile]) => (
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
      {items.length > count && (
        <div className="flex justify-center">
          <Button onClick={more}>
            {Math.min(perPage, items.length - count)} more of {items.length}
          </Button>
        </div>
      )}
    </>
  );
}

function summary(items: readonly RunbookItemView[]): string {
  const steps = items.reduce((sum, one) => sum + one.steps.total, 0);
  const runnable = items.reduce((sum, one) => sum + one.steps.runnable, 0);
  return `${items.length} runbooks with ${steps} steps, ${runnable} of which Tocsin can run.`;
}
