import { useQueryClient } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import { paths } from '../api/paths.ts';
import type { PageView } from '../api/views.ts';
import { changedKeys } from './changed-keys.ts';
import { followEvents } from './follow-events.ts';
import { notePage } from './pages-heard.ts';

/** Changes come in bursts (a run writes many entries); one round of questions answers a burst. */
const gatherMs = 150;

/** Keeps what is shown true: each change heard makes the answers it touches old, and they are asked again. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const gathered = new Map<string, QueryKey>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      timer = undefined;
      const keys = [...gathered.values()];
      gathered.clear();
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    };
    const stop = followEvents(paths.api.events(), {
      onMessage: (message) => {
        if (message.event === 'page') return notePage(JSON.parse(message.data) as PageView);
        if (message.event !== 'changed') return;
        const changed = JSON.parse(message.data) as { readonly stream: string; readonly type: string };
        for (const key of changedKeys(changed.stream, changed.type)) gathered.set(JSON.stringify(key), key);
        timer ??= setTimeout(flush, gatherMs);
      },
      onReconnected: () => void client.invalidateQueries(),
      onSignedOut: () => void client.invalidateQueries({ queryKey: ['session'] }),
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
}
