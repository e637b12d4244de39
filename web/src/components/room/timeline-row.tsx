import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import type { TimelineEntryView } from '../../api/views.ts';
import { formatClockTime, formatExact, formatUtcTime } from '../../live/format-time.ts';
import { showToast } from '../../ui/toast.tsx';
import { copyText } from '../../ui/copy-button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { toneText } from '../../ui/tone.ts';
import { scrollable } from '../../ui/scrollable.ts';
import { categorize } from './timeline-category.ts';

/** Where the viewer's zone is UTC, the same time is not said twice. */
const isUtc = new Date().getTimezoneOffset() === 0;

/** One thing that happened: when (here and in UTC), what, by whom; its data, address and hash behind a press. */
export const TimelineRow = memo(function TimelineRow({
  entry,
  isTarget,
  isNew,
}: {
  readonly entry: TimelineEntryView;
  readonly isTarget: boolean;
  readonly isNew: boolean;
}): ReactNode {
  const [isOpen, setOpen] = useState(isTarget);
  const { icon } = categorize(entry.type);
  const namesActor = entry.text.includes(entry.actor.name);
  return (
    <li
      id={`e${entry.position}`}
      className={`scroll-my-16 px-4 py-1.5 [contain-intrinsic-size:auto_2.25rem] [content-visibility:auto] ${isTarget ? 'bg-warn-soft' : ''} ${isNew ? 'animate-appear' : ''}`}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-mx-1.5 flex w-[calc(100%+0.75rem)] items-start gap-2.5 rounded-md px-1.5 py-0.5 text-start hover:bg-hover"
      >
        <time dateTime={entry.at} title={formatExact(entry.at)} className="tabular mt-px w-[3.75rem] shrink-0 text-xs leading-5 text-ink-2">
          {formatClockTime(entry.at)}
          {!isUtc && <span className="block text-[0.625rem] leading-3 text-ink-3">{formatUtcTime(entry.at)}</span>}
          {isUtc && 'Z'}
        </time>
        <Icon name={icon} size={15} className={`mt-[3px] ${toneText[entry.tone]}`} />
        <span className="min-w-0 flex-1">
          <span
            dir="auto"
            className={`foreign line-clamp-6 whitespace-pre-line ${entry.tone === 'bad' ? 'font-medium text-bad' : entry.tone === 'warning' ? 'text-warn' : ''}`}
          >
            {entry.text}
          </span>
          {!namesActor && entry.actor.kind !== 'system' && entry.actor.kind !== 'runner' && (
            <span className="foreign block text-xs text-ink-3">{entry.actor.name}</span>
          )}
        </span>
      </button>
      {isOpen && <EntryDetail entry={entry} />}
    </li>
  );
});

function EntryDetail({ entry }: { readonly entry: TimelineEntryView }): ReactNode {
  const copyAddress = (): void => {
    const address = new URL(`#e${entry.position}`, location.href).href;
    copyText(address).then(
      () => showToast({ tone: 'good', title: 'Address copied' }),
      () => showToast({ tone: 'bad', title: 'The browser refused to copy', detail: address }),
    );
  };
  return (
    <div className="mt-1 mb-2 ms-[5rem] grid grid-cols-1 gap-1.5 rounded-lg border border-line bg-canvas px-3 py-2 text-xs">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        <span className="foreign">
          {entry.actor.name} ({entry.actor.kind})
        </span>
        <span className="font-mono">{entry.type}</span>
        <button
          type="button"
          className="inline-flex items-center gap-1 underline-offset-2 hover:text-ink hover:underline"
          onClick={copyAddress}
        >
          <Icon name="link" size={12} /> entry {entry.position}
        </button>
      </p>
      <p className="flex items-center gap-1 text-ink-3">
        <span title={entry.hash} className="min-w-0 truncate font-mono">
          hash {entry.hash}
        </span>{' '}
        <CopyButton text={entry.hash} label="Copy hash" />
      </p>
      {Object.keys(entry.data).length > 0 && (
        <pre dir="ltr" {...scrollable} className="max-h-64 overflow-auto font-mono text-xs leading-relaxed text-ink-2">
          {JSON.stringify(entry.data, null, 2)}
        </pre>
      )}
    </div>
  );
}
