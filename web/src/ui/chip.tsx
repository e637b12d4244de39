import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { toneSoft } from './tone.ts';
import type { Tone } from './tone.ts';

/** A small labelled state: shape, word, colour. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
  title,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly title?: string;
}): ReactNode {
  return (
    <span
      title={title}
      className={`inline-flex h-[1.375rem] max-w-full shrink-0 items-center gap-1 rounded-md border px-1.5 text-xs font-medium whitespace-nowrap ${toneSoft[tone]}`}
    >
      {icon && <Icon name={icon} size={13} />}
      <span className="truncate">{children}</span>
    </span>
  );
}
