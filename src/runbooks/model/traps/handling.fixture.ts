import type { Lines, Seeds } from './seed-documents.fixture.ts';

/** How one trap of the inventory is handled. At least one of `rule`, `compiled` and `notYet` is there. */
export interface Handling {
  /** A finding of one of these rules stands on every line of the trap, or on the step that holds the line. */
  readonly rule?: string | readonly string[];
  /** Where the finding stands, when not on every line of the trap (for the others `compiled` speaks). */
  readonly on?: Lines;
  /** What the compiled model must hold. */
  readonly compiled?: (seeds: Seeds) => void;
  /** What is missing, and who must do it. */
  readonly notYet?: string;
}

export type Handlings = Readonly<Record<string, Handling>>;
