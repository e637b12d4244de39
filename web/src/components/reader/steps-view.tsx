import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { isGoingBack } from '../../live/use-kept-scroll.ts';
import { isWithin } from './line-range.ts';
import type { LineRange } from './line-range.ts';
import { NoteCard } from './note-card.tsx';
import type { ReaderNote } from './reader-notes.ts';

/** The notes without the document, for a narrow screen; the one of `#L87` is shown and marked. */
export function StepsView({
  notes: all,
  own,
  onLine,
}: {
  /** The lines of this runbook: what was found elsewhere in its file comes after its steps. */
  readonly own: LineRange;
  readonly notes: readonly ReaderNote[];
  readonly onLine: (line: number) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const hash = useRouterState({ select: (state) => state.location.hash });
  const line = Number(/^L(\d+)$/.exec(hash)?.[1] ?? 0);
  const notes = [...all.filter((note) => isWithin(own, note.line)), ...all.filter((note) => !isWithin(own, note.line))];
  const firstElsewhere = notes.find((note) => !isWithin(own, note.line));
  const at = line === 0 ? -1 : placeOf(notes, line);
  useEffect(() => {
    if (at !== -1 && !isGoingBack()) list.current?.querySelectorAll('[data-note-line]').item(at)?.scrollIntoView({ block: 'center' });
  }, [at]);
  return (
    <div ref={list} className="grid grid-cols-1 gap-1.5">
      {notes.map((note, index) => (
        <div
          key={note.key}
          data-note-line={note.line}
          className={index === at ? 'rounded-md outline-2 outline-offset-2 outline-warn' : undefined}
        >
          {note === firstElsewhere && <h2 className="mt-4 mb-1.5 text-xs font-medium text-ink-3">Elsewhere in the file</h2>}
          <NoteCard note={note} onLine={onLine} />
        </div>
      ))}
    </div>
  );
}

/** The last that begins at or before the line, in whatever order they stand. */
function placeOf(notes: readonly ReaderNote[], line: number): number {
  const begin = Math.max(0, ...notes.map((note) => note.line).filter((own) => own <= line));
  return notes.findLastIndex((note) => note.line === begin);
}
