import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { isSignedOut } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import { useKeptScroll } from '../live/use-kept-scroll.ts';
import { useLiveUpdates } from '../live/use-live-updates.ts';
import { useScrollKeys } from '../live/use-scroll-keys.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { AlarmBanner } from './alarm-banner.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { MobileBar } from './mobile-bar.tsx';
import { SessionContext } from './session-context.ts';
import { ShellDialogs } from './shell-dialog-host.tsx';
import { ShellHotkeys } from './shell-hotkeys.tsx';
import { Sidebar } from './sidebar.tsx';
import { useCurrentOrg } from './use-current-org.ts';

/** Everything around a page: navigation, alarm, lost connection, keyboard. Nobody gets past it signed out. */
export function AppShell(): ReactNode {
  const session = useQuery(queries.session());
  const org = useCurrentOrg(session.data);
  if (isSignedOut(session.error)) return <Navigate to="/signed-out" />;
  if (session.error && !session.data) {
    return (
      <div className="mx-auto max-w-lg p-6 pt-[20vh]">
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </div>
    );
  }
  if (!session.data) return null;
  return (
    <SessionContext value={{ session: session.data, org }}>
      <ShellFrame />
    </SessionContext>
  );
}

function ShellFrame(): ReactNode {
  useLiveUpdates();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isRoom = /^\/i\/[^/]+$/.test(path);
  const main = useRef<HTMLElement>(null);
  useKeptScroll(main);
  useScrollKeys(main);
  return (
    <div className="relative flex h-dvh flex-col overflow-clip">
      <a href="#main" className="sr-only z-50 rounded bg-solid px-3 py-2 text-solid-ink focus:not-sr-only focus:absolute focus:m-2">
        Skip to content
      </a>
      <AlarmBanner />
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1">
        <Sidebar isNarrow={isRoom} />
        <main ref={main} id="main" tabIndex={-1} className="min-w-0 flex-1 overflow-x-clip overflow-y-auto overscroll-contain outline-none">
          <Outlet />
        </main>
      </div>
      {!isRoom && <MobileBar />}
      <ShellDialogs />
      <ShellHotkeys />
    </div>
  );
}
