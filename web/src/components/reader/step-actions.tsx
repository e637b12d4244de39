import type { ReactNode } from 'react';
import type { RunbookStepView } from '../../api/views.ts';
import { CopyTextButton } from './copy-text-button.tsx';
import { RunChoices } from './run-choices.tsx';

/** Copy, link, run: what can be done with a step from the document. */
export function StepActions({ step }: { readonly step: RunbookStepView }): ReactNode {
  const safe = step.commands.some((command) => command.safeForm !== null)
    ? step.commands.map((command) => command.safeForm ?? command.text).join('\n')
    : null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5">
        <CopyTextButton text={step.source} label="Copy" />
        {safe !== null && safe !== step.source && <CopyTextButton text={safe} label="Copy the safe form" />}
        <CopyTextButton text={() => `${location.origin}${location.pathname}#L${step.line}`} label="Copy link" icon="link" />
      </div>
      <RunChoices stepId={step.id} />
    </>
  );
}
