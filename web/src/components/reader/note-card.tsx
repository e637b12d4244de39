import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FindingView, Risk } from '../../api/views.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { RiskMark } from '../risk-mark.tsx';
import { stepTitle } from '../room/step-look.ts';
import type { ReaderNote } from './reader-notes.ts';

const kindIcon: Readonly<Record<string, IconName>> = {
  command: 'terminal',
  query: 'search',
  request: 'globe',
  link: 'external',
  manual: 'hand',
  message: 'send',
  'chat-command': 'chat',
  config: 'settings',
  code: 'doc',
  template: 'doc',
};
const riskEdge: Readonly<Record<Risk, string>> = { 'read-only': 'border-s-info', mutating: 'border-s-warn', destructive: 'border-s-bad' };

/** One note of the margin: a line by itself, everything when pressed. */
export function NoteCard({ note, onLine }: { readonly note: ReaderNote; readonly onLine: (line: number) => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (note.kind === 'threshold')
    return (
      <Plain note={note} icon="flag" onLine={onLine}>
        checked before resolve
      </Plain>
    );
  if (note.kind === 'finding')
    return (
      <div className="rounded-md border border-warn-line bg-warn-soft px-2.5 py-1.5 text-xs">
        <Findings findings={note.findings} onLine={onLine} />
      </div>
    );
  const { step, findings } = note;
  return (
    <div
      className={`rounded-md border border-s-[3px] border-line bg-surface text-xs ${step.risk ? riskEdge[step.risk] : 'border-s-line-strong'}`}
    >
      <div className="flex items-center gap-1.5 ps-2 pe-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-7 min-w-0 flex-1 items-center gap-1.5 text-start max-md:min-h-10"
        >
          <Icon name={kindIcon[step.kind] ?? 'circle'} size={13} className="text-ink-3" />
          <span dir="auto" className="foreign min-w-0 flex-1 truncate">
            {stepTitle(step)}
          </span>
          {step.risk && <RiskMark risk={step.risk} />}
          {findings.length > 0 && (
            <span className="inline-flex items-center gap-0.5 font-medium text-warn" title={`${findings.length} findings`}>
              <Icon name="triangle" size={13} />
              {findings.length}
            </span>
          )}
        </button>
        <LineLink line={note.line} onLine={onLine} />
      </div>
      {isOpen && (
        <div className="grid grid-cols-1 gap-1.5 border-t border-line px-2.5 py-2">
          <div className="flex items-start gap-1">
            <pre dir="ltr" className="foreign min-w-0 flex-1 font-mono text-2xs leading-relaxed whitespace-pre-wrap">
              {step.source}
            </pre>
            <CopyButton text={step.source} label="Copy this step" />
          </div>
          <p className="text-ink-3">
            {step.kind}
            {step.language && ` · ${step.language}`}
            {step.condition && ` · ${step.condition}`}
            {step.option && ` · ${step.option}`} · lines {step.line}–{step.endLine}
          </p>
          {step.parameters.length > 0 && (
            <ul className="grid grid-cols-1 gap-0.5">
              {step.parameters.map((parameter) => (
                <li key={parameter.name}>
                  <code className="foreign rounded bg-sunken px-1 font-mono">{parameter.syntax}</code>{' '}
                  <span className="text-ink-3">
                    {parameter.type}
                    {parameter.secret && ', secret'}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {step.reasons.map((reason) => (
            <p key={reason} className="foreign flex gap-1.5 text-ink-2">
              <Icon name="info" size={13} className="mt-px" /> {reason}
            </p>
          ))}
        </div>
      )}
      {findings.length > 0 && (
        <div className="border-t border-warn-line bg-warn-soft px-2.5 py-1.5">
          <Findings findings={findings} onLine={onLine} />
        </div>
      )}
    </div>
  );
}

function Plain({
  note,
  icon,
  onLine,
  children,
}: {
  readonly note: ReaderNote;
  readonly icon: IconName;
  readonly onLine: (line: number) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="flex min-h-7 items-center gap-1.5 rounded-md border border-line px-2 text-xs text-ink-2">
      <Icon name={icon} size={13} className="text-ink-3" /> <span className="min-w-0 flex-1 truncate">{children}</span>
      <LineLink line={note.line} onLine={onLine} />
    </div>
  );
}

function LineLink({ line, onLine }: { readonly line: number; readonly onLine: (line: number) => void }): ReactNode {
  return (
    <a
      href={`#L${line}`}
      onClick={(event) => {
        event.preventDefault();
        onLine(line);
      }}
      className="tabular inline-flex min-h-6 min-w-6 shrink-0 items-center justify-end rounded px-1 text-ink-3 underline decoration-line-strong underline-offset-2 hover:bg-sunken hover:text-ink"
    >
      <span className="sr-only">line </span>
      {line}
    </a>
  );
}

function Findings({ findings, onLine }: { readonly findings: readonly FindingView[]; readonly onLine: (line: number) => void }): ReactNode {
  return (
    <ul className="grid grid-cols-1 gap-1.5">
      {findings.map((finding) => (
        <li key={`${finding.rule}${finding.line}${finding.message}`} className="flex gap-1.5">
          <Icon
            name={finding.severity === 'error' ? 'octagon' : finding.severity === 'warning' ? 'triangle' : 'info'}
            size={13}
            className={`mt-0.5 ${finding.severity === 'error' ? 'text-bad' : 'text-warn'}`}
          />
          <span className="min-w-0">
            <span className="foreign">{finding.message}</span>
            {finding.suggestion && <span className="foreign block text-ink-2">{finding.suggestion}</span>}
            <span className="block font-mono text-2xs text-ink-2">
              {finding.rule} <LineLink line={finding.line} onLine={onLine} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
