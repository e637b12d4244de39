import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { Anchor } from '../ui/anchor.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

type Props = {
  readonly title?: string;
  readonly children?: ReactNode;
  /** Where what was meant is most likely found. */
  readonly action?: { readonly words: string; readonly href: string };
};

export function NotFound({
  title = 'There is no such page',
  action = { words: 'Go home', href: paths.page.home() },
  children,
}: Props): ReactNode {
  return (
    <div className="grid min-h-[70dvh] place-content-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon="search"
        title={title}
        action={
          <Anchor href={action.href} className={buttonClass('primary', 'md')}>
            {action.words}
          </Anchor>
        }
      >
        {children ?? 'The address may be old or cut off. Open incidents are on the home page.'}
      </EmptyState>
    </div>
  );
}

/** The address names an organization that does not exist, or that this person does not belong to: trying again changes nothing. */
export const NoOrganization = (): ReactNode => (
  <NotFound title="There is no such organization">It was renamed or removed, you do not belong to it, or the address is cut off.</NotFound>
);
