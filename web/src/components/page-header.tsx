import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { IconButton } from '../ui/button.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Icon } from '../ui/icon.tsx';
import { menuItemClass, Popover } from '../ui/popover.tsx';
import { Logo } from './logo.tsx';
import { OrgSwitcher } from './org-switcher.tsx';
import { PersonMenu } from './person-menu.tsx';
import { useSignedIn } from './session-context.ts';
import { openShellDialog } from './shell-dialogs.ts';
import { SoundControl } from './sound-control.tsx';

/** A page's name, what it is about in one line, and its one primary action. */
export function PageHeader({
  title,
  lead,
  action,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <>
      <PhoneTop />
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-4 md:px-8 md:pt-8">
        <div className="min-w-0">
          <h1 className="text-[1.375rem] leading-tight font-semibold tracking-[-0.018em]">{title}</h1>
          {lead && <p className="mt-1 max-w-2xl text-ink-2">{lead}</p>}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2 max-sm:w-full print:hidden">{action}</div>}
      </header>
    </>
  );
}

/** What the sidebar holds on a wide screen, on a phone. */
function PhoneTop(): ReactNode {
  const { org } = useSignedIn();
  return (
    <div className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b border-line bg-canvas px-3 md:hidden print:hidden">
      <Anchor href={paths.page.home()} aria-label="Tocsin, home">
        <Logo />
      </Anchor>
      <div className="min-w-0 flex-1">
        <OrgSwitcher />
      </div>
      <IconButton icon="search" label="Search and commands" onClick={() => openShellDialog('palette')} />
      <Popover
        label="More"
        align="end"
        trigger={<Icon name="dots" size={18} />}
        triggerClass="grid size-11 place-items-center rounded-md text-ink-2 hover:bg-sunken"
      >
        {(close) => (
          <>
            <Anchor href={paths.page.status(org)} className={menuItemClass} onClick={close}>
              <Icon name="globe" /> Status page
            </Anchor>
            <Anchor href={paths.page.settings(org)} className={menuItemClass} onClick={close}>
              <Icon name="settings" /> Settings
            </Anchor>
            <SoundControl label="always" />
          </>
        )}
      </Popover>
      <div className="w-9">
        <PersonMenu isNarrow />
      </div>
    </div>
  );
}

/** The measure every page keeps. */
export function PageBody({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="grid grid-cols-1 gap-5 px-4 pb-12 md:px-8">{children}</div>;
}
