import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import type { IncidentSummaryView } from '../api/views.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Chip } from '../ui/chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { PersonName } from './avatar.tsx';
import { NextClock } from './clock-chip.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { StatusMark } from './status-mark.tsx';
import { Elapsed, TimeText } from './time-text.tsx';

/** One incident in a list: what, since when, who has it, what runs out next. */
export function IncidentRow({
  incident,
  withOrg = false,
}: {
  readonly incident: IncidentSummaryView;
  readonly withOrg?: boolean;
}): ReactNode {
  const isOpen = incident.status !== 'resolved';
  const owner = incident.commander ?? incident.acknowledgedBy;
  return (
    <Anchor
      data-row
      href={paths.page.incident(incident.id)}
      className="group grid grid-cols-1 gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px] md:grid-cols-[minmax(0,1fr)_auto] md:items-center"
    >
      <div className="grid min-w-0 gap-1.5">
        <div className="flex min-w-0 items-center gap-2">
          <SeverityMark severity={incident.severity} short />
          <span dir="auto" className="foreign min-w-0 truncate text-[0.9375rem] font-medium">
            {incident.title}
          </span>
          {incident.isDrill && <Chip icon="flag">drill</Chip>}
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-ink-2">
          <span className="tabular text-ink-3">#{incident.number}</span>
          <span className="tabular font-medium text-ink md:hidden">
            <Age incident={incident} />
          </span>
          {withOrg && <span className="foreign">{incident.organization.name}</span>}
          {incident.service && <span className="foreign max-w-48 truncate font-mono text-xs">{incident.service}</span>}
          {isOpen &&
            (owner ? (
              <PersonName person={owner} />
            ) : (
              <span className="inline-flex items-center gap-1 text-warn">
                <Icon name="user" size={14} /> nobody has it
              </span>
            ))}
          {isOpen && incident.firingAlerts > 0 && (
            <span className="inline-flex items-center gap-1">
              <Icon name="bell" size={14} /> {incident.firingAlerts} firing
            </span>
          )}
          {incident.runbook && (
            <span className="foreign inline-flex min-w-0 items-center gap-1">
              <Icon name="book" size={14} /> <span className="max-w-56 truncate">{incident.runbook.title}</span>
            </span>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2 md:justify-end">
        {isOpen && <NextClock clocks={incident.clocks} />}
        <StatusMark status={incident.status} />
        <span className="tabular hidden min-w-[4.5rem] text-end text-[0.8125rem] text-ink-2 md:block">
          <Age incident={incident} />
        </span>
      </div>
    </Anchor>
  );
}

/** How long it lasts, or how long ago it ended. */
function Age({ incident }: { readonly incident: IncidentSummaryView }): ReactNode {
  return incident.status === 'resolved' ? (
    <TimeText at={incident.resolvedAt ?? incident.startedAt} />
  ) : (
    <Elapsed since={incident.startedAt} until={null} />
  );
}
