import { useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { toneText } from './tone.ts';
import type { Tone } from './tone.ts';

type Toast = { readonly id: number; readonly tone: Tone; readonly title: string; readonly detail?: string };

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** A short word that something happened. Bad news stays longer; nothing that must be acted on belongs here. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = nextId++;
  publish([...toasts.slice(-2), { ...toast, id }]);
  setTimeout(() => dismiss(id), toast.tone === 'bad' ? 12_000 : 4_000);
}

const dismiss = (id: number): void => publish(toasts.filter((one) => one.id !== id));
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function ToastRegion(): ReactNode {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-20 z-50 grid justify-items-center gap-2 md:inset-x-auto md:end-5 md:bottom-5 md:justify-items-end"
    >
      {shown.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex w-full max-w-sm animate-appear items-start gap-2.5 rounded-lg border border-line bg-surface py-2.5 ps-3.5 pe-2 shadow-pop"
        >
          <Icon name={toast.tone === 'bad' ? 'triangle' : 'circle-check'} className={`mt-0.5 ${toneText[toast.tone]}`} />
          <div className="min-w-0 flex-1 pt-px">
            <p className="font-medium">{toast.title}</p>
            {toast.detail && <p className="foreign text-[0.8125rem] text-ink-2">{toast.detail}</p>}
          </div>
          <IconButton size="sm" icon="close" label="Dismiss" onClick={() => dismiss(toast.id)} />
        </div>
      ))}
    </div>
  );
}
