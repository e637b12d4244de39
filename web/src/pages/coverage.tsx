import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { isNotFound } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import type { CoverageView } from '../api/views.ts';
import { CoverageList, CoverageRow } from '../components/runbook-gaps/coverage-list.tsx';
import { CoverageRing } from '../components/runbook-gaps/coverage-ring.tsx';
import { PrometheusState } from '../components/runbook-gaps/prometheus-state.tsx';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { RunbookTabs } from '../components/runbook-tabs.tsx';
import { useTitle } from '../components/use-title.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Chip } from '../ui/chip.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NoOrganization } from './not-found.tsx';

/** Where alerts and runbooks miss each other: numbers first, then each gap with what to do about it. */
export function Coverage(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const coverage = useQuery(queries.coverage(org));
  useTitle('Coverage');
  if (isNotFound(coverage.error)) return <NoOrganization />;
  return (
    <>
      <PageHeader title="Runbooks" lead="Which alerts nobody wrote about, and which runbooks nobody has tried." />
      <PageBody>
        <RunbookTabs org={org} />
        {coverage.error && !coverage.data && <ProblemNotice error={coverage.error} onRetry={() => void coverage.refetch()} />}
        {coverage.isPending && <Skeleton rows={6} height="h-16" />}
        {coverage.data && <Gaps org={org} coverage={coverage.data} />}
      </PageBody>
    </>
  );
}

function Gaps({ org, coverage }: { readonly org: string; readonly coverage: CoverageView }): ReactNode {
  const { alertsWithoutRunbook, runbooksNeverMatched, runbooksNeverRun, stepsAlwaysFailing, prometheus } = coverage;
  const link = (to: { readonly slug: string; readonly title: string; readonly line: number }, words = to.title): ReactNode => (
    <Anchor href={paths.page.runbook(org, to.slug, to.line)} dir="auto" className="underline-offset-2 hover:underline">
      {words}
    </Anchor>
  );
  return (
    <>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
        <CoverageRing
          href="#alerts"
          label="Alerts without a runbook"
          bad={alertsWithoutRunbook?.items.length ?? null}
          total={alertsWithoutRunbook?.total ?? 0}
          goodWord="have one"
        />
        <CoverageRing
          href="#matched"
          label="Runbooks never matched"
          bad={runbooksNeverMatched.items.length}
          total={runbooksNeverMatched.total}
          goodWord="matched an alert"
        />
        <CoverageRing
          href="#run"
          label="Runbooks never run"
          bad={runbooksNeverRun.items.length}
          total={runbooksNeverRun.total}
          goodWord="were run"
        />
        <CoverageRing
          href="#failing"
          label="Steps that always fail"
          bad={stepsAlwaysFailing.items.length}
          total={stepsAlwaysFailing.total}
          goodWord="worked at least once"
        />
      </div>
      <PrometheusState prometheus={prometheus} />
      {alertsWithoutRunbook && (
        <CoverageList
          id="alerts"
          title="Alerts without a runbook"
          todo="Write a runbook that names the alert, or give the rule a runbook_url that leads to one. Begin with those that fire."
          none="Every alert rule has a runbook"
          items={alertsWithoutRunbook.items}
          row={(item) => (
            <CoverageRow
              key={`${item.file} ${item.group} ${item.alert}`}
              name={<span className="font-mono text-[0.8125rem]">{item.alert}</span>}
              reason={item.reason}
              aside={
                <>
                  {item.state === 'firing' && (
                    <Chip tone="bad" icon="bell">
                      firing
                    </Chip>
                  )}
                  {item.severity && <Chip>{item.severity}</Chip>}
                  {item.link && (
                    <a href={item.link} target="_blank" rel="noreferrer" className="underline underline-offset-2">
                      its runbook_url
                    </a>
                  )}
                  <span className="foreign">{item.group}</span>
                </>
              }
            />
          )}
        />
      )}
      <CoverageList
        id="failing"
        title="Steps that always fail"
        todo="Open the step and its last run. Correct the command in the document: somebody will need it at night."
        none="No step has only ever failed"
        items={stepsAlwaysFailing.items}
        row={(item) => (
          <CoverageRow
            key={`${item.slug} ${item.step.id}`}
            name={link(item, item.step.title ?? item.step.source.split('\n')[0])}
            reason={item.reason}
            aside={
              <>
                <span className="foreign">{item.title}</span>
                <Anchor
                  href={`${paths.page.incident(item.lastIncident.id, 'runbook')}#step-${item.step.id}`}
                  className="underline underline-offset-2"
                >
                  last run in #{item.lastIncident.number}
                </Anchor>
              </>
            }
          />
        )}
      />
      <CoverageList
        id="matched"
        title="Runbooks never matched"
        todo="Name the alert in the document (“Alert: …”), so that it opens by itself; or keep it as a procedure that people open by hand."
        none="Every runbook has matched an alert"
        items={runbooksNeverMatched.items}
        row={(item) => (
          <CoverageRow
            key={item.slug}
            name={link(item)}
            reason={item.reason}
            aside={
              <>
                {item.rules.length > 0 && (
                  <Chip icon="check">{item.rules.length === 1 ? '1 rule would' : `${item.rules.length} rules would`}</Chip>
                )}
                <span className="foreign">{item.file}</span>
              </>
            }
          />
        )}
      />
      <CoverageList
        id="run"
        title="Runbooks never run"
        todo="Try one in a quiet hour: declare a drill with it and run the steps that only look."
        none="Every runbook with steps to run was run"
        items={runbooksNeverRun.items}
        row={(item) => (
          <CoverageRow
            key={item.slug}
            name={link(item)}
            reason={item.reason}
            aside={
              <span className="tabular">
                {item.runnableSteps} {item.runnableSteps === 1 ? 'step' : 'steps'} to run
              </span>
            }
          />
        )}
      />
    </>
  );
}
