import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { useAction } from '../api/use-action.ts';
import type { DemoView } from '../api/views.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** The drill that shows it all: something small on this machine really breaks, and a real alert comes of it. */
export function DemoCard({ demo, isCalm }: { readonly demo: DemoView; readonly isCalm: boolean }): ReactNode {
  const router = useRouter();
  const start = useAction(actions.startDemo, { makesOld: [['home']] });
  const stop = useAction(actions.stopDemo, { makesOld: [['home']] });
  if (!demo.available && !demo.running) return null;
  const incidentId = demo.incidentId;
  return (
    <section
      aria-label="Demo incident"
      className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-xl border border-line bg-surface px-4 py-4 md:px-5"
    >
      <span
        className={`grid size-10 shrink-0 place-items-center rounded-full ${demo.running ? 'bg-warn-soft text-warn' : 'bg-accent-soft text-accent'}`}
      >
        <Icon name={demo.running ? 'siren' : 'play'} size={19} filled={!demo.running} />
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="font-semibold">{demo.running ? 'The demo incident is running' : 'See it work: run the demo incident'}</h2>
        <p aria-live="polite" className="text-[0.8125rem] text-ink-2">
          {demo.running
            ? (demo.step ?? 'Starting …')
            : 'A small service on this machine starts to fail, harmlessly. Its alert pages you, and you act on it. About three minutes.'}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full">
        {demo.running && (
          <Button busy={stop.isPending} icon="stop" onClick={() => stop.mutate(undefined)}>
            Stop the demo
          </Button>
        )}
        {demo.running && incidentId && (
          <Button look="primary" onClick={() => router.history.push(paths.page.incident(incidentId))}>
            Open the incident
          </Button>
        )}
        {!demo.running && (
          <Button look={isCalm ? 'primary' : 'secondary'} icon="play" busy={start.isPending} onClick={() => start.mutate(undefined)}>
            Run the demo incident
          </Button>
        )}
      </div>
    </section>
  );
}
