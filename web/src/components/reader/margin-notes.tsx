import { useRouterState } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { lineTop } from './find-line.ts';
import { NoteCard } from './note-card.tsx';
import type { ReaderNote } from './reader-notes.ts';
import { stackNotes } from './stack-notes.ts';

/** The notes, each at the height of its line; moved when the document or a note changes its size, or another line is gone to. */
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
  const hash = useRouterState({ select: (state) => state.location.hash });
  const line = Number(/^L(\d+)$/.exec(hash)?.[1] ?? 0);
  const pinned = line === 0 ? -1 : notes.findLastIndex((note) => note.line <= line);
  useLayoutEffect(() => {
    const place = (): void => {
      const cards = [...(margin.current?.children ?? [])].filter((card) => card instanceof HTMLElement);
      const text = container.current;
      if (!text) return;
      const wanted = cards.map((card) => ({ wanted: lineTop(text, Number(card.dataset['noteLine'])), height: card.offsetHeight }));
      stackNotes(wanted, 4, pinned).forEach((top, index) => cards[index]?.style.setProperty('top', `${top}px`));
    };
    place();
    const watcher = new ResizeObserver(place);
    if (container.current) watcher.observe(container.current);
    for (const card of margin.current?.children ?? []) watcher.observe(card);
    return () => watcher.disconnect();
  }, [notes, container, pinned]);
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
