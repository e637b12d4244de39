import type { ReactNode } from 'react';

/** A titled box on the canvas. */
export function Panel({
  title,
  aside,
  children,
  flush = false,
}: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly flush?: boolean;
}): ReactNode {
  return (
    <section className="min-w-0 overflow-hidden rounded-xl border border-line bg-surface">
      {title && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line px-4 py-1.5">
          <h2 className="text-[0.8125rem] font-semibold">{title}</h2>
          {aside && <div className="flex items-center gap-2 text-xs text-ink-3">{aside}</div>}
        </header>
      )}
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  );
}
