import type { ReactNode, SelectHTMLAttributes } from 'react';
import { inputClass } from './field-class.ts';
import { Icon } from './icon.tsx';

/** The browser's own list (best on phones), with our arrow. `width` belongs to the box around it. */
export function Select({
  compact = false,
  width = 'w-full',
  children,
  ...select
}: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'> & { readonly compact?: boolean; readonly width?: string }): ReactNode {
  return (
    <span className={`relative inline-block min-w-0 ${width}`}>
      <select
        {...select}
        className={`appearance-none truncate ps-3 pe-8 max-md:h-11 ${compact ? 'h-8 text-[0.8125rem]' : 'h-9'} ${inputClass}`}
      >
        {children}
      </select>
      <Icon name="chevron-down" size={14} className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 text-ink-3" />
    </span>
  );
}
