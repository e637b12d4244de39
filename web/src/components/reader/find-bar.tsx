import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { inputClass } from '../../ui/field-class.ts';
import { findRanges, paintRanges } from './highlights.ts';

/** Finds words in the document without touching it: the browser paints the places. Enter goes on, Shift+Enter back, Esc ends. */
export function FindBar({
  container,
  onClose,
}: {
  readonly container: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}): ReactNode {
  const [words, setWords] = useState('');
  const [found, setFound] = useState({ count: 0, at: 0 });
  const ranges = useRef<readonly Range[]>([]);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    return () => {
      paintRanges('reader-found', []);
      paintRanges('reader-found-now', []);
    };
  }, []);
  const show = (at: number): void => {
    const range = ranges.current[at];
    paintRanges('reader-found', ranges.current);
    paintRanges('reader-found-now', range ? [range] : []);
    setFound({ count: ranges.current.length, at });
    const element = range?.startContainer.parentElement;
    element?.closest('details:not([open])')?.setAttribute('open', '');
    element?.scrollIntoView({ block: 'center', inline: 'nearest' });
  };
  const search = (next: string): void => {
    setWords(next);
    ranges.current = container.current ? findRanges(container.current, next) : [];
    show(0);
  };
  const move = (step: number): void => {
    if (found.count > 0) show((found.at + step + found.count) % found.count);
  };
  return (
    <search className="flex min-w-0 items-center gap-1">
      <input
        ref={input}
        type="text"
        aria-label="Find in the document"
        placeholder="Find in the document"
        value={words}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
        }}
        className={`h-8 min-w-0 px-2.5 text-[0.8125rem] max-md:h-11 ${inputClass}`}
      />
      <span role="status" className="tabular min-w-14 text-xs whitespace-nowrap text-ink-3">
        {words === '' ? '' : found.count === 0 ? 'none' : `${found.at + 1} of ${found.count}`}
      </span>
      <IconButton icon="chevron-left" label="The one before" onClick={() => move(-1)} />
      <IconButton icon="chevron-right" label="The next one" onClick={() => move(1)} />
      <IconButton icon="close" label="Close the search" onClick={onClose} />
    </search>
  );
}
