import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import type { RunbookUseView } from '../../api/views.ts';
import { declareWithRunbook } from '../../forms/declare-with-runbook.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { placesToRun } from './places-to-run.ts';
import { useRunbookUse } from './use-runbook-use.ts';

type Incident = RunbookUseView['incidents'][number];

const roomOf = (incident: Incident, stepId: string): string => `${paths.page.incident(incident.id, 'runbook')}#step-${stepId}`;

/** Where the step can be run, or why it cannot. Running itself happens in the incident's room, where it is kept. */
export function RunChoices({ stepId }: { readonly stepId: string }): ReactNode {
  const { org, slug, use } = useRunbookUse();
  if (!use) return null;
  const places = placesToRun(use, stepId);
  if (places.kind === 'by-hand') return null;
  if (places.kind === 'refused')
    return (
      <p className="foreign flex gap-1.5 text-ink-2">
        <Icon name="lock" size={13} className="mt-px text-ink-3" /> {places.why}
      </p>
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5">
        {places.kind === 'declare' ? (
          <Button size="sm" icon="siren" onClick={() => declareWithRunbook(org, slug)}>
            Declare and run
          </Button>
        ) : (
          places.incidents.map((incident) => (
            <Anchor key={incident.id} href={roomOf(incident, stepId)} title={incident.title} className={buttonClass('primary', 'sm')}>
              <Icon name="play" size={13} filled /> Run in #{incident.number}
            </Anchor>
          ))
        )}
      </div>
      {places.others.map((incident) => (
        <p key={incident.id} className="text-ink-3">
          Incident #{incident.number} keeps v{incident.version}, which does not have this step.
        </p>
      ))}
    </>
  );
}

/** One press from the closed note to the step in the newest incident that holds it. */
export function RunShortcut({ stepId }: { readonly stepId: string }): ReactNode {
  const { use } = useRunbookUse();
  const places = use && placesToRun(use, stepId);
  const [incident] = places?.kind === 'incidents' ? places.incidents : [];
  if (!incident) return null;
  const label = `Run in #${incident.number}: ${incident.title}`;
  return (
    <Anchor
      href={roomOf(incident, stepId)}
      aria-label={label}
      title={label}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-md text-good hover:bg-sunken max-md:size-9"
    >
      <Icon name="play" size={13} filled />
    </Anchor>
  );
}
