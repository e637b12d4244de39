import { fail } from '#base';
import type { Db, Store } from '#store';
import { z } from 'zod';
import { selectAttempt, type Attempt } from './attempt-store.ts';
import type { AttemptView } from './model/view.ts';
import { outputChannel, selectOutput, selectOutputTail } from './output-store.ts';
import { attemptView } from './read-run-view.ts';

const pieceBytes = 256 * 1024;

export interface OutputPiece {
  readonly text: string;
  /** Bytes of UTF-8 up to the end of `text`: ask for this next. */
  readonly nextOffset: number;
  /** True when nothing will come after this piece. */
  readonly isWhole: boolean;
}

/** The output of an attempt from a byte offset on, as far as it is there, at most 256 KiB at a time. */
export async function readOutput(db: Db, attemptId: string, offset: number): Promise<OutputPiece> {
  const attempt = (await selectAttempt(db, attemptId)) ?? fail('not-found', 'there is no such attempt');
  const piece = await selectOutput(db, attemptId, offset, pieceBytes);
  const isOver = attempt.state !== 'queued' && attempt.state !== 'running';
  return { ...piece, isWhole: isOver && piece.nextOffset >= attempt.outputBytes };
}

/** An attempt with its incident and organisation, for whoever must check permissions first. */
export async function readAttempt(db: Db, attemptId: string): Promise<{ attempt: Attempt; view: AttemptView }> {
  const attempt = (await selectAttempt(db, attemptId)) ?? fail('not-found', 'there is no such attempt');
  return { attempt, view: attemptView(attempt, await selectOutputTail(db, attempt, 16 * 1024)) };
}

const notice = z.object({ attemptId: z.string(), offset: z.number() });

/** Hears that an attempt has more output, or has ended, on this node or another; null means "look again". */
export function watchOutput(store: Store, handler: (notice: { attemptId: string; offset: number } | null) => void): () => void {
  return store.listen(outputChannel, (payload) => handler(payload === '' ? null : notice.parse(JSON.parse(payload))));
}
