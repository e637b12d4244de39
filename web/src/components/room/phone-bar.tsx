import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { NextAction } from './next-action.ts';

export type RoomTab = 'runbook' | 'timeline' | 'tell' | 'people';
const tabs: readonly { readonly id: RoomTab; readonly label: string; readonly icon: IconName }[] = [
  { id: 'runbook', label: 'Runbook', icon: 'book' },
  { id: 'timeline', label: 'Timeline', icon: 'list' },
  { id: 'tell', label: 'Tell', icon: 'send' },
  { id: 'people', label: 'People', icon: 'users' },
];

/** The thumb bar of the room, and above it the next thing to do. */
export function PhoneBar({
  tab,
  onTab,
  next,
  onNext,
}: {
  readonly tab: RoomTab;
  readonly onTab: (tab: RoomTab) => void;
  readonly next: NextAction | null;
  readonly onNext: () => void;
}): ReactNode {
  return (
    <div className="shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)]">
      {next && (
        <button
          type="button"
          onClick={onNext}
          className="flex min-h-12 w-full items-center gap-2.5 border-b border-line bg-accent-soft px-4 py-2 text-start text-[0.8125rem]"
        >
          <span className="shrink-0 text-xs font-medium text-accent">Next</span>
          <span dir="auto" className="foreign line-clamp-2 min-w-0 flex-1 font-medium">
            {next.words}
          </span>
          <Icon name="arrow-right" size={16} className="text-accent" />
        </button>
      )}
      <nav aria-label="Parts of the incident" className="grid grid-cols-4">
        {tabs.map((one) => (
          <button
            key={one.id}
            type="button"
            aria-current={one.id === tab ? 'page' : undefined}
            onClick={() => onTab(one.id)}
            className="grid h-14 place-content-center justify-items-center gap-0.5 text-2xs font-medium text-ink-3 aria-[current]:text-ink aria-[current]:shadow-[inset_0_2px_0_var(--ink)]"
          >
            <Icon name={one.icon} size={20} />
            {one.label}
          </button>
        ))}
      </nav>
    </div>
  );
}
