import type { ReactNode } from 'react';
import { disableSound, enableSound, soundAlarm, useSoundState } from '../live/alarm-sound.ts';
import { Icon } from '../ui/icon.tsx';

const words = { off: 'Sound is off', ready: 'Sound is on', blocked: 'Sound waits for a click' } as const;

/** Pages sound only after a person allowed it once; what is the case is always in sight. */
export function SoundControl({ label }: { readonly label: 'always' | 'wide' | 'never' }): ReactNode {
  const state = useSoundState();
  const press = (): void => {
    if (state === 'ready') disableSound();
    else void enableSound().then(soundAlarm);
  };
  return (
    <button
      type="button"
      onClick={press}
      aria-pressed={state === 'ready'}
      aria-label={state === 'ready' ? 'Sound for pages is on; turn it off' : 'Enable sound for pages'}
      title={state === 'ready' ? 'Pages sound in this tab. Press to turn it off.' : 'Press to let pages sound in this tab.'}
      className={`flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-start text-[0.8125rem] hover:bg-sunken ${state === 'ready' ? 'text-ink-3' : 'text-warn'}`}
    >
      <Icon name={state === 'ready' ? 'sound-on' : 'sound-off'} size={17} />
      <span className={{ always: '', wide: 'max-lg:sr-only', never: 'sr-only' }[label]}>
        {state === 'off' ? 'Enable sound' : words[state]}
      </span>
    </button>
  );
}
