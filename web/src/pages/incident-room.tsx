import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { isNotFound } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import { useIncidentAction } from '../api/use-incident-action.ts';
import type { IncidentView, RunView } from '../api/views.ts';
import { exhausted } from '../components/exhausted.ts';
import { nextAction } from '../components/room/next-action.ts';
import type { NextAction } from '../components/room/next-action.ts';
import { PeoplePane } from '../components/room/people-pane.tsx';
import { PhoneBar } from '../components/room/phone-bar.tsx';
import type { RoomTab } from '../components/room/phone-bar.tsx';
import { RoomForms } from '../components/room/room-forms.tsx';
import type { RoomForm } from '../components/room/room-forms.tsx';
import { RoomHeader } from '../components/room/room-header.tsx';
import { showStep } from '../components/room/show-step.ts';
import { RunbookPane } from '../components/room/runbook-pane.tsx';
import { TellPane } from '../components/room/tell-pane.tsx';
import { TimelinePane } from '../components/room/timeline-pane.tsx';
import { useIsWide } from '../components/use-is-wide.ts';
import { useQueryParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { useHotkeys } from '../live/hotkeys.ts';
import { serverNow } from '../live/server-time.ts';
import { useCountPassed } from '../live/use-now.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { tabPanelProps, Tabs } from '../ui/tabs.tsx';
import { NotFound } from './not-found.tsx';

/** Everything about one incident on one screen. */
export function IncidentRoom(): ReactNode {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  const incident = useQuery(queries.incident(id));
  const run = useQuery({ ...queries.run(incident.data?.runId ?? ''), enabled: typeof incident.data?.runId === 'string' });
  useTitle(incident.data ? `${incident.data.severity?.label ?? ''} ${incident.data.title}`.trim() : 'Incident');
  if (isNotFound(incident.error)) return <NotFound />;
  if (incident.error && !incident.data)
    return (
      <div className="mx-auto max-w-lg p-6">
        <ProblemNotice error={incident.error} onRetry={() => void incident.refetch()} />
      </div>
    );
  if (!incident.data)
    return (
      <div className="p-6">
        <Skeleton rows={8} />
      </div>
    );
  return <Room key={id} incident={incident.data} run={run.data} />;
}

const isTab = (value: string): value is RoomTab => value === 'runbook' || value === 'timeline' || value === 'tell' || value === 'people';

function Room({ incident, run }: { readonly incident: IncidentView; readonly run: RunView | undefined }): ReactNode {
  const isWide = useIsWide();
  const [tabParam, setTab] = useQueryParam('tab', '');
  const [form, setForm] = useState<RoomForm | null>(null);
  const tab: RoomTab = isTab(tabParam) ? tabParam : isWide || location.hash.startsWith('#e') ? 'timeline' : 'runbook';
  const side = isWide && tab === 'runbook' ? 'timeline' : tab;
  const router = useRouter();
  const acknowledge = useIncidentAction(incident.id, () => actions.acknowledge(incident.id));
  const start = useAction(() => actions.startRun(incident.id), {
    puts: (answer) => ['run', answer.id],
    makesOld: [['incident', incident.id]],
  });
  const next = useNextAction(incident, run);
  const onTell = (): void => setTab('tell');
  const focusNote = (): void => {
    setTab('timeline');
    requestAnimationFrame(() => document.getElementById('note')?.focus());
  };
  const goToStep = (stepId: string, press: boolean): void => {
    if (!isWide) setTab('runbook');
    showStep(`step-${stepId}`, press);
  };
  const isRunHere = run !== undefined;
  useEffect(() => {
    // A link from the document leads to one step.
    if (isRunHere && location.hash.startsWith('#step-')) showStep(location.hash.slice(1), false);
  }, [isRunHere]);
  const onNext = (): void => {
    if (!next) return;
    switch (next.kind) {
      case 'acknowledge':
        return acknowledge.mutate(undefined);
      case 'start-run':
        return start.mutate(undefined);
      case 'update':
        return onTell();
      case 'resolve':
        return setForm('resolve');
      case 'postmortem':
        return router.history.push(paths.page.postmortem(incident.id));
      case 'step':
        return goToStep(next.stepId, next.press);
      default:
        return exhausted(next);
    }
  };
  useHotkeys([
    ...(incident.acknowledgedAt === null
      ? [{ keys: 'a', label: 'Acknowledge', group: 'Incident', run: () => acknowledge.mutate(undefined) }]
      : []),
    { keys: 'u', label: 'Write an update', group: 'Incident', run: onTell },
    { keys: 'n', label: 'Write a note', group: 'Incident', run: focusNote },
    { keys: 'x', label: 'Next thing to do', group: 'Incident', run: onNext },
    { keys: 'r', label: 'Run the focused step', group: 'Incident', run: () => next?.kind === 'step' && goToStep(next.stepId, false) },
    { keys: 'p', label: 'Preview the focused step', group: 'Incident', run: () => next?.kind === 'step' && goToStep(next.stepId, false) },
  ]);
  const nextStepId = next?.kind === 'step' ? next.stepId : null;
  const panes = {
    runbook: () => <RunbookPane incident={incident} run={run} nextStepId={nextStepId} onTell={onTell} />,
    timeline: () => <TimelinePane incident={incident} onTell={onTell} onResolve={() => setForm('resolve')} />,
    tell: () => <TellPane incident={incident} />,
    people: () => <PeoplePane incident={incident} />,
  } as const;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <RoomHeader incident={incident} next={next} isBusy={acknowledge.isPending || start.isPending} onNext={onNext} onForm={setForm} />
      {isWide ? (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
          <div tabIndex={-1} className="min-h-0 overflow-y-auto border-e border-line bg-surface">
            {panes.runbook()}
          </div>
          <div className="flex min-h-0 flex-col bg-surface">
            <div className="shrink-0 border-b border-line px-3 py-1.5">
              <Tabs
                label="Beside the runbook"
                group="side"
                selected={side}
                onSelect={setTab}
                tabs={[
                  { id: 'timeline', label: 'Timeline', icon: 'list' },
                  { id: 'tell', label: 'Tell', icon: 'send' },
                  { id: 'people', label: 'People', icon: 'users', count: incident.tasks.filter((task) => !task.done).length },
                ]}
              />
            </div>
            <div {...tabPanelProps('side', side)} className="min-h-0 flex-1">
              {panes[side]()}
            </div>
          </div>
        </div>
      ) : (
        <>
          <div className={`min-h-0 flex-1 bg-surface ${tab === 'runbook' ? 'overflow-y-auto' : ''}`}>{panes[tab]()}</div>
          <PhoneBar tab={tab} onTab={setTab} next={next} onNext={onNext} />
        </>
      )}
      <RoomForms incident={incident} open={form} onClose={() => setForm(null)} />
    </div>
  );
}

/** Worked out again when a clock runs out, because that can be the next thing. */
function useNextAction(incident: IncidentView, run: RunView | undefined): NextAction | null {
  useCountPassed([...incident.clocks.map((clock) => clock.dueAt), ...(incident.monitorUntil ? [incident.monitorUntil] : [])]);
  return nextAction(incident, run, serverNow());
}
