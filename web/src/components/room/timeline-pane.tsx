import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { IncidentView } from '../../api/views.ts';
import { formatDay } from '../../live/format-time.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { inputClass } from '../../ui/field-class.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { scrollable } from '../../ui/scrollable.ts';
import { useQueryParam } from '../use-query-param.ts';
import { NoteBox } from './note-box.tsx';
import { categoryWord, filterTimeline } from './timeline-category.ts';
import type { TimelineCategory } from './timeline-category.ts';
import { TimelineRow } from './timeline-row.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';
import { useTimeline } from './use-timeline.ts';

const windowSize = 150;
const categories: readonly (TimelineCategory | 'all')[] = ['all', 'people', 'steps', 'alerts', 'pages', 'messages', 'incident'];
const isCategory = (value: string): value is TimelineCategory | 'all' => categories.some((one) => one === value);

/** What happened, oldest first. Only a window of it is in the document; it grows towards the past when asked. */
export function TimelinePane({
  incident,
  onTell,
  onResolve,
}: {
  readonly incident: IncidentView;
  readonly onTell: () => void;
  readonly onResolve: () => void;
}): ReactNode {
  const timeline = useTimeline(incident.id);
  const [filter, setFilter] = useQueryParam('show', 'all');
  const [find, setFind] = useState('');
  const [size, setSize] = useState(windowSize);
  const target = useRef(/^#e(\d+)$/.exec(location.hash)?.[1]).current;
  const targetPosition = target === undefined ? null : Number(target);
  const entries = filterTimeline(timeline.entries, isCategory(filter) ? filter : 'all', find);
  const needed = targetPosition === null ? size : Math.max(size, entries.filter((entry) => entry.position >= targetPosition).length + 20);
  const shown = entries.slice(-needed);
  const { scroller, unseen, toEnd } = useStickToEnd(entries.length, targetPosition !== null);
  const loadedAt = useRef(0);
  if (loadedAt.current === 0 && timeline.entries.length > 0) loadedAt.current = timeline.entries.at(-1)?.position ?? 0;
  const hasEntries = shown.length > 0;
  useEffect(() => {
    if (hasEntries && targetPosition !== null) document.getElementById(`e${targetPosition}`)?.scrollIntoView({ block: 'center' });
  }, [hasEntries, targetPosition]);
  return (
    <div className="relative flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-1.5">
        <Select compact width="w-40" aria-label="Show" value={filter} onChange={(event) => setFilter(event.target.value)}>
          {categories.map((category) => (
            <option key={category} value={category}>
              {categoryWord[category]}
            </option>
          ))}
        </Select>
        <div className="relative min-w-0 flex-1">
          <Icon name="search" size={14} className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-ink-3" />
          <input
            type="search"
            aria-label="Find in the timeline"
            placeholder="Find"
            value={find}
            onChange={(event) => setFind(event.target.value)}
            className={`h-8 ps-8 pe-3 text-[0.8125rem] max-md:h-11 ${inputClass}`}
          />
        </div>
      </div>
      <div
        ref={scroller}
        {...scrollable}
        role="region"
        aria-label="Timeline"
        className="min-h-0 flex-1 overflow-y-auto py-2 focus-visible:outline-offset-[-2px]"
      >
        <div>
          {timeline.error && timeline.entries.length === 0 && (
            <div className="p-4">
              <ProblemNotice error={timeline.error} onRetry={timeline.retry} />
            </div>
          )}
          {timeline.isPending && (
            <div className="p-4">
              <Skeleton rows={8} height="h-7" />
            </div>
          )}
          {entries.length > shown.length && (
            <button
              type="button"
              className="mx-4 mb-2 rounded-md px-2 py-1 text-xs text-accent hover:underline"
              onClick={() => setSize(size + windowSize)}
            >
              Show {Math.min(windowSize, entries.length - shown.length)} earlier of {entries.length - shown.length}
            </button>
          )}
          <ol>
            {shown.map((entry, index) => {
              const before = shown[index - 1];
              const isNewDay = !before || formatDay(before.at) !== formatDay(entry.at);
              return [
                isNewDay && (
                  <li key={`day ${entry.position}`} className="px-4 pt-2 pb-1 text-xs font-medium text-ink-3">
                    {formatDay(entry.at)}
                  </li>
                ),
                <TimelineRow
                  key={entry.position}
                  entry={entry}
                  isTarget={entry.position === targetPosition}
                  isNew={entry.position > loadedAt.current}
                />,
              ];
            })}
          </ol>
          {!timeline.isPending && entries.length === 0 && (
            <EmptyState icon="list" title="Nothing fits">
              {find || filter !== 'all' ? 'Clear the filter to see everything.' : 'What happens appears here by itself.'}
            </EmptyState>
          )}
        </div>
      </div>
      {unseen > 0 && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute bottom-24 left-1/2 inline-flex h-8 -translate-x-1/2 animate-appear items-center gap-1.5 rounded-full bg-solid px-3.5 text-[0.8125rem] font-medium text-solid-ink shadow-pop"
        >
          {unseen} new <Icon name="chevron-down" size={14} />
        </button>
      )}
      <NoteBox incident={incident} onTell={onTell} onResolve={onResolve} />
    </div>
  );
}
