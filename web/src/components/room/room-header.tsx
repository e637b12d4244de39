import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import type { IncidentView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NextClock } from '../clock-chip.tsx';
import { SeverityMark } from '../severity-mark.tsx';
import { Elapsed } from '../time-text.tsx';
import type { NextAction } from './next-action.ts';
import { RoleMenu } from './role-menu.tsx';
import type { RoomForm } from './room-forms.tsx';
import { RoomMenu } from './room-menu.tsx';
import { StatusStepper } from './status-stepper.tsx';

/** What is broken, since when, who has it, what runs out next, and the one button. */
export function RoomHeader({
  incident,
  next,
  isBusy,
  onNext,
  onForm,
}: {
  readonly incident: IncidentView;
  readonly next: NextAction | null;
  readonly isBusy: boolean;
  readonly onNext: () => void;
  readonly onForm: (form: RoomForm) => void;
}): ReactNode {
  const isOpen = incident.status !== 'resolved';
  const [first, second] = incident.roles;
  return (
    <header className="shrink-0 border-b border-line bg-surface">
      <div className="flex items-center gap-2 px-3 pt-2.5 md:gap-3 md:px-5 md:pt-3">
        <Anchor
          href={paths.page.incidents(incident.organization.slug)}
          aria-label="All incidents"
          className="grid size-9 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-sunken md:hidden"
        >
          <Icon name="chevron-left" size={18} />
        </Anchor>
        <span className="max-md:hidden">
          <SeverityMark severity={incident.severity} />
        </span>
        <span className="md:hidden">
          <SeverityMark severity={incident.severity} short />
        </span>
        <h1
          dir="auto"
          title={incident.title}
          className="foreign line-clamp-2 min-w-0 flex-1 text-[0.9375rem] leading-snug font-semibold tracking-[-0.012em] md:line-clamp-1 md:text-lg"
        >
          {incident.title}
        </h1>
        {incident.isDrill && <Chip icon="flag">drill</Chip>}
        <span className={`text-lg font-medium max-md:hidden ${isOpen ? '' : 'text-ink-3'}`}>
          <Elapsed since={incident.startedAt} until={incident.resolvedAt} />
        </span>
        <span className="max-md:hidden">{isOpen && <NextClock clocks={incident.clocks} large />}</span>
        {next && (
          <span className="max-md:hidden">
            <Button
              look={next.kind === 'acknowledge' ? 'danger' : 'primary'}
              busy={isBusy}
              hotkey={next.kind === 'acknowledge' ? 'a' : undefined}
              onClick={onNext}
              title={next.words}
            >
              {next.button}
            </Button>
          </span>
        )}
        <RoomMenu incident={incident} onForm={onForm} />
      </div>
      <div className="flex items-center gap-2 px-3 py-2 md:hidden">
        {isOpen && <NextClock clocks={incident.clocks} large />}
        <span className="ms-auto">
          {next && (
            <Button look={next.kind === 'acknowledge' ? 'danger' : 'primary'} busy={isBusy} onClick={onNext}>
              {next.button}
            </Button>
          )}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-1 px-3 pb-2 md:px-4 md:pt-1.5">
        <StatusStepper incident={incident} onResolve={() => onForm('resolve')} />
        <span className="mx-1 hidden h-4 w-px bg-line lg:block" />
        {first && <RoleMenu incident={incident} role={first.role} short={initials(first.role)} />}
        {second && (
          <span className="max-md:hidden">
            <RoleMenu incident={incident} role={second.role} short={second.role} />
          </span>
        )}
        <span className={`ms-auto pe-1 text-[0.9375rem] font-medium md:hidden ${isOpen ? '' : 'text-ink-3'}`}>
          <Elapsed since={incident.startedAt} until={incident.resolvedAt} />
        </span>
        <span className="tabular foreign ms-auto truncate text-xs text-ink-3 max-md:hidden">
          #{incident.number} · {incident.organization.name}
          {incident.service && ` · ${incident.service}`}
        </span>
      </div>
      {incident.mergedInto && (
        <p className="flex items-center gap-2 border-t border-line bg-sunken px-5 py-1.5 text-[0.8125rem]">
          <Icon name="link" size={14} /> Merged.{' '}
          <Anchor className="text-accent underline" href={paths.page.incident(incident.mergedInto)}>
            Go on in the other incident
          </Anchor>
        </p>
      )}
    </header>
  );
}

/** "Incident Commander" is called IC. */
const initials = (role: string): string =>
  /\s/.test(role)
    ? role
        .split(/\s+/)
        .map((word) => word[0]?.toUpperCase() ?? '')
        .join('')
    : role;
