import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { useAction } from '../api/use-action.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Icon } from '../ui/icon.tsx';
import { menuItemClass, Popover } from '../ui/popover.tsx';
import { Avatar } from './avatar.tsx';
import { useSignedIn } from './session-context.ts';
import { openShellDialog } from './shell-dialogs.ts';

export function PersonMenu({ isNarrow }: { readonly isNarrow: boolean }): ReactNode {
  const { session, org } = useSignedIn();
  const client = useQueryClient();
  const router = useRouter();
  const signOut = useAction(actions.signOut, {
    onDone: () => {
      client.clear();
      router.history.push(paths.page.signedOut());
    },
  });
  const testPage = useAction(() => actions.testPage(org), { makesOld: [['home']] });
  return (
    <Popover
      label={`Signed in as ${session.person.name}`}
      triggerClass="flex h-9 w-full items-center gap-2.5 rounded-md px-1 text-start hover:bg-sunken"
      trigger={
        <>
          <Avatar person={session.person} />
          <span className={`foreign min-w-0 flex-1 truncate text-[0.8125rem] font-medium ${isNarrow ? 'hidden' : 'max-lg:hidden'}`}>
            {session.person.name}
          </span>
        </>
      }
    >
      {(close) => (
        <>
          <div className="border-b border-line px-2.5 pt-1 pb-2 mb-1">
            <p className="foreign font-medium">{session.person.name}</p>
            <p className="foreign text-xs text-ink-3">{session.person.email ?? 'no e-mail'}</p>
          </div>
          <button
            type="button"
            className={menuItemClass}
            onClick={() => {
              close();
              testPage.mutate(undefined);
            }}
          >
            <Icon name="bell" /> Page me, as a test
          </button>
          <button
            type="button"
            className={menuItemClass}
            onClick={() => {
              close();
              openShellDialog('help');
            }}
          >
            <Icon name="help" /> Keyboard
          </button>
          <Anchor href={paths.page.settings(org)} className={menuItemClass} onClick={close}>
            <Icon name="settings" /> Settings
          </Anchor>
          <button type="button" className={menuItemClass} onClick={() => signOut.mutate(undefined)}>
            <Icon name="logout" /> Sign out
          </button>
        </>
      )}
    </Popover>
  );
}
