import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Icon } from '../ui/icon.tsx';
import { Logo } from './logo.tsx';
import { destinations, isAt } from './navigation.ts';
import { OrgSwitcher } from './org-switcher.tsx';
import { PersonMenu } from './person-menu.tsx';
import { useSignedIn } from './session-context.ts';
import { openShellDialog } from './shell-dialogs.ts';
import { SoundControl } from './sound-control.tsx';

/** The way around. In the incident room it shrinks to pictures: the room needs the width. */
export function Sidebar({ isNarrow }: { readonly isNarrow: boolean }): ReactNode {
  const { org } = useSignedIn();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const home = useQuery(queries.home());
  const counts: Readonly<Record<string, number>> = {
    Incidents: home.data?.openIncidents.length ?? 0,
    Alerts: home.data?.firingAlerts ?? 0,
  };
  const wide = isNarrow ? 'hidden' : 'max-lg:hidden';
  return (
    <aside
      className={`hidden shrink-0 flex-col border-e border-line py-3 md:flex ${isNarrow ? 'w-[3.25rem] px-2' : 'w-[3.25rem] px-2 lg:w-56 lg:px-3'}`}
    >
      <Anchor href={paths.page.home()} aria-label="Tocsin, home" className="mb-3 flex items-center gap-2.5 rounded-md px-1.5 py-1">
        <Logo />
        <span className={`text-[0.9375rem] font-semibold tracking-tight ${wide}`}>Tocsin</span>
      </Anchor>
      <div className={wide}>
        <OrgSwitcher />
      </div>
      <button
        type="button"
        aria-label="Search and commands"
        title="Search and commands (Ctrl K)"
        onClick={() => openShellDialog('palette')}
        className="my-2 flex h-8 items-center gap-2.5 rounded-md border border-line bg-surface px-2 text-[0.8125rem] text-ink-3 hover:border-line-strong"
      >
        <Icon name="search" size={15} />
        <span className={`flex-1 text-start ${wide}`}>Search</span>
        <kbd className={`font-mono text-2xs ${wide}`}>Ctrl K</kbd>
      </button>
      <nav aria-label="Main" className="grid grid-cols-1 gap-px">
        {destinations(org).map((place) => (
          <Anchor
            key={place.label}
            href={place.href}
            title={place.key ? `${place.label} (g ${place.key})` : place.label}
            aria-current={isAt(path, place.href) ? 'page' : undefined}
            className="relative flex h-8 items-center gap-2.5 rounded-md px-2 text-[0.8125rem] font-medium text-ink-2 hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink"
          >
            <Icon name={place.icon} size={17} />
            <span className={isNarrow ? 'sr-only' : 'max-lg:sr-only'}>{place.label}</span>
            {(counts[place.label] ?? 0) > 0 && (
              <span
                className={`tabular ms-auto rounded-full px-1.5 text-2xs leading-[1.125rem] font-semibold ${place.label === 'Incidents' ? 'bg-bad-solid text-white' : 'text-ink-3'} ${wide}`}
              >
                {counts[place.label]}
              </span>
            )}
            {place.label === 'Incidents' && (counts[place.label] ?? 0) > 0 && (
              <span className={`absolute end-1 top-1 size-1.5 rounded-full bg-bad-solid ${isNarrow ? '' : 'lg:hidden'}`} />
            )}
          </Anchor>
        ))}
      </nav>
      <div className="mt-auto grid grid-cols-1 gap-1">
        <SoundControl label={isNarrow ? 'never' : 'wide'} />
        <PersonMenu isNarrow={isNarrow} />
      </div>
    </aside>
  );
}
