import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { useRegisteredHotkeys } from '../live/hotkeys.ts';
import { Icon } from '../ui/icon.tsx';
import { useModal } from '../ui/use-modal.ts';
import { destinations } from './navigation.ts';
import { rankCommands } from './rank-commands.ts';
import type { Command } from './rank-commands.ts';
import { useSignedIn } from './session-context.ts';
import { openShellDialog } from './shell-dialogs.ts';

/** Everything by name: places, incidents, runbooks, and what can be done on this page. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const shown = rankCommands(useCommands(), text).slice(0, 40);
  useModal(dialog, onClose);
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, listId]);
  const choose = (command: Command | undefined): void => {
    if (!command) return;
    onClose();
    // After the dialog has given the focus back, or it would take it from what the command opens.
    setTimeout(command.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(shown.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') choose(shown[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      aria-label="Search and commands"
      className="mt-[12vh] w-[calc(100%-1.5rem)] max-w-xl overflow-hidden rounded-xl border border-line bg-surface p-0 shadow-pop"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="text-ink-3" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={shown[at] ? `${listId}-${at}` : undefined}
          aria-label="Search incidents, runbooks and commands"
          placeholder="Search incidents, runbooks, commands"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent text-[0.9375rem] outline-none"
        />
      </div>
      <div id={listId} role="listbox" aria-label="Results" className="max-h-[50vh] overflow-y-auto p-1.5">
        {shown.map((command, index) => (
          <button
            type="button"
            key={command.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(command)}
            className="flex w-full items-center gap-3 text-start rounded-md px-2.5 py-2 aria-selected:bg-sunken"
          >
            <Icon name={command.icon} className="text-ink-3" />
            <span className="foreign min-w-0 flex-1 truncate">{command.label}</span>
            <span className="shrink-0 text-xs text-ink-3">{command.hint}</span>
          </button>
        ))}
        {shown.length === 0 && (
          <p className="px-3 py-6 text-center text-[0.8125rem] text-ink-2">
            Nothing is called that. Try part of a title, or a page’s name.
          </p>
        )}
      </div>
    </dialog>
  );
}

function useCommands(): readonly Command[] {
  const { org } = useSignedIn();
  const router = useRouter();
  const hotkeys = useRegisteredHotkeys();
  const home = useQuery(queries.home());
  const runbooks = useQuery({ ...queries.runbooks(org), enabled: org !== '' });
  const go = (href: string) => () => router.history.push(href);
  const incidents = [...(home.data?.openIncidents ?? []), ...(home.data?.recentIncidents ?? [])];
  return [
    ...hotkeys
      .filter((key) => key.group === 'Incident')
      .map((key): Command => ({ id: `key ${key.keys}`, icon: 'play', label: key.label, hint: key.keys, run: key.run })),
    ...[...new Map(incidents.map((one) => [one.id, one])).values()].map((one): Command => ({
      id: one.id,
      icon: 'siren',
      label: `#${one.number} ${one.title}`,
      hint: one.severity?.label ?? '',
      run: go(paths.page.incident(one.id)),
    })),
    { id: 'declare', icon: 'plus', label: 'Declare an incident', hint: 'c', run: () => openShellDialog('declare') },
    ...destinations(org).map((place): Command => ({
      id: place.href,
      icon: place.icon,
      label: place.label,
      hint: place.key ? `g ${place.key}` : '',
      run: go(place.href),
    })),
    ...(runbooks.data?.items ?? []).map((one): Command => ({
      id: `runbook ${one.slug}`,
      icon: 'book',
      label: one.title,
      hint: 'runbook',
      run: go(paths.page.runbook(org, one.slug)),
    })),
    { id: 'help', icon: 'help', label: 'Keyboard help', hint: '?', run: () => openShellDialog('help') },
  ];
}
