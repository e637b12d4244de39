import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Icon } from '../ui/icon.tsx';
import { destinations, isAt } from './navigation.ts';
import { useSignedIn } from './session-context.ts';

/** The thumb bar of a phone. */
export function MobileBar(): ReactNode {
  const { org } = useSignedIn();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const home = useQuery(queries.home());
  const open = home.data?.openIncidents.length ?? 0;
  return (
    <nav aria-label="Main" className="grid shrink-0 grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      {destinations(org)
        .filter((place) => place.onPhone)
        .map((place) => (
          <Anchor
            key={place.label}
            href={place.href}
            aria-current={isAt(path, place.href) ? 'page' : undefined}
            className="relative grid h-14 place-content-center justify-items-center gap-0.5 text-2xs font-medium text-ink-3 aria-[current]:text-ink"
          >
            <Icon name={place.icon} size={20} />
            {place.label}
            {place.label === 'Incidents' && open > 0 && (
              <span className="tabular absolute start-1/2 top-1.5 ms-1 rounded-full bg-bad-solid px-1 text-[0.625rem] leading-4 font-semibold text-white">
                {open}
                <span className="sr-only"> open</span>
              </span>
            )}
          </Anchor>
        ))}
    </nav>
  );
}
