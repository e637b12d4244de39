import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { NoteCard } from './note-card.tsx';
import { placeNotes } from './place-notes.ts';
import type { ReaderNote } from './reader-notes.ts';

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
  useLayoutEffect(
    () => (margin.current && container.current ? placeNotes(margin.current, container.current) : undefined),
    [notes, container],
  );
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
