import { useState } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { menuItemClass, Popover } from '../ui/popover.tsx';

const read = (key: string): readonly string[] => {
  const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};

/** Filters kept in this browser, per organization. */
export function SavedFilters({
  org,
  current,
  onChoose,
}: {
  readonly org: string;
  readonly current: string;
  readonly onChoose: (filter: string) => void;
}): ReactNode {
  const key = `tocsin:alert-filters:${org}`;
  const [saved, setSaved] = useState(() => read(key));
  const keep = (next: readonly string[]): void => {
    localStorage.setItem(key, JSON.stringify(next));
    setSaved(next);
  };
  return (
    <Popover
      label="Saved filters"
      align="end"
      triggerClass="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-lg border border-line-strong bg-surface px-3 text-sm hover:bg-hover max-md:h-11"
      trigger={
        <>
          <Icon name="flag" size={15} /> Saved
        </>
      }
    >
      {(close) => (
        <>
          {saved.map((filter) => (
            <div key={filter} className="flex items-center">
              <button
                type="button"
                className={menuItemClass}
                onClick={() => {
                  close();
                  onChoose(filter);
                }}
              >
                <span className="foreign min-w-0 truncate font-mono text-xs">{filter}</span>
              </button>
              <IconButton size="sm" icon="close" label={`Forget ${filter}`} onClick={() => keep(saved.filter((one) => one !== filter))} />
            </div>
          ))}
          {saved.length === 0 && <p className="px-2.5 py-1.5 text-xs text-ink-3">No filter is saved yet.</p>}
          <button
            type="button"
            disabled={current.trim() === '' || saved.includes(current)}
            className={`${menuItemClass} border-t border-line`}
            onClick={() => keep([...saved, current])}
          >
            <Icon name="plus" size={14} /> Save this filter
          </button>
        </>
      )}
    </Popover>
  );
}
