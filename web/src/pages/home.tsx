import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import type { HomeView } from '../api/views.ts';
import { DemoCard } from '../components/demo-card.tsx';
import { IncidentRow } from '../components/incident-row.tsx';
import { LooseAlerts } from '../components/loose-alerts.tsx';
import { OnCallCard } from '../components/on-call-card.tsx';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { useSignedIn } from '../components/session-context.ts';
import { openShellDialog } from '../components/shell-dialogs.ts';
import { TimeText } from '../components/time-text.tsx';
import { useTitle } from '../components/use-title.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

export function Home(): ReactNode {
  const home = useQuery(queries.home());
  const open = home.data?.openIncidents.length ?? 0;
  useTitle(open > 0 ? `${open} open` : '');
  return (
    <>
      <PageHeader
        title="Home"
        lead={home.data ? summary(home.data) : undefined}
        action={
          <Button look={open > 0 ? 'secondary' : 'primary'} icon="plus" hotkey="c" onClick={() => openShellDialog('declare')}>
            Declare an incident
          </Button>
        }
      />
      <PageBody>
        {home.error && !home.data && <ProblemNotice error={home.error} onRetry={() => void home.refetch()} />}
        {home.isPending && <Skeleton rows={5} />}
        {home.data && <HomeContent home={home.data} />}
      </PageBody>
    </>
  );
}

function summary(home: HomeView): string {
  const open = home.openIncidents.length;
  const unowned = home.openIncidents.filter((incident) => !incident.acknowledgedAt).length;
  if (open === 0) return 'All is quiet.';
  return `${open === 1 ? 'One incident is' : `${open} incidents are`} open${unowned > 0 ? `, ${unowned} not acknowledged` : ', all acknowledged'}.`;
}

function HomeContent({ home }: { readonly home: HomeView }): ReactNode {
  const { session, org } = useSignedIn();
  const several = session.organizations.length > 1;
  // What burns comes before what could be tried out.
  const isDemoFirst = home.openIncidents.length === 0 || home.demo.running;
  const bySeverity = home.openIncidents.toSorted(
    (a, b) => (a.severity?.rank ?? 99) - (b.severity?.rank ?? 99) || a.startedAt.localeCompare(b.startedAt),
  );
  return (
    <>
      {isDemoFirst && <DemoCard demo={home.demo} isCalm={home.openIncidents.length === 0} />}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-1 gap-5">
          <Panel
            title="Open incidents"
            aside={
              <Anchor href={paths.page.incidents(org)} className="hover:text-ink">
                All incidents
              </Anchor>
            }
            flush
          >
            {bySeverity.length === 0 ? (
              <Quiet since={home.quietSince} />
            ) : (
              <div className="divide-y divide-line">
                {bySeverity.map((incident) => (
                  <IncidentRow key={incident.id} incident={incident} withOrg={several} />
                ))}
              </div>
            )}
          </Panel>
          {!isDemoFirst && <DemoCard demo={home.demo} isCalm={home.openIncidents.length === 0} />}
          {home.looseAlerts.length > 0 && <LooseAlerts alerts={home.looseAlerts} />}
          {home.recentIncidents.length > 0 && (
            <Panel title="Resolved lately" flush>
              <div className="divide-y divide-line">
                {home.recentIncidents.map((incident) => (
                  <IncidentRow key={incident.id} incident={incident} withOrg={several} />
                ))}
              </div>
            </Panel>
          )}
        </div>
        <div className="grid grid-cols-1 gap-5">
          <Panel
            title="On call now"
            aside={
              <Anchor href={paths.page.onCall(org)} className="hover:text-ink">
                Calendar
              </Anchor>
            }
          >
            {home.onCall.length === 0 ? (
              <p className="text-[0.8125rem] text-ink-2">
                Nobody is on call: no schedule is set. Name people in <code className="font-mono text-xs">tocsin.yaml</code> beside the
                runbooks.
              </p>
            ) : (
              <div className="grid grid-cols-1 gap-4">
                {home.onCall.map((slot) => (
                  <OnCallCard key={`${slot.organization.slug}${slot.schedule}`} slot={slot} withOrg={several} />
                ))}
              </div>
            )}
          </Panel>
          <Panel
            title="Runbooks"
            aside={
              <Anchor href={paths.page.runbooks(org)} className="hover:text-ink">
                Catalogue
              </Anchor>
            }
          >
            <dl className="grid grid-cols-3 gap-2">
              <Figure label="runbooks" value={home.runbooks.runbooks} />
              <Figure label="documents" value={home.runbooks.documents} />
              <Figure label="findings" value={home.runbooks.findings} isWarning={home.runbooks.findings > 0} />
            </dl>
          </Panel>
        </div>
      </div>
    </>
  );
}

function Quiet({ since }: { readonly since: string | null }): ReactNode {
  return (
    <div className="flex items-center gap-3.5 px-4 py-7">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-good-soft text-good">
        <Icon name="check" size={20} />
      </span>
      <div>
        <p className="font-medium">All is quiet</p>
        <p className="text-[0.8125rem] text-ink-2">
          {since ? (
            <>
              The last incident ended <TimeText at={since} />.
            </>
          ) : (
            'There has been no incident yet. Connect an Alertmanager under Settings, or declare one by hand.'
          )}
        </p>
      </div>
    </div>
  );
}

function Figure({
  label,
  value,
  isWarning = false,
}: {
  readonly label: string;
  readonly value: number;
  readonly isWarning?: boolean;
}): ReactNode {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className={`tabular text-xl font-semibold tracking-tight ${isWarning ? 'text-warn' : ''}`}>{value}</dd>
    </div>
  );
}
