import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { get } from '../api/request.ts';
import { useConnection } from '../live/connection.ts';
import { formatDuration } from '../live/format-time.ts';
import { useNow } from '../live/use-now.ts';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icon.tsx';

/** The server cannot be heard: said at once, with how old the screen is; goes by itself. */
export function ConnectionBanner(): ReactNode {
  const connection = useConnection();
  const isLost = connection.state === 'lost';
  useEffect(() => {
    if (!isLost) return;
    const knock = setInterval(() => {
      // Any answer, also a refusal, heals the connection; silence changes nothing.
      get(paths.api.session()).catch(() => undefined);
    }, 4_000);
    return () => {
      clearInterval(knock);
      announce('Connected again.');
    };
  }, [isLost]);
  return isLost ? <LostNotice heardAt={connection.heardAt} /> : null;
}

function LostNotice({ heardAt }: { readonly heardAt: number }): ReactNode {
  useNow();
  const age = formatDuration(Math.max(1000, Math.round((Date.now() - heardAt) / 1000) * 1000)).replace('.0', '');
  return (
    <div
      role="alert"
      className="flex items-center justify-center gap-2 border-b border-warn-line bg-warn-soft px-4 py-1.5 text-[0.8125rem] text-warn"
    >
      <Icon name="offline" />
      <p>
        <strong className="font-semibold">Connection lost.</strong> What you see is <span className="tabular">{age}</span> old.{' '}
        <span className="max-sm:hidden">What you type is kept; this heals by itself.</span>
      </p>
    </div>
  );
}
