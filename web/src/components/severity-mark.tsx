import type { ReactNode } from 'react';
import type { SeverityView } from '../api/views.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon.tsx';

const byRank: readonly { readonly icon: IconName; readonly className: string }[] = [
  { icon: 'octagon', className: 'bg-bad-solid text-white border-transparent' },
  { icon: 'triangle', className: 'bg-warn-solid text-white border-transparent' },
  { icon: 'diamond', className: 'bg-warn-soft text-warn border-warn-line' },
  { icon: 'circle', className: 'bg-sunken text-ink-2 border-line-strong' },
];

/** The document's own severity: its label and name, a shape and a colour by rank. */
export function SeverityMark({ severity, short = false }: { readonly severity: SeverityView | null; readonly short?: boolean }): ReactNode {
  const look = severity ? (byRank[Math.min(Math.max(severity.rank, 1), byRank.length) - 1] ?? byRank[3]) : byRank[3];
  const name = severity && severity.name !== severity.label ? severity.name : '';
  return (
    <span
      title={severity?.responseText ? `${severity.label} ${name}: respond within ${severity.responseText}` : undefined}
      className={`inline-flex h-[1.375rem] shrink-0 items-center gap-1 rounded-md border px-1.5 text-xs font-semibold whitespace-nowrap ${look?.className ?? ''}`}
    >
      <Icon name={severity ? (look?.icon ?? 'circle') : 'circle-dash'} size={13} />
      {severity ? severity.label : 'No severity'}
      {name && <span className={short ? 'sr-only' : 'font-medium'}>{name}</span>}
    </span>
  );
}
