import type { ReactNode } from 'react';
import type { RunbookStepView } from '../../api/views.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LineLink } from './line-link.tsx';
import { useRunbookUse } from './use-runbook-use.ts';
import { sourceWords, typeWords } from './value-source-words.ts';

type Parameter = RunbookStepView['parameters'][number];

/** What is to be filled in: the hole as it stands in the text, what belongs into it, and where to get that. */
export function ParameterList({ step, onLine }: { readonly step: RunbookStepView; readonly onLine: (line: number) => void }): ReactNode {
  const { use } = useRunbookUse();
  const filled = new Map(use?.steps.find((one) => one.id === step.id)?.filled.map((one) => [one.name, one.source]));
  const parameters = [...new Map(step.parameters.map((one) => [one.syntax, one])).values()];
  if (parameters.length === 0) return null;
  return (
    <ul aria-label="To fill in" className="grid grid-cols-1 gap-1.5 px-2 pb-2">
      {parameters.map((parameter) => (
        <li key={parameter.syntax} className="min-w-0">
          <span className="flex flex-wrap items-center gap-x-1.5">
            <code className="foreign min-w-0 rounded bg-sunken px-1 font-mono text-2xs leading-4.5">{parameter.syntax}</code>
            {parameter.secret ? (
              <span className="inline-flex items-center gap-1 text-2xs font-medium text-warn">
                <Icon name="lock" size={11} /> secret
              </span>
            ) : (
              <span className="foreign text-2xs text-ink-2">{typeWords(parameter.type)}</span>
            )}
          </span>
          <Source parameter={parameter} filledFrom={filled.get(parameter.name) ?? null} onLine={onLine} />
        </li>
      ))}
    </ul>
  );
}

function Source({
  parameter,
  filledFrom,
  onLine,
}: {
  readonly parameter: Parameter;
  readonly filledFrom: string | null;
  readonly onLine: (line: number) => void;
}): ReactNode {
  const words = sourceWords(parameter.from);
  if (filledFrom !== null) return <From>filled in from {filledFrom}</From>;
  if (words === null) return <From>you have to know it</From>;
  return (
    <From>
      {words.text}
      {words.line !== undefined && <LineLink line={words.line} onLine={onLine} isSaid />}
      {words.command !== undefined && (
        <span className="ms-1 inline-flex max-w-full min-w-0 items-center">
          <code className="foreign min-w-0 font-mono text-2xs text-ink-2">{words.command}</code>
          <CopyButton text={words.command} label={`Copy ${words.command}`} />
        </span>
      )}
    </From>
  );
}

const From = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <span className="foreign block text-2xs leading-5 text-ink-3">{children}</span>
);
