import { useSyncExternalStore } from 'react';

export type ShellDialog = 'palette' | 'help' | 'declare' | null;
let open: ShellDialog = null;
const listeners = new Set<() => void>();

/** Which of the page-wide dialogs is open; anything may open one. */
export function openShellDialog(dialog: ShellDialog): void {
  open = dialog;
  for (const listener of listeners) listener();
}

export const useShellDialog = (): ShellDialog =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
