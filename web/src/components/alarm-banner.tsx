import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import type { PageView } from '../api/views.ts';
import { enableSound, soundAlarm, useSoundState } from '../live/alarm-sound.ts';
import { callingPages, notePage, useHeardPages } from '../live/pages-heard.ts';
import { announce } from '../ui/announcer.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useSignedIn } from './session-context.ts';
import { TimeText } from './time-text.tsx';

const repeatMs = 5_000;

/** This person is being paged: full width, loud, until acknowledged here or anywhere. */
export function AlarmBanner(): ReactNode {
  const { session } = useSignedIn();
  const home = useQuery(queries.home());
  const calling = callingPages(home.data?.myPages ?? [], home.dataUpdatedAt, useHeardPages(), session.person.id);
  const first = calling[0];
  const path = useRouterState({ select: (state) => state.location.pathname });
  return first ? (
    <Alarm key={first.id} page={first} more={calling.length - 1} isInRoom={path === paths.page.incident(first.incidentId)} />
  ) : null;
}

/** In the incident's own room the title and the button stand below; what remains is that somebody is called. */
function Alarm({ page, more, isInRoom }: { readonly page: PageView; readonly more: number; readonly isInRoom: boolean }): ReactNode {
  const sound = useSoundState();
  const [isHushed, setHushed] = useState(false);
  const acknowledge = useAction(() => actions.acknowledgePage(page.id), {
    makesOld: [['home'], ['incident', page.incidentId], ['incidents']],
    onDone: (answer) => notePage(answer),
  });
  useEffect(() => {
    announce(`You are paged: ${page.incidentTitle}, ${page.organization.name}`, 'assertive');
  }, [page.incidentTitle, page.organization.name]);
  useEffect(() => {
    if (isHushed) return;
    soundAlarm();
    const timer = setInterval(soundAlarm, repeatMs);
    return () => clearInterval(timer);
  }, [isHushed, sound]);
  return (
    <section
      aria-label="You are paged"
      className={`flex items-center gap-x-4 gap-y-2 ${isInRoom ? '' : 'flex-wrap'} bg-[#b3200f] px-4 text-white print:hidden md:px-5 ${isInRoom ? 'py-1.5' : 'py-3'}`}
    >
      <span
        className={`${isInRoom ? 'size-7' : 'size-9'} grid shrink-0 animate-[pulse-ring_1.6s_ease-out_infinite] place-items-center rounded-full bg-white text-[#b3200f] shadow-[0_0_0_0_rgb(255_255_255/0.6)]`}
      >
        <Icon name="bell" size={19} />
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-[0.8125rem] text-[#ffe3df]">
          You are paged{' '}
          <span className={isInRoom ? 'max-sm:hidden' : ''}>
            · {page.organization.name} · level {page.level}
          </span>{' '}
          · <TimeText at={page.at} />
          {more > 0 && ` · and ${more} more`}
        </p>
        {!isInRoom && page.incidentId === '' && <p className="foreign truncate text-[0.9375rem] font-semibold">{page.incidentTitle}</p>}
        {!isInRoom && page.incidentId !== '' && (
          <Anchor
            href={paths.page.incident(page.incidentId)}
            className="foreign block truncate text-[0.9375rem] font-semibold underline-offset-2 hover:underline focus-visible:outline-white"
          >
            {page.incidentTitle}
          </Anchor>
        )}
      </div>
      <div className={`flex items-center gap-2 ${isInRoom ? '' : 'max-sm:w-full'}`}>
        {sound !== 'ready' && (
          <button
            type="button"
            className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-lg border border-white/50 whitespace-nowrap px-3 text-sm font-medium hover:bg-white/10 max-md:h-11"
            onClick={() => void enableSound()}
          >
            <Icon name="sound-off" /> Enable sound
          </button>
        )}
        {sound === 'ready' && !isHushed && (
          <button
            type="button"
            className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-lg border border-white/50 whitespace-nowrap px-3 text-sm font-medium hover:bg-white/10 max-md:h-11"
            onClick={() => setHushed(true)}
          >
            <Icon name="sound-on" /> Hush
          </button>
        )}
        {!isInRoom && (
          <div className="max-sm:flex-1">
            <Button look="alarm" wide busy={acknowledge.isPending} onClick={() => acknowledge.mutate(undefined)}>
              Acknowledge
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
