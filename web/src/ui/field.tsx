import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { inputClass } from './field-class.ts';
import { Icon } from './icon.tsx';
import { Select } from './select.tsx';

type Common = {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
  readonly optional?: boolean;
};

function Shell({
  id,
  label,
  help,
  error,
  hideLabel,
  optional,
  children,
}: Common & { readonly id: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-[0.8125rem] font-medium text-ink'}>
        {label}
        {optional && <span className="font-normal text-ink-3"> — optional</span>}
      </label>
      {children}
      {help && !error && (
        <p id={`${id}-help`} className="text-xs text-ink-3">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-help`} className="flex items-start gap-1 text-xs text-bad">
          <Icon name="triangle" size={13} className="mt-px" /> {error}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  help,
  error,
  hideLabel,
  optional,
  ...input
}: Common & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const id = useId();
  return (
    <Shell id={id} {...{ label, help, error, hideLabel, optional }}>
      <input
        id={id}
        aria-describedby={help || error ? `${id}-help` : undefined}
        aria-invalid={error ? true : undefined}
        {...input}
        className={`h-9 px-3 max-md:h-11 ${inputClass}`}
      />
    </Shell>
  );
}

export function TextArea({
  label,
  help,
  error,
  hideLabel,
  optional,
  mono = false,
  ...area
}: Common & { readonly mono?: boolean } & TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  const id = useId();
  return (
    <Shell id={id} {...{ label, help, error, hideLabel, optional }}>
      <textarea
        id={id}
        aria-describedby={help || error ? `${id}-help` : undefined}
        aria-invalid={error ? true : undefined}
        rows={3}
        {...area}
        className={`px-3 py-2 leading-normal ${mono ? 'font-mono text-[0.8125rem]' : ''} ${inputClass}`}
      />
    </Shell>
  );
}

export function SelectField({
  label,
  help,
  error,
  hideLabel,
  optional,
  children,
  ...select
}: Common & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className'>): ReactNode {
  const id = useId();
  return (
    <Shell id={id} {...{ label, help, error, hideLabel, optional }}>
      <Select id={id} aria-describedby={help || error ? `${id}-help` : undefined} {...select}>
        {children}
      </Select>
    </Shell>
  );
}
