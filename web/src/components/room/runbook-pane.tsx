import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { paths } from '../../api/paths.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import type { IncidentView, RunView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChecksBlock } from './checks-block.tsx';
import { FiringAlerts } from './firing-alerts.tsx';
import { RunbookMatches } from './runbook-matches.tsx';
import { RunbookSection } from './runbook-section.tsx';

/** The document at work: what fires, why this runbook, its sections with their steps, its thresholds. */
export function RunbookPane({
  incident,
  run,
  nextStepId,
  onTell,
}: {
  readonly incident: IncidentView;
  readonly run: RunView | undefined;
  readonly nextStepId: string | null;
  readonly onTell: () => void;
}): ReactNode {
  const version = incident.runbookVersion;
  return (
    <div className="min-w-0">
      <FiringAlerts alerts={incident.alerts} />
      <div className="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-0.5 border-b border-line px-4 py-2">
        <h2 className="sr-only">Runbook</h2>
        {version ? (
          <>
            <Anchor
              href={paths.page.runbook(incident.organization.slug, version.slug, version.line, version.version)}
              dir="auto"
              className="foreign min-w-0 truncate font-semibold underline-offset-2 hover:underline"
            >
              {version.title}
            </Anchor>
            <span className="tabular rounded bg-sunken px-1.5 text-xs text-ink-2">v{version.version}</span>
          </>
        ) : (
          <span className="font-semibold">No runbook</span>
        )}
        <span className="ms-auto">
          <RunbookMatches incident={incident} />
        </span>
      </div>
      <RunBody incident={incident} run={run} nextStepId={nextStepId} onTell={onTell} />
      <ChecksBlock incident={incident} />
    </div>
  );
}

function RunBody({
  incident,
  run,
  nextStepId,
  onTell,
}: {
  readonly incident: IncidentView;
  readonly run: RunView | undefined;
  readonly nextStepId: string | null;
  readonly onTell: () => void;
}): ReactNode {
  const start = useAction(() => actions.startRun(incident.id), {
    puts: (answer) => ['run', answer.id],
    makesOld: [['incident', incident.id]],
  });
  const document = useQuery({ ...queries.runbooks(incident.organization.slug), enabled: !incident.runbook });
  if (!incident.runbook) {
    return (
      <EmptyState icon="book" title="No runbook is chosen">
        {incident.matches.length > 0
          ? 'Several documents fit: choose one under “Why this runbook”.'
          : `None of the ${document.data?.items.length ?? ''} runbooks names this alert. Choose one by hand above.`}
      </EmptyState>
    );
  }
  if (!incident.runId) {
    return (
      <EmptyState
        icon="play"
        title="The runbook is not started"
        action={
          <Button look="primary" icon="play" busy={start.isPending} onClick={() => start.mutate(undefined)}>
            Start the runbook
          </Button>
        }
      >
        Its read-only diagnosis then runs by itself; nothing is changed without an approval.
      </EmptyState>
    );
  }
  if (!run)
    return (
      <div className="p-4">
        <Skeleton rows={6} height="h-10" />
      </div>
    );
  const place = { runId: run.id, org: incident.organization.slug, slug: run.runbook.slug, onTell };
  const filled = run.sections.filter((section) => section.steps.length > 0 || section.items.length > 0);
  if (filled.length === 0)
    return (
      <EmptyState icon="doc" title="This runbook has no steps">
        It is there to be read.{' '}
        <Anchor className="text-accent underline" href={paths.page.runbook(place.org, place.slug)}>
          Open the document
        </Anchor>
      </EmptyState>
    );
  return filled.map((section) => (
    <RunbookSection key={`${section.line}${section.heading}`} section={section} place={place} nextStepId={nextStepId} />
  ));
}
