import { memo } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Anchor } from '../../ui/anchor.tsx';
import { piecesOf } from './code-lines.ts';
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
  const lines = source.split('\n');
  const headings = headingLines(lines);
  return (
    <div
      ref={container}
      dir="ltr"
      {...scrollable}
      role="region"
      aria-label="Source"
      className="min-w-0 overflow-x-auto py-1 font-mono text-xs leading-6"
    >
      {lines.map((text, index) => {
        const line = index + 1;
        return (
          <div key={line} data-line={line} className={`flex ${steps.has(line) ? 'bg-accent-soft/60' : ''}`}>
            <Anchor
              href={`#L${line}`}
              aria-label={`Line ${line}`}
              className="tabular sticky start-0 w-12 shrink-0 bg-canvas pe-3 text-end text-ink-3 select-none hover:text-ink"
            >
              {line}
            </Anchor>
            <span
              className={`min-w-0 flex-1 -indent-[2ch] wrap-anywhere whitespace-pre-wrap ps-[2ch] ${headings.has(line) ? 'font-semibold' : ''}`}
            >
              {text === ''
                ? ' '
                : piecesOf(text).map((piece, at) => (
                    // The pieces of a line stay where they are.
                    <span key={at} className={piece.isWhole ? 'whole-word' : undefined}>
                      {piece.text}
                    </span>
                  ))}
            </span>
          </div>
        );
      })}
    </div>
  );
});

/** In a block of code `#` begins a comment. */
function headingLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let fence = '';
  for (const [index, text] of lines.entries()) {
    const mark = /^\s{0,8}(?:[-*+]\s+|\d{1,3}[.)]\s+)?(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence === '' && /^#{1,6} /.test(text)) found.add(index + 1);
  }
  return found;
}
