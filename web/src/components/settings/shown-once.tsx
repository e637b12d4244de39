import type { ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** A secret that is shown now and never again. */
export function ShownOnce({
  label,
  value,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-2">
      <p className="flex items-start gap-2 text-[0.8125rem] text-ink-2">
        <Icon name="key" className="mt-0.5 text-warn" /> <span>{children}</span>
      </p>
      <p className="text-xs font-medium text-ink-2">{label}</p>
      <div className="flex items-start gap-1 rounded-lg border border-warn-line bg-warn-soft py-2 ps-3 pe-1.5">
        <code dir="ltr" className="foreign min-w-0 flex-1 font-mono text-xs leading-6 select-all">
          {value}
        </code>
        <CopyButton text={value} label={`Copy: ${label}`} />
      </div>
    </div>
  );
}
