import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useKeyListener } from '../live/use-key-listener.ts';

type Close = () => void;

/**
 * A small surface opened by a button, in the browser's top layer (nothing clips it), closed by Esc or a press elsewhere.
 * Arrow keys walk through the buttons and links in it.
 */
export function Popover({
  label,
  trigger,
  triggerClass,
  children,
  align = 'start',
  width = 'w-64',
}: {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly triggerClass: string;
  readonly children: (close: Close) => ReactNode;
  readonly align?: 'start' | 'end';
  readonly width?: string;
}): ReactNode {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const place = (): void => {
    if (!button.current || !surface.current) return;
    const anchor = button.current.getBoundingClientRect();
    const own = surface.current.getBoundingClientRect();
    const left = align === 'start' ? anchor.left : anchor.right - own.width;
    const below = anchor.bottom + 6;
    const top = below + own.height > innerHeight - 8 && anchor.top - own.height - 6 > 8 ? anchor.top - own.height - 6 : below;
    surface.current.style.left = `${Math.max(8, Math.min(left, innerWidth - own.width - 8))}px`;
    surface.current.style.top = `${Math.max(8, top)}px`;
  };
  useKeyListener(surface, (event) => surface.current && walk(surface.current, event));
  const close = (): void => surface.current?.hidePopover();
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        popoverTarget={id}
        className={triggerClass}
      >
        {trigger}
      </button>
      <div
        ref={surface}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={(event) => {
          if (event.newState !== 'open') return;
          place();
          surface.current?.querySelector<HTMLElement>('[data-autofocus], button, a[href], input, select')?.focus();
        }}
        className={`fixed max-h-[70dvh] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-surface p-1 text-start shadow-pop ${width}`}
      >
        {children(close)}
      </div>
    </>
  );
}

function walk(surface: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox' && event.key === 'ArrowUp') return;
  const items = [...surface.querySelectorAll<HTMLElement>('button:not(:disabled), a[href]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length];
  next?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** One choice in a popover. */
export const menuItemClass =
  'flex w-full items-center gap-2 rounded-md px-2.5 py-1.5 text-start text-sm text-ink hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px] disabled:opacity-45 max-md:py-2.5';
