import type { ReactNode } from 'react';
import type { OnCallView } from '../../api/views.ts';
import { formatDay, formatMoment } from '../../live/format-time.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { scrollable } from '../../ui/scrollable.ts';
import { Avatar } from '../avatar.tsx';
import { findGaps, placeOn } from './coverage.ts';
import type { Shift, Span } from './coverage.ts';
import { WhoAt } from './who-at.tsx';

const dayMs = 24 * 3600 * 1000;
const shownDays = 14;

/** Two weeks of a schedule, a row per layer; where nobody is on call it is hatched and said in words below. */
export function ScheduleStrip({
  schedule,
  now,
  onOverride,
}: {
  readonly schedule: OnCallView['schedules'][number];
  readonly now: number;
  readonly onOverride: ReactNode;
}): ReactNode {
  const start = new Date(now).setHours(0, 0, 0, 0);
  const window: Span = { from: start, to: start + shownDays * dayMs };
  const layers = [...Map.groupBy(schedule.shifts, (shift) => shift.layer)];
  const gaps = findGaps(schedule.shifts, Math.max(now, window.from), window.to);
  const nowAt = (100 * (now - window.from)) / (window.to - window.from);
  return (
    <Panel
      title={<span className="foreign">{schedule.name}</span>}
      aside={
        <>
          {schedule.team && <span className="foreign">{schedule.team} ·</span>}
          <span>{schedule.timeZone}</span>
          {onOverride}
        </>
      }
      flush
    >
      <div className="overflow-x-auto" {...scrollable} role="region" aria-label={`Calendar of ${schedule.name}`}>
        <div className="min-w-[46rem]">
          <div className="relative ms-28 flex h-8 border-b border-line">
            {Array.from({ length: shownDays }, (_, day) => (
              <span
                key={day}
                className={`flex-1 border-s border-line px-1.5 pt-2 text-2xs whitespace-nowrap first:border-s-0 ${day === 0 ? 'font-semibold text-ink' : 'text-ink-3'}`}
              >
                {day === 0 ? 'Today' : formatDay(window.from + day * dayMs + dayMs / 2).replace(/ \w+$/, '')}
              </span>
            ))}
          </div>
          {layers.map(([layer, shifts]) => (
            <Row key={layer} label={layer} nowAt={nowAt}>
              {shifts.map((shift) => (
                <ShiftBar key={`${shift.from}${shift.to}`} shift={shift} window={window} />
              ))}
            </Row>
          ))}
          {gaps.length > 0 && (
            <Row label="Nobody" nowAt={nowAt} isBad>
              {gaps.map((gap) => {
                const place = placeOn(window, gap);
                return (
                  place && (
                    <span
                      key={gap.from}
                      title={`Nobody: ${formatMoment(gap.from)} to ${formatMoment(gap.to)}`}
                      style={{ insetInlineStart: `${place.left}%`, width: `${place.width}%` }}
                      className="absolute inset-y-1.5 rounded-md border border-bad bg-[repeating-linear-gradient(135deg,var(--bad-soft)_0_5px,var(--bad-line)_5px_10px)]"
                    />
                  )
                );
              })}
            </Row>
          )}
        </div>
      </div>
      <div className="grid grid-cols-1 gap-3 border-t border-line px-4 py-3">
        {gaps.length > 0 ? (
          <ul className="grid grid-cols-1 gap-1 text-[0.8125rem]">
            {gaps.slice(0, 4).map((gap) => (
              <li key={gap.from} className="flex items-start gap-2 text-bad">
                <Icon name="triangle" size={15} className="mt-0.5" />
                <span>
                  <strong className="font-semibold">Nobody is on call</strong> from {formatMoment(gap.from)} to{' '}
                  {gap.to >= window.to ? 'the end of this calendar' : formatMoment(gap.to)}.
                </span>
              </li>
            ))}
            {gaps.length > 4 && <li className="text-ink-2">and {gaps.length - 4} more gaps.</li>}
          </ul>
        ) : (
          <p className="flex items-center gap-2 text-[0.8125rem] text-good">
            <Icon name="circle-check" size={15} /> Covered for the next two weeks.
          </p>
        )}
        <WhoAt shifts={schedule.shifts} now={now} />
      </div>
    </Panel>
  );
}

function Row({
  label,
  nowAt,
  children,
  isBad = false,
}: {
  readonly label: string;
  readonly nowAt: number;
  readonly children: ReactNode;
  readonly isBad?: boolean;
}): ReactNode {
  return (
    <div className="flex border-b border-line last:border-b-0">
      <span
        title={label}
        className={`foreign flex w-28 shrink-0 items-center truncate border-e border-line px-4 text-xs ${isBad ? 'font-medium text-bad' : 'text-ink-2'}`}
      >
        <span className="truncate">{label}</span>
      </span>
      <div className="relative h-11 flex-1 overflow-hidden">
        {children}
        <span aria-hidden="true" style={{ insetInlineStart: `${nowAt}%` }} className="absolute inset-y-0 w-px bg-bad-solid" />
      </div>
    </div>
  );
}

function ShiftBar({ shift, window }: { readonly shift: Shift; readonly window: Span }): ReactNode {
  const place = placeOn(window, { from: Date.parse(shift.from), to: Date.parse(shift.to) });
  if (!place) return null;
  const name = shift.person?.name ?? 'nobody';
  return (
    <span
      title={`${name}: ${formatMoment(shift.from)} to ${formatMoment(shift.to)}${shift.override ? ' (override)' : ''}`}
      style={{ insetInlineStart: `calc(${place.left}% + 1px)`, width: `calc(${place.width}% - 2px)` }}
      className={`absolute inset-y-1.5 flex items-center gap-1.5 overflow-hidden rounded-md border px-1.5 text-xs ${shift.person === null ? 'border-dashed border-bad text-bad' : shift.override ? 'border-accent bg-accent-soft' : 'border-line-strong bg-canvas'}`}
    >
      {shift.person && <Avatar person={shift.person} size="sm" />}
      <span className="foreign truncate">
        {name}
        {shift.override && ' (override)'}
      </span>
    </span>
  );
}
