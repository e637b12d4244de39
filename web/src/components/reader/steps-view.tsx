import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { isGoingBack } from '../../live/use-kept-scroll.ts';
import { NoteCard } from './note-card.tsx';
import type { ReaderNote } from './reader-notes.ts';

/** The notes without the document, for a narrow screen; the one of `#L87` is shown and marked. */
export function StepsView({
  notes,
  onLine,
}: {
  readonly notes: readonly ReaderNote[];
  readonly onLine: (line: number) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const hash = useRouterState({ select: (state) => state.location.hash });
  const line = Number(/^L(\d+)$/.exec(hash)?.[1] ?? 0);
  const at = line === 0 ? -1 : notes.findLastIndex((note) => note.line <= line);
  useEffect(() => {
    if (at !== -1 && !isGoingBack()) list.current?.children[at]?.scrollIntoView({ block: 'center' });
  }, [at]);
  return (
    <div ref={list} className="grid grid-cols-1 gap-1.5">
      {notes.map((note, index) => (
        <div
          key={note.key}
          data-note-line={note.line}
          className={index === at ? 'rounded-md outline-2 outline-offset-2 outline-warn' : undefined}
        >
          <NoteCard note={note} onLine={onLine} />
        </div>
      ))}
    </div>
  );
}
