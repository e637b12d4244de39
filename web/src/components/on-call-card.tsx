import type { ReactNode } from 'react';
import type { OnCallSlotView } from '../api/views.ts';
import { formatExact, formatMoment } from '../live/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { Avatar } from './avatar.tsx';

/** Who is on call now, until when, who is next, and the rule that says so. */
export function OnCallCard({ slot, withOrg = false }: { readonly slot: OnCallSlotView; readonly withOrg?: boolean }): ReactNode {
  return (
    <div className="flex items-start gap-3">
      {slot.person ? (
        <Avatar person={slot.person} />
      ) : (
        <span className="grid size-7 shrink-0 place-items-center rounded-full border border-dashed border-bad text-bad">
          <Icon name="user" size={14} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className={`foreign font-medium ${slot.person ? '' : 'text-bad'}`}>{slot.person?.name ?? 'Nobody'}</span>
          <span className="text-xs text-ink-3">
            {withOrg ? `${slot.organization.name} · ` : ''}
            {slot.team ?? slot.schedule}
          </span>
        </p>
        <p className="text-xs text-ink-2" title={slot.until ? formatExact(slot.until) : undefined}>
          {slot.until ? `until ${formatMoment(slot.until)}` : 'no end set'}
          {slot.next && (
            <>
              {' '}
              · then <span className={slot.next.person ? '' : 'font-medium text-bad'}>{slot.next.person?.name ?? 'nobody'}</span>
            </>
          )}
        </p>
        <p className="foreign mt-0.5 text-xs text-ink-3">{slot.why}</p>
      </div>
    </div>
  );
}
