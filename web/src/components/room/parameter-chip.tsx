import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { StepParameterView } from '../../api/views.ts';
import { Button } from '../../ui/button.tsx';
import { inputClass } from '../../ui/field-class.ts';
import { Icon } from '../../ui/icon.tsx';
import { menuItemClass, Popover } from '../../ui/popover.tsx';

/** A gap in a command: its value and where that came from; press it to pick or type another. */
export function ParameterChip({
  parameter,
  onValue,
  isLocked,
}: {
  readonly parameter: StepParameterView;
  readonly onValue: (value: string) => void;
  readonly isLocked: boolean;
}): ReactNode {
  const shown = parameter.value === null ? parameter.name : parameter.secret ? '••••••' : parameter.value;
  const isMissing = parameter.value === null;
  const look = isMissing ? 'border-warn-line bg-warn-soft text-warn border-dashed' : 'border-line-strong bg-sunken text-ink';
  if (isLocked)
    return <span className={`foreign inline-flex max-w-full items-center rounded border px-1.5 align-baseline ${look}`}>{shown}</span>;
  return (
    <Popover
      label={
        isMissing
          ? `${parameter.name}: needs a value`
          : `${parameter.name}: ${parameter.secret ? 'secret value' : shown}${parameter.source ? `, from ${parameter.source}` : ''}. Change`
      }
      width="w-72"
      triggerClass={`foreign inline-flex max-w-full items-center gap-1 rounded border px-1.5 text-start align-baseline hover:border-accent ${look}`}
      trigger={
        <>
          <span className="whitespace-normal">{shown}</span>
          <Icon name="chevron-down" size={12} />
        </>
      }
    >
      {(close) => (
        <ParameterForm
          parameter={parameter}
          onValue={(value) => {
            close();
            onValue(value);
          }}
        />
      )}
    </Popover>
  );
}

function ParameterForm({
  parameter,
  onValue,
}: {
  readonly parameter: StepParameterView;
  readonly onValue: (value: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== '') onValue(typed);
  };
  return (
    <div className="font-sans text-sm">
      <div className="px-2.5 pt-1.5 pb-2">
        <p className="foreign font-mono text-xs font-medium">{parameter.syntax}</p>
        <p className="text-xs text-ink-3">
          {parameter.type}
          {parameter.source && ` · now from ${parameter.source}`}
        </p>
      </div>
      {parameter.suggestions.map((suggestion) => (
        <button
          key={`${suggestion.value}${suggestion.source}`}
          type="button"
          className={menuItemClass}
          onClick={() => onValue(suggestion.value)}
        >
          <span className="foreign min-w-0 flex-1 font-mono text-xs">{suggestion.value}</span>
          <span className="foreign max-w-28 truncate text-2xs text-ink-3">{suggestion.source}</span>
          {suggestion.value === parameter.value && <Icon name="check" size={13} />}
        </button>
      ))}
      <form onSubmit={submit} className="mt-1 flex gap-1.5 border-t border-line p-2">
        <input
          data-autofocus
          aria-label={`Value for ${parameter.name}`}
          type={parameter.secret ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          maxLength={4096}
          placeholder="Type a value"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={`h-8 px-2.5 font-mono text-xs ${inputClass}`}
        />
        <Button size="sm" look="primary" type="submit" disabled={typed === ''}>
          Use
        </Button>
      </form>
    </div>
  );
}
