import { memo } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { scrollable } from '../../ui/scrollable.ts';

/** The file itself, line by line; each line has its address. */
export const SourceView = memo(function SourceView({
  source,
  steps,
  container,
}: {
  readonly source: string;
  readonly steps: ReadonlySet<number>;
  readonly container: RefObject<HTMLDivElement | null>;
}): ReactNode {
  return (
    <div
      ref={container}
      dir="ltr"
      {...scrollable}
      role="region"
      aria-label="Source"
      className="min-w-0 overflow-x-auto py-1 font-mono text-xs leading-6"
    >
      {source.split('\n').map((text, index) => {
        const line = index + 1;
        return (
          <div key={line} data-line={line} className={`flex min-w-max ${steps.has(line) ? 'bg-accent-soft/60' : ''}`}>
            <Anchor
              href={`#L${line}`}
              aria-label={`Line ${line}`}
              className="tabular sticky start-0 w-12 shrink-0 bg-canvas pe-3 text-end text-ink-3 select-none hover:text-ink"
            >
              {line}
            </Anchor>
            <span className={`whitespace-pre ${/^#{1,6} /.test(text) ? 'font-semibold' : ''}`}>{text === '' ? ' ' : text}</span>
          </div>
        );
      })}
    </div>
  );
});
