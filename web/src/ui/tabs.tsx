import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type Tab<Id extends string> = { readonly id: Id; readonly label: string; readonly icon?: IconName; readonly count?: number };

/** Tabs walked by arrow keys. The panel is the caller's: `tabPanelProps` names it. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  group,
}: {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly group: string;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = step === 0 ? undefined : tabs[(tabs.findIndex((tab) => tab.id === selected) + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className="flex items-center gap-0.5">
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          id={`${group}-tab-${tab.id}`}
          aria-selected={tab.id === selected}
          aria-controls={`${group}-panel`}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
          onKeyDown={walk}
          className="inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-[0.8125rem] font-medium text-ink-3 hover:text-ink aria-selected:bg-sunken aria-selected:text-ink max-md:h-11"
        >
          {tab.icon && <Icon name={tab.icon} size={14} />}
          {tab.label}
          {tab.count !== undefined && tab.count > 0 && <span className="tabular text-xs text-ink-3">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}

export const tabPanelProps = (
  group: string,
  selected: string,
): { readonly id: string; readonly role: 'tabpanel'; readonly 'aria-labelledby': string } => ({
  id: `${group}-panel`,
  role: 'tabpanel',
  'aria-labelledby': `${group}-tab-${selected}`,
});
