import { useId } from 'react';
import type { ReactNode } from 'react';
import type { SeverityView } from '../api/views.ts';
import { SeverityMark } from './severity-mark.tsx';

/** The organization's own severities with what each promises. */
export function SeverityPicker({
  severities,
  value,
  onChange,
}: {
  readonly severities: readonly SeverityView[];
  readonly value: string;
  readonly onChange: (label: string) => void;
}): ReactNode {
  const name = useId();
  if (severities.length === 0) return null;
  return (
    <fieldset className="grid grid-cols-1 gap-1.5">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">Severity</legend>
      {severities
        .toSorted((a, b) => a.rank - b.rank)
        .map((severity) => (
          <label
            key={severity.label}
            className="flex min-h-10 cursor-pointer items-center gap-3 rounded-lg border border-line px-3 py-1.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={severity.label}
              checked={value === severity.label}
              onChange={() => onChange(severity.label)}
              className="accent-accent"
            />
            <SeverityMark severity={severity} />
            <span className="min-w-0 flex-1 text-end text-xs text-ink-2">
              {severity.responseText ? `respond within ${severity.responseText}` : ''}
            </span>
          </label>
        ))}
    </fieldset>
  );
}
