import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';

const firstRows = 12;

/** One gap: what stands on the list, why it matters, what to do about it. Long lists come in pieces. */
export function CoverageList<T>({
  id,
  title,
  todo,
  items,
  none,
  row,
}: {
  readonly id: string;
  readonly title: string;
  readonly todo: string;
  readonly items: readonly T[];
  readonly none: string;
  readonly row: (item: T) => ReactNode;
}): ReactNode {
  const [count, setCount] = useState(firstRows);
  return (
    <div id={id} className="scroll-mt-16">
      <Panel flush title={title} aside={<span className="tabular">{items.length}</span>}>
        {items.length === 0 ? (
          <p className="flex items-center gap-2 px-4 py-3 text-[0.8125rem] text-ink-2">
            <Icon name="circle-check" size={15} className="text-good" /> {none}.
          </p>
        ) : (
          <>
            <p className="border-b border-line bg-canvas px-4 py-2 text-[0.8125rem] text-ink-2">{todo}</p>
            <ul className="divide-y divide-line">{items.slice(0, count).map(row)}</ul>
            {items.length > count && (
              <div className="border-t border-line px-4 py-2">
                <Button size="sm" look="quiet" onClick={() => setCount(count + 100)}>
                  {Math.min(100, items.length - count)} more of {items.length}
                </Button>
              </div>
            )}
          </>
        )}
      </Panel>
    </div>
  );
}

/** A row: the name that leads somewhere, why it is here, and what stands at its end. */
export function CoverageRow({
  name,
  reason,
  aside,
}: {
  readonly name: ReactNode;
  readonly reason: string;
  readonly aside?: ReactNode;
}): ReactNode {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="foreign font-medium">{name}</p>
        <p className="foreign text-xs text-ink-2">{reason}</p>
      </div>
      {aside && <div className="flex flex-wrap items-center gap-2 text-xs text-ink-3">{aside}</div>}
    </li>
  );
}
