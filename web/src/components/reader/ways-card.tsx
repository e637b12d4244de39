import type { ReactNode } from 'react';
import { LineLink } from './line-link.tsx';
import type { Way } from './step-choices.ts';

/** Says before the first of several ways that one is enough, and where each begins. */
export function WaysCard({ ways, onLine }: { readonly ways: readonly Way[]; readonly onLine: (line: number) => void }): ReactNode {
  return (
    <div className="rounded-md border border-dashed border-line-strong px-2 py-1 text-xs text-ink-2">
      <p className="font-medium text-ink">Choose one of {ways.length}</p>
      <ol className="grid grid-cols-1">
        {ways.map((way, index) => (
          <li key={way.line} className="flex items-center gap-1.5">
            <span className="tabular text-ink-3">{index + 1}</span>
            <span dir="auto" className="foreign min-w-0 flex-1 truncate" title={way.name}>
              {way.name}
            </span>
            <LineLink line={way.line} onLine={onLine} />
          </li>
        ))}
      </ol>
    </div>
  );
}
