import type { ReactNode } from 'react';
import type { RunStepView, RunView } from '../../api/views.ts';
import { Icon } from '../../ui/icon.tsx';
import { useStickyOpen } from '../use-sticky-open.ts';
import { groupOptions } from './option-groups.ts';
import { StepCard } from './step-card.tsx';
import type { StepPlace } from './step-card.tsx';
import { countSteps, isFinished } from './step-look.ts';

/** One section of the document with its steps; folded once nothing in it is left to do. */
export function RunbookSection({
  section,
  place,
  nextStepId,
}: {
  readonly section: RunView['sections'][number];
  readonly place: StepPlace;
  readonly nextStepId: string | null;
}): ReactNode {
  const holdsNext = section.steps.some((step) => step.id === nextStepId);
  const isUnfinished = section.steps.some((step) => !isFinished(step) && step.state !== 'not-runnable');
  // A link from the document leads to one step, which is not found while its section is folded.
  const isLinked = section.steps.some((step) => location.hash === `#step-${step.id}`);
  const [isOpen, setOpen] = useStickyOpen(holdsNext || isLinked || isUnfinished || section.steps.length === 0);
  if (section.steps.length === 0 && section.items.length === 0) return null;
  return (
    <section className="border-b border-line last:border-b-0">
      <h3 className="sticky top-0 z-10 bg-surface">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex w-full flex-wrap items-center gap-x-2 bg-canvas/60 px-4 py-2 text-start hover:bg-hover focus-visible:outline-offset-[-2px]"
        >
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} className="text-ink-3" />
          <span dir="auto" className="foreign min-w-0 flex-1 truncate text-[0.8125rem] font-semibold max-sm:basis-40">
            {section.heading}
          </span>
          <span className="tabular text-xs font-normal text-ink-3 max-sm:basis-full max-sm:ps-6">
            {section.steps.length > 0 ? countSteps(section.steps) : ''}
          </span>
        </button>
      </h3>
      {isOpen && (
        <div className="divide-y divide-line border-t border-line">
          {section.items.length > 0 && <Items items={section.items} />}
          {groupOptions(section.steps).map((group) =>
            group.kind === 'step' ? (
              <StepCard key={group.step.id} step={group.step} place={place} isNext={group.step.id === nextStepId} />
            ) : (
              <Choice key={group.options[0]?.label} options={group.options} place={place} nextStepId={nextStepId} />
            ),
          )}
        </div>
      )}
    </section>
  );
}

/** What the section says without asking for anything: symptoms to recognise, notes. */
function Items({ items }: { readonly items: RunView['sections'][number]['items'] }): ReactNode {
  return (
    <ul className="grid gap-1 px-4 py-2.5 ps-9 text-[0.8125rem] text-ink-2">
      {items.map((item) => (
        <li key={item.line} dir="auto" className="foreign list-disc">
          {item.text}
        </li>
      ))}
    </ul>
  );
}

/** "Option 1", "Option 2": one of them is enough. */
function Choice({
  options,
  place,
  nextStepId,
}: {
  readonly options: readonly { readonly label: string; readonly steps: readonly RunStepView[] }[];
  readonly place: StepPlace;
  readonly nextStepId: string | null;
}): ReactNode {
  const isChosen = (steps: readonly RunStepView[]): boolean => steps.some((step) => step.attempts.length > 0 || step.state === 'done');
  return (
    <div>
      {options.length > 1 && <p className="px-4 pt-2 pb-1 text-xs font-medium text-ink-3">Choose one</p>}
      {options.map((option) => (
        <div key={option.label} role="group" aria-label={option.label} className="border-t border-line first:border-t-0">
          <p
            className={`flex items-center gap-2 ps-4 pe-4 pt-2 text-[0.8125rem] ${isChosen(option.steps) ? 'font-medium text-ink' : 'text-ink-2'}`}
          >
            <Icon
              name={isChosen(option.steps) ? 'circle-dot' : 'circle'}
              size={14}
              className={isChosen(option.steps) ? 'text-accent' : 'text-ink-3'}
            />
            <span dir="auto" className="foreign">
              {option.label}
            </span>
          </p>
          <div className="ps-3">
            {option.steps.map((step) => (
              <StepCard key={step.id} step={step} place={place} isNext={step.id === nextStepId} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
