import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { Anchor } from '../ui/anchor.tsx';

/** The two pages about runbooks: what there is, and what is missing. */
export function RunbookTabs({ org }: { readonly org: string }): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const places = [
    { label: 'Catalogue', href: paths.page.runbooks(org) },
    { label: 'Coverage', href: paths.page.coverage(org) },
  ];
  return (
    <nav aria-label="Runbooks" className="flex items-center gap-0.5">
      {places.map((place) => (
        <Anchor
          key={place.href}
          href={place.href}
          aria-current={path === place.href ? 'page' : undefined}
          className="inline-flex h-8 items-center rounded-md px-2.5 text-[0.8125rem] font-medium text-ink-3 hover:text-ink aria-[current]:bg-sunken aria-[current]:text-ink max-md:h-11"
        >
          {place.label}
        </Anchor>
      ))}
    </nav>
  );
}
