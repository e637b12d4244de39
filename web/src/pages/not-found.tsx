import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { Anchor } from '../ui/anchor.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export function NotFound(): ReactNode {
  return (
    <div className="grid min-h-[70dvh] place-content-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon="search"
        title="There is no such page"
        action={
          <Anchor href={paths.page.home()} className={buttonClass('primary', 'md')}>
            Go home
          </Anchor>
        }
      >
        The address may be old or cut off. Open incidents are on the home page.
      </EmptyState>
    </div>
  );
}
