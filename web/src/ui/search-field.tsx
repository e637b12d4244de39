import type { ReactNode } from 'react';
import { inputClass } from './field-class.ts';
import { Icon } from './icon.tsx';

export function SearchField({
  label,
  value,
  onChange,
  width = 'sm:w-64',
}: {
  readonly label: string;
  /** Room for all of the label: it stands in the empty field. */
  readonly width?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <div className={`relative w-full ${width}`}>
      <Icon name="search" size={15} className="pointer-events-none absolute start-2.5 top-1/2 -translate-y-1/2 text-ink-3" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`h-9 ps-8.5 pe-3 text-sm max-md:h-11 ${inputClass}`}
      />
    </div>
  );
}
