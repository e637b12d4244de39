import type { ReactNode } from 'react';
import type { ClockView } from '../api/views.ts';
import { nextClock, readClock } from '../live/clock-reading.ts';
import { formatExact } from '../live/format-time.ts';
import { useNow } from '../live/use-now.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon.tsx';
import { toneSoft } from '../ui/tone.ts';
import type { Tone } from '../ui/tone.ts';

const looks: Readonly<Record<ReturnType<typeof readClock>['tone'], { readonly tone: Tone; readonly icon: IconName }>> = {
  calm: { tone: 'neutral', icon: 'clock' },
  soon: { tone: 'warning', icon: 'triangle' },
  over: { tone: 'bad', icon: 'octagon' },
  met: { tone: 'good', icon: 'circle-check' },
  missed: { tone: 'warning', icon: 'circle-cross' },
};

/** A clock that counts: words, shape and colour say together how urgent it is. */
export function ClockChip({ clock, large = false }: { readonly clock: ClockView; readonly large?: boolean }): ReactNode {
  const reading = readClock(clock, useNow());
  const look = looks[reading.tone];
  const source = clock.source ? `\n“${clock.source.text}” (${clock.source.file}, line ${clock.source.line})` : '';
  return (
    <span
      title={`${clock.label}: due ${formatExact(clock.dueAt)}${source}`}
      className={`tabular inline-flex shrink-0 items-center gap-1.5 rounded-md border font-medium whitespace-nowrap ${large ? 'h-8 px-2.5 text-[0.8125rem]' : 'h-[1.375rem] px-1.5 text-xs'} ${toneSoft[look.tone]}`}
    >
      <Icon name={look.icon} size={large ? 15 : 13} />
      {reading.words}
    </span>
  );
}

/** The clock that runs out next, or nothing. */
export function NextClock({ clocks, large = false }: { readonly clocks: readonly ClockView[]; readonly large?: boolean }): ReactNode {
  const clock = nextClock(clocks);
  return clock && <ClockChip clock={clock} large={large} />;
}
