import type { Hole } from '../holes/hole.ts';
import type { Judgement } from './judgement.ts';
import type { WorkingDirectory } from './working-directory.ts';

/** What judging one statement knows about the statements before it. */
export interface Scope {
  readonly holes: readonly Hole[];
  /** The text whose words are judged: positions of verdicts are offsets into it. */
  readonly text: string;
  /** Functions that the text defines, by name. */
  readonly functions: Map<string, Judgement>;
  /** What is judged may not run at all: a branch, or what stands behind `&&`. */
  readonly isInCase: boolean;
  readonly directory: WorkingDirectory;
  /** How many interpreters deep we are; very deep nesting is refused as unknown. */
  readonly depth: number;
}

/** A new scope for one source text. */
export const newScope = (holes: readonly Hole[], text: string): Scope => ({
  holes,
  text,
  functions: new Map(),
  isInCase: false,
  directory: { isElsewhere: false },
  depth: 0,
});

/** What runs in a process of its own: what it defines, and where it goes, ends with it. */
export const apart = (scope: Scope): Scope => ({ ...scope, functions: new Map(scope.functions), directory: { ...scope.directory } });
