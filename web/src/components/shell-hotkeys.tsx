import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useHotkeys } from '../live/hotkeys.ts';
import { walkRows } from '../live/row-walk.ts';
import { destinations } from './navigation.ts';
import { useSignedIn } from './session-context.ts';
import { openShellDialog } from './shell-dialogs.ts';

/** The keys that work everywhere. */
export function ShellHotkeys(): ReactNode {
  const { org } = useSignedIn();
  const router = useRouter();
  useHotkeys([
    { keys: '?', label: 'This help', group: 'Everywhere', run: () => openShellDialog('help') },
    { keys: 'c', label: 'Declare an incident', group: 'Everywhere', run: () => openShellDialog('declare') },
    { keys: 'j', label: 'Next row or step', group: 'Move', run: () => walkRows(1) },
    { keys: 'k', label: 'Previous row or step', group: 'Move', run: () => walkRows(-1) },
    {
      keys: 'Escape',
      label: 'Leave the field or the row',
      group: 'Move',
      run: () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    },
    ...destinations(org).flatMap((place) =>
      place.key ? [{ keys: `g ${place.key}`, label: place.label, group: 'Go to', run: () => router.history.push(place.href) }] : [],
    ),
  ]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openShellDialog('palette');
      }
      // Esc gives the keyboard back from a field to the page, so that one-key commands work again.
      if (event.key === 'Escape' && !document.querySelector('dialog[open], :popover-open') && document.activeElement instanceof HTMLElement)
        document.activeElement.blur();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return null;
}
