import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Risk } from '../../api/views.ts';
import { formatIsoDuration } from '../../live/format-time.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { RiskMark } from '../risk-mark.tsx';
import { isProse, plainWords, stepTitle } from '../room/step-look.ts';
import { FindingList, findingLook, worstBox } from './finding-list.tsx';
import { LineLink } from './line-link.tsx';
import { ParameterList } from './parameter-list.tsx';
import { severities, standing } from './reader-notes.ts';
import type { ReaderNote, StepNote } from './reader-notes.ts';
import { RunShortcut } from './run-choices.tsx';
import { StepActions } from './step-actions.tsx';
import { StepSource } from './step-source.tsx';
import { WaysCard } from './ways-card.tsx';

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

type Props<Note> = {
  readonly note: Note;
  /** It stands beside its own words: a sentence is not said twice. */
  readonly isBeside?: boolean;
  readonly onLine: (line: number) => void;
};

/** One note of the margin: a line by itself, everything when pressed. */
export function NoteCard({ note, isBeside = false, onLine }: Props<ReaderNote>): ReactNode {
  if (note.kind === 'threshold')
    return (
      <div className="flex min-h-7 items-center gap-1.5 rounded-md border border-line px-2 text-xs text-ink-2" title={note.text}>
        <Icon name="flag" size={13} className="text-ink-3" />
        {isBeside ? (
          <span className="min-w-0 flex-1 truncate">checked before resolve</span>
        ) : (
          <span className="min-w-0 flex-1 py-1">
            <span dir="auto" className="foreign block text-ink">
              {plainWords(note.text)}
            </span>
            checked before resolve
          </span>
        )}
        <LineLink line={note.line} onLine={onLine} />
      </div>
    );
  if (note.kind === 'finding')
    return (
      <div className={`rounded-md border px-2.5 py-1.5 text-xs ${worstBox(note.findings)}`}>
        <FindingList findings={note.findings} onLine={onLine} />
      </div>
    );
  if (note.kind === 'choice') return <WaysCard ways={note.ways} onLine={onLine} />;
  if (note.step.option === null && note.step.condition === null) return <StepCard note={note} isBeside={isBeside} onLine={onLine} />;
  // Steps under one option or one condition hang on one line.
  return (
    <div
      className={`relative ps-2.5 before:absolute before:start-0.5 before:bottom-0 before:w-0.5 before:bg-line-strong ${note.joins ? 'before:-top-2' : 'before:top-0'}`}
    >
      <StepCard note={note} isBeside={isBeside} onLine={onLine} />
    </div>
  );
}

function StepCard({ note, isBeside = false, onLine }: Props<StepNote>): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { step, findings, choice } = note;
  const isSaidBeside = isBeside && isProse(step);
  // A sentence with nothing to add to it: its line and its sign, no box that asks for attention.
  const isQuiet = isSaidBeside && !isOpen && findings.length === 0 && step.risk === null && !hasMeta(note) && step.parameters.length === 0;
  const counted = standing(findings);
  const worst = severities.flatMap((severity) => counted.find((one) => one.severity === severity) ?? [])[0];
  return (
    <div
      className={`rounded-md border border-s-[3px] text-xs ${isQuiet ? 'border-transparent' : `border-line bg-surface ${step.risk ? riskEdge[step.risk] : 'border-s-line-strong'}`}`}
    >
      <div className="flex items-center gap-1.5 ps-2 pe-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-7 min-w-0 flex-1 items-center gap-1.5 text-start max-md:min-h-10"
        >
          <span title={step.kind} className="text-ink-3">
            <Icon name={kindIcon[step.kind] ?? 'circle'} size={13} />
            <span className="sr-only">{step.kind}: </span>
          </span>
          <span dir="auto" className={`foreign min-w-0 flex-1 truncate ${isSaidBeside ? 'text-ink-3' : ''}`}>
            {isSaidBeside ? 'by hand' : stepTitle(step)}
          </span>
          {step.risk && <RiskMark risk={step.risk} />}
          {worst && (
            <span className={`inline-flex items-center gap-0.5 font-medium ${findingLook[worst.severity].text}`}>
              <Icon name={findingLook[worst.severity].icon} size={13} />
              {counted.length}
              <span className="sr-only"> {counted.length === 1 ? 'finding' : 'findings'}</span>
            </span>
          )}
        </button>
        <RunShortcut stepId={step.id} />
        <LineLink line={note.line} onLine={onLine} />
      </div>
      <StepMeta note={note} />
      <ParameterList step={step} onLine={onLine} />
      {isOpen && (
        <div className="grid grid-cols-1 gap-2 border-t border-line px-2.5 py-2">
          <StepSource step={step} />
          <p className="text-ink-3">
            {step.kind}
            {step.language && ` · ${step.language}`}
            {step.option && !choice && ` · ${step.option}`} ·{' '}
            {step.line === step.endLine ? `line ${step.line}` : `lines ${step.line}–${step.endLine}`}
          </p>
          {step.reasons.map((reason) => (
            <p key={reason} className="foreign flex gap-1.5 text-ink-2">
              <Icon name="info" size={13} className="mt-px" /> {reason}
            </p>
          ))}
          <StepActions step={step} />
        </div>
      )}
      {findings.length > 0 && (
        <div className={`border-t px-2.5 py-1.5 ${worstBox(findings)}`}>
          <FindingList findings={findings} isShort={isBeside && !isOpen} onLine={onLine} />
        </div>
      )}
    </div>
  );
}

/** The name of the way, unless the step is called that already. */
function wayIfUnsaid({ step, choice }: StepNote): string {
  const name = choice?.ways[choice.at - 1]?.name ?? '';
  return name === '' || stepTitle(step).startsWith(name.slice(0, 24)) ? '' : `: ${name}`;
}

const hasMeta = ({ step, choice }: StepNote): boolean => step.condition !== null || choice !== null || step.timebox !== null;

/** What a reader must know before pressing anything: when it applies, which way of several, how long. */
function StepMeta({ note }: { readonly note: StepNote }): ReactNode {
  const { step, choice } = note;
  if (!hasMeta(note)) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-2 pb-1.5 text-ink-2">
      {step.condition && (
        <span className="foreign inline-flex min-w-0 gap-1">
          <Icon name="diamond" size={12} className="mt-0.5 text-ink-3" />
          {step.condition}
        </span>
      )}
      {choice && (
        <span className="foreign tabular min-w-0">
          Option {choice.at} of {choice.ways.length}
          {wayIfUnsaid(note)}
        </span>
      )}
      {step.timebox && (
        <span className="inline-flex items-center gap-1">
          <Icon name="clock" size={12} className="text-ink-3" /> {formatIsoDuration(step.timebox)}
        </span>
      )}
    </div>
  );
}
