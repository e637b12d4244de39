import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import { queries } from '../../api/queries.ts';
import type { RunbookStepView } from '../../api/views.ts';
import { declareWithRunbook } from '../../forms/declare-with-runbook.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CopyTextButton } from './copy-text-button.tsx';

/** Copy, link, run: what can be done with a step from the document. Running itself happens in an incident, where it is kept. */
export function StepActions({ step }: { readonly step: RunbookStepView }): ReactNode {
  const safe = step.commands.some((command) => command.safeForm !== null)
    ? step.commands.map((command) => command.safeForm ?? command.text).join('\n')
    : null;
  const canRun = step.kind === 'command' || step.kind === 'query' || step.kind === 'request';
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <CopyTextButton text={step.source} label="Copy" />
      {safe !== null && safe !== step.source && <CopyTextButton text={safe} label="Copy the safe form" />}
      <CopyTextButton text={() => `${location.origin}${location.pathname}#L${step.line}`} label="Copy link" icon="link" />
      {canRun && <RunInIncident step={step} />}
    </div>
  );
}

function RunInIncident({ step }: { readonly step: RunbookStepView }): ReactNode {
  const { org = '', slug = '' }: { readonly org?: string; readonly slug?: string } = useParams({ strict: false });
  const open = useQuery(queries.incidents(org, 'open'));
  const users = (open.data?.items ?? []).filter((incident) => incident.runbook?.slug === slug);
  if (users.length > 0)
    return users.map((incident) => (
      <Anchor
        key={incident.id}
        href={`${paths.page.incident(incident.id, 'runbook')}#step-${step.id}`}
        className={buttonClass('primary', 'sm')}
      >
        Run in #{incident.number}
      </Anchor>
    ));
  return (
    <Button size="sm" icon="siren" onClick={() => declareWithRunbook(org, slug)}>
      Declare and run
    </Button>
  );
}
