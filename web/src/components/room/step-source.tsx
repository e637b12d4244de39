import type { ReactNode } from 'react';
import type { RunStepView } from '../../api/views.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ParameterChip } from './parameter-chip.tsx';
import { splitParameters } from './split-parameters.ts';

/** The step's text as the document has it, its gaps as chips; below, what will run when that is not the same, and why. */
export function StepSource({
  step,
  onValues,
  isPlanOpen,
}: {
  readonly step: RunStepView;
  readonly onValues: (values: Readonly<Record<string, string>>) => void;
  readonly isPlanOpen: boolean;
}): ReactNode {
  const isLocked = step.state === 'running' || step.state === 'queued';
  const differs = step.plan?.differs ?? false;
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <div
        dir="ltr"
        className="group/source relative rounded-lg border border-line bg-canvas py-2 ps-3 pe-9 font-mono text-xs leading-[1.7] break-words whitespace-pre-wrap"
      >
        {splitParameters(step.source.replace(/\n+$/, ''), step.parameters).map((piece, index) => {
          if (piece.kind === 'text') return <span key={index}>{piece.text}</span>;
          const parameter = step.parameters.find((one) => one.name === piece.name);
          return (
            parameter && (
              <ParameterChip
                key={index}
                parameter={parameter}
                isLocked={isLocked}
                onValue={(value) => onValues({ [parameter.name]: value })}
              />
            )
          );
        })}
        <span className="absolute end-1 top-1 font-sans">
          <CopyButton text={step.plan?.display ?? step.source} label={step.plan ? 'Copy what will run' : 'Copy'} />
        </span>
      </div>
      {step.plan && (differs || isPlanOpen) && (
        <div className="rounded-lg border border-dashed border-line-strong px-3 py-2">
          <p className="mb-1 flex items-center gap-1.5 text-xs font-medium text-ink-2">
            <Icon name="arrow-right" size={13} /> {differs ? 'What will run instead' : 'What will run'}
          </p>
          <div dir="ltr" className="foreign font-mono text-xs leading-[1.6] whitespace-pre-wrap">
            {step.plan.display}
          </div>
          {step.plan.reasons.length > 0 && (
            <ul className="mt-1.5 grid grid-cols-1 gap-0.5 text-xs text-ink-2">
              {step.plan.reasons.map((reason) => (
                <li key={reason} className="flex gap-1.5">
                  <Icon name="info" size={13} className="mt-0.5 text-info" /> {reason}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
