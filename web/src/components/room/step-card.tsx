import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { paths } from '../../api/paths.ts';
import { useRunAction } from '../../api/use-incident-action.ts';
import type { RunStepView } from '../../api/views.ts';
import { announce } from '../../ui/announcer.tsx';
import { Anchor } from '../../ui/anchor.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { rowFocus } from '../../ui/scrollable.ts';
import { toneText } from '../../ui/tone.ts';
import { useKeyListener } from '../../live/use-key-listener.ts';
import { formatDuration } from '../../live/format-time.ts';
import { PersonName } from '../avatar.tsx';
import { RiskMark } from '../risk-mark.tsx';
import { useStickyOpen } from '../use-sticky-open.ts';
import { StepActions } from './step-actions.tsx';
import { StepAttempt } from './step-attempt.tsx';
import { isActive, isOpenByDefault, isProse, stepLook, stepTitle } from './step-look.ts';
import { StepSource } from './step-source.tsx';

export type StepPlace = { readonly runId: string; readonly org: string; readonly slug: string; readonly onTell: () => void };

/** A step of the runbook: one line when there is nothing to do, everything needed to act when there is. */
export function StepCard({
  step,
  place,
  isNext,
}: {
  readonly step: RunStepView;
  readonly place: StepPlace;
  readonly isNext: boolean;
}): ReactNode {
  const [isPlanOpen, setPlanOpen] = useState(false);
  const [isOpen, setOpen] = useStickyOpen(isNext || isOpenByDefault(step));
  const card = useRef<HTMLElement>(null);
  const give = useRunAction((values: Readonly<Record<string, string>>) => actions.giveValues(place.runId, step.id, { ...values }));
  const look = stepLook(step.state);
  const title = stepTitle(step);
  const last = step.attempts.at(-1);
  useEffect(() => {
    if (step.state === 'needs-approval' && step.approvals.length > 0) announce(`Approval needed: ${title}`, 'assertive');
  }, [step.state, step.approvals.length, title]);
  useKeyListener(card, (event) => {
    if (event.target !== card.current || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter') setOpen(!isOpen);
    else if (event.key === 'r') card.current?.querySelector<HTMLButtonElement>('[data-step-main]')?.click();
    else if (event.key === 'p') {
      setOpen(true);
      setPlanOpen(!isPlanOpen);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return (
    <article
      ref={card}
      id={`step-${step.id}`}
      {...rowFocus}
      aria-label={`${title}, ${look.word}`}
      className={`relative scroll-my-24 px-4 py-2.5 focus-visible:outline-offset-[-2px] ${isNext ? 'bg-accent-soft/60 before:absolute before:inset-y-0 before:start-0 before:w-[3px] before:bg-accent' : ''}`}
    >
      <div className="flex items-start gap-2.5">
        <span className={`mt-0.5 ${toneText[look.tone]} ${isActive(step) ? 'animate-pulse' : ''}`} title={look.word}>
          <Icon name={look.icon} size={17} />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              dir="auto"
              className={`foreign min-h-6 min-w-0 flex-1 basis-44 text-start font-medium hover:underline ${step.title === null && !isProse(step) ? 'font-mono text-xs' : ''} ${step.state === 'skipped' ? 'text-ink-3 line-through' : ''}`}
            >
              {title}
            </button>
            <span className="flex flex-wrap items-center gap-1.5">
              {step.condition && !title.includes(step.condition) && (
                <Chip icon="flag" title={`Only ${step.condition}`}>
                  {step.condition}
                </Chip>
              )}
              {step.timebox && <Chip icon="clock">{step.timebox}</Chip>}
              {step.risk && <RiskMark risk={step.risk} reasons={step.reasons} />}
              <span className={`text-xs font-medium ${toneText[look.tone]}`}>
                {look.word}
                {last?.startedAt && last.endedAt && (
                  <span className="tabular font-normal text-ink-3">
                    {' '}
                    {formatDuration(Date.parse(last.endedAt) - Date.parse(last.startedAt))}
                  </span>
                )}
              </span>
            </span>
          </div>
          {isOpen && (
            <div className="mt-2 grid grid-cols-1 gap-2.5">
              {(!isProse(step) || step.source.trim().includes('\n')) && (
                <StepSource step={step} isPlanOpen={isPlanOpen} onValues={(values) => give.mutate(values)} />
              )}
              {step.approvals.length > 0 && (
                <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
                  Approved by{' '}
                  {step.approvals.map((approval) => (
                    <PersonName key={approval.person.id} person={approval.person} />
                  ))}{' '}
                  ({step.approvals.length} of {step.approvalsNeeded})
                </p>
              )}
              {last && <StepAttempt attempt={last} of={step.attempts.length} />}
              <StepActions step={step} runId={place.runId} onTell={place.onTell} isNext={isNext} />
              <p className="flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
                <Anchor
                  href={paths.page.runbook(place.org, place.slug, step.line)}
                  className="inline-flex min-h-6 min-w-6 items-center underline-offset-2 hover:text-ink hover:underline"
                >
                  line {step.line}
                </Anchor>
                <span>
                  {step.kind}
                  {step.language && ` · ${step.language}`}
                </span>
                {step.reasons.length > 0 && <span className="foreign">{step.reasons.join('; ')}</span>}
              </p>
            </div>
          )}
        </div>
      </div>
    </article>
  );
}
