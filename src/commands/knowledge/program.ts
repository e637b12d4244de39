import type { Judgement } from '../judge/judgement.ts';
import type { Word } from '../shell/ast.ts';

/** What a program reads on its standard input. */
export type Input =
  | { readonly kind: 'nothing' }
  /** Known text: a here-document, or `echo …` before the pipe. */
  | { readonly kind: 'text'; readonly text: string }
  /** A pipe or a file whose text is not known. */
  | { readonly kind: 'unknown' };

/** One program about to be judged, with the means to judge what it runs inside itself. */
export interface Call {
  readonly program: string;
  /** The arguments. */
  readonly words: readonly Word[];
  readonly input: Input;
  /** Judges words that the program runs as a command (`xargs X`, `kubectl exec … -- X`). */
  readonly run: (words: readonly Word[], input?: Input) => Judgement;
  /** Judges text that the program gives to a shell (`sh -c X`); null text: not known before it runs. */
  readonly shell: (text: string | null) => Judgement;
  /** True when the text names the file of a word before this call: it is read, and written over while it is. */
  readonly isNamedBefore: (word: Word) => boolean;
  /** Shows holes as they stood, for reasons. */
  readonly show: (text: string) => string;
}

/**
 * What an option means that is in none of the program's lists (ADR 6). Without a policy, or `by-name`: the program's own
 * list is closed, or an option whose name says that it does something is mutating (`acting-names.ts`). `never-change`:
 * its documentation has no option that changes anything. `of-inner`: it belongs to the program that runs inside.
 */
export type OptionPolicy = 'never-change' | 'by-name' | 'of-inner';

/** What Tocsin knows about one program (or several that behave alike). */
export interface Program {
  readonly names: readonly string[];
  readonly judge: (call: Call) => Judgement;
  readonly options?: OptionPolicy;
  /** It judges unlisted options by their names itself, as verbs as data do: its lists say which names mean something else. */
  readonly judgesNames?: boolean;
}

/**
 * What is known about one program, or about a family that its makers document together: one file. Its
 * examples are its test table (`knowledge.test.ts` runs them), one statement a line.
 */
export interface Knowledge {
  readonly programs: readonly Program[];
  readonly examples: {
    readonly reads?: string;
    readonly changes?: string;
    readonly destroys?: string;
  };
}
