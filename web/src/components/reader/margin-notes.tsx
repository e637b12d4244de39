import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { lineTop } from './find-line.ts';
import { NoteCard } from './note-card.tsx';
import type { ReaderNote } from './reader-notes.ts';
import { readingHeight, scrollerOf } from './scroller-of.ts';
import { stackAround } from './stack-notes.ts';

const gap = 4;
/** By how much more than the document the notes may be scrolled away: it opens with the scrolling, so that nothing jumps. */
const roomAbove = 4;

/** The notes, each at the height of its line; where there are more than fit, those of the lines that are being read stand beside them. */
export function MarginNotes({
  notes,
  document: container,
  onLine,
}: {
  readonly notes: readonly ReaderNote[];
  readonly document: RefObject<HTMLElement | null>;
  readonly onLine: (line: number) => void;
}): ReactNode {
  const margin = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const text = container.current;
    if (!text) return undefined;
    const around = margin.current;
    const cards = [...(around?.children ?? [])].filter((card) => card instanceof HTMLElement);
    let wishes: readonly { readonly wanted: number; readonly height: number }[] = [];
    const measure = (): void => {
      wishes = cards.map((card) => ({ wanted: lineTop(text, Number(card.dataset['noteLine'])), height: card.offsetHeight }));
      place();
    };
    const place = (): void => {
      const scroller = scrollerOf(text);
      const { top: start } = text.getBoundingClientRect();
      // What is scrolled out of sight has room for the notes of what was read, also above the document's first line.
      const ceiling = -roomAbove * Math.max(0, scroller.getBoundingClientRect().top - start);
      stackAround(wishes, gap, readingHeight(scroller) - start, ceiling).forEach((top, index) =>
        cards[index]?.style.setProperty('top', `${Math.round(top)}px`),
      );
    };
    measure();
    let frame = 0;
    const onScroll = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    const watcher = new ResizeObserver(measure);
    watcher.observe(text);
    for (const card of cards) watcher.observe(card);
    // Whatever it is that scrolls: it is found only when there is something to scroll.
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    around?.addEventListener('focusin', keepInSight);
    return () => {
      around?.removeEventListener('focusin', keepInSight);
      watcher.disconnect();
      cancelAnimationFrame(frame);
      removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [notes, container]);
  return (
    <div ref={margin} role="complementary" aria-label="Steps and findings" className="relative">
      {notes.map((note) => (
        <div key={note.key} data-note-line={note.line} className="absolute inset-x-0">
          <NoteCard note={note} isBeside onLine={onLine} />
        </div>
      ))}
    </div>
  );
}

/** The browser scrolls to what gets the focus; scrolling moves the notes. */
function keepInSight({ target }: FocusEvent): void {
  if (target instanceof HTMLElement) requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView({ block: 'nearest' })));
}
