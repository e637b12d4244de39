import { introductionOf, otherwiseGuard, type Introduction } from './introductions.ts';

/** What holds for one block: the guard that stands over it now, and what the words right above it say. */
export interface GuardedBlock {
  /** Of the bold line, while it reaches so far. */
  readonly around: string | null;
  /** Of the words right above: they guard this block only. */
  readonly own: string | null;
  readonly introduction: Introduction | null;
}

/**
 * Follows the guards of blocks that stand one below the other. A bold line guards all that follows until "Otherwise" or
 * "In any case"; a sentence guards the block right below it.
 */
export function createGuardReader(boldGuard: string | null): (above: string | null) => GuardedBlock {
  let around = boldGuard;
  /** Sentences that guarded the blocks right before: the cases that an "Otherwise" answers to. */
  let cases: readonly string[] = [];
  return (above) => {
    const introduction = above === null ? null : introductionOf(above);
    if (introduction?.isOtherwise) {
      const answers = cases.length > 0 || around === null ? cases : [around];
      // What it answers to is over; a guard around both cases goes on.
      if (cases.length === 0) around = null;
      cases = [];
      return { around, own: otherwiseGuard(answers), introduction };
    }
    const own = introduction?.condition ?? null;
    cases = own === null ? [] : [...cases, own];
    if (introduction?.endsGuard) around = null;
    return { around, own, introduction };
  };
}
