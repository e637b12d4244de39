import type { SourceFile } from './read-sources.ts';

/** Where a thread takes its files: this one from the front, helpers from the back. */
export type End = 'front' | 'back';

/** Files that several threads lint. How many are taken stands in memory that all of them see: nobody waits to be given one. */
export interface LintQueue {
  readonly sources: readonly SourceFile[];
  /** In all; from the front; from the back. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

// Every character beyond Latin-1.
const wide = /[^\0-\xff]/;

/**
 * At each end the longest first, so that the last ones are soon done. Texts with letters of two bytes stand at the front: V8 compiles
 * each expression anew for such a text, and a thread that meets only one kind compiles a thousand expressions less.
 */
export function queueOf(sources: readonly SourceFile[]): LintQueue {
  const { front = [], back = [] } = Object.groupBy(
    sources.toSorted((a, b) => b.source.length - a.source.length),
    ({ source }) => (wide.test(source) ? 'front' : 'back'),
  );
  return {
    sources: [...front, ...back.toReversed()],
    taken: new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)),
  };
}

/** The next file at an end, for whoever asks first; undefined where all are taken. */
export function takeFrom({ sources, taken }: LintQueue, end: End): SourceFile | undefined {
  if (Atomics.add(taken, 0, 1) >= sources.length) return undefined;
  return end === 'front' ? sources[Atomics.add(taken, 1, 1)] : sources.at(-1 - Atomics.add(taken, 2, 1));
}
