import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { scrollable } from './scrollable.ts';
import { useModal } from './use-modal.ts';

/**
 * A modal on the browser's own `dialog`: focus stays inside, Esc and a press outside close it, focus goes back.
 * Rendered only while open. On a phone it is a sheet from the bottom, where the thumb is.
 */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  wide = false,
  tone = 'calm',
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  readonly tone?: 'calm' | 'danger';
}): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useModal(ref, onClose);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={`max-h-[min(86dvh,52rem)] w-full overflow-hidden rounded-xl border border-line bg-surface p-0 shadow-pop max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none sm:w-[calc(100%-2rem)] ${wide ? 'sm:max-w-3xl' : 'sm:max-w-lg'}`}
    >
      <div className="flex max-h-[min(86dvh,52rem)] flex-col">
        <header
          className={`flex items-center justify-between gap-3 border-b border-line py-3 ps-5 pe-3 ${tone === 'danger' ? 'bg-bad-soft' : ''}`}
        >
          <h2 id={titleId} className={`text-[0.9375rem] font-semibold tracking-tight ${tone === 'danger' ? 'text-bad' : ''}`}>
            {title}
          </h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        <div data-body {...scrollable} className="min-h-0 flex-1 overflow-y-auto px-5 py-4 focus-visible:outline-offset-[-2px]">
          {children}
        </div>
        {footer && (
          <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-canvas px-5 py-3">{footer}</footer>
        )}
      </div>
    </dialog>
  );
}
