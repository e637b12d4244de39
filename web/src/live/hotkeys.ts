import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Hotkey = { readonly keys: string; readonly label: string; readonly group: string; readonly run: () => void };

let registered: readonly Hotkey[] = [];
const listeners = new Set<() => void>();
let pending = '';
let pendingTimer: ReturnType<typeof setTimeout> | undefined;

function publish(next: readonly Hotkey[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

/** Keys of one or two strokes (`a`, `g i`, `?`), active while the component lives; the newest wins. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  const shape = hotkeys.map((hotkey) => `${hotkey.keys}\t${hotkey.label}`).join('\n');
  useEffect(() => {
    const mine = latest.current.map((hotkey, index) => ({ ...hotkey, run: () => latest.current[index]?.run() }));
    publish([...mine, ...registered]);
    return () => publish(registered.filter((hotkey) => !mine.includes(hotkey)));
  }, [shape]);
}

/** What the help dialog shows. */
export function useRegisteredHotkeys(): readonly Hotkey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
}

/** Which key is meant by a press, with the stroke before it; null when it is typing, not a command. */
export function chooseHotkey(
  hotkeys: readonly Hotkey[],
  before: string,
  key: string,
): { readonly hit: Hotkey | null; readonly waits: string } {
  const sequence = before === '' ? key : `${before} ${key}`;
  const hit = hotkeys.find((hotkey) => hotkey.keys === sequence) ?? hotkeys.find((hotkey) => hotkey.keys === key) ?? null;
  const waits = hotkeys.some((hotkey) => hotkey.keys.startsWith(`${key} `)) ? key : '';
  return { hit: hit?.keys === key && waits !== '' && before === '' ? null : hit, waits: hit ? '' : waits };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function startHotkeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    // An open dialog owns the keyboard.
    if (document.querySelector('dialog[open]')) return;
    const { hit, waits } = chooseHotkey(registered, pending, event.key);
    clearTimeout(pendingTimer);
    pending = waits;
    if (waits !== '') pendingTimer = setTimeout(() => (pending = ''), 1200);
    if (!hit) return;
    event.preventDefault();
    hit.run();
  });
}
