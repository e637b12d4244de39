import type { Hole } from '../holes/hole.ts';

/** A part of a word, in source order. */
export interface Piece {
  readonly kind: 'bare' | 'single' | 'double' | 'ansi' | 'variable' | 'dynamic';
  /** The mark of a variable that is a hole; null for every other part. */
  readonly mark: string | null;
  readonly start: number;
  readonly end: number;
}

/** One word after the shell's grammar: an argument, a program name, a file name. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** The word as written (masked). */
  readonly text: string;
  /** What the program receives, with marks where holes are; null when only running it can tell. */
  readonly value: string | null;
  /** The value's beginning up to the first part that only running can tell. */
  readonly prefix: string;
  /** An unquoted expansion or glob may turn it into other words. */
  readonly splits: boolean;
  readonly pieces: readonly Piece[];
  /** What runs to make the word: `$(…)`, backticks, `<(…)`. */
  readonly commands: readonly ShellNode[];
}

/** A redirection; `target` is null only for heredocs. */
export interface Redirect {
  readonly operator: string;
  /** The number before it (`2>`), or the variable that takes one (`{fd}>`); null without. */
  readonly descriptor: string | null;
  readonly start: number;
  readonly end: number;
  readonly target: Word | null;
  /** A heredoc's body or a here-string: what the program reads; null for files, or when only running it can tell. */
  readonly input: string | null;
  /** A heredoc: its body as one word, and whether its mark is quoted (nothing in it expands). */
  readonly heredoc: {
    readonly body: Word;
    readonly quoted: boolean;
    readonly mark: { readonly start: number; readonly end: number };
  } | null;
  readonly commands: readonly ShellNode[];
}

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly start: number;
  readonly end: number;
  readonly assignments: readonly {
    readonly name: string;
    readonly value: Word | null;
    /** What runs inside the name's subscript: `a[$(…)]=1`. */
    readonly subscript: readonly ShellNode[];
  }[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

export interface CompoundCommand {
  readonly kind: 'compound';
  readonly what: 'pipeline' | 'list' | 'loop' | 'branch' | 'group' | 'subshell' | 'function' | 'test' | 'background';
  /** Of a function, else null. */
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
  readonly children: readonly ShellNode[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** Something the grammar gave that this reader does not understand: judged as unknown. */
export interface OpaqueCommand {
  readonly kind: 'opaque';
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

export type ShellNode = SimpleCommand | CompoundCommand | OpaqueCommand;

/** A shell text, read. */
export interface ShellScript {
  readonly statements: readonly ShellNode[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  readonly problems: readonly { readonly start: number; readonly message: string }[];
  /** Variables nobody sets in the text: holes, in order of their first place. */
  readonly variableHoles: readonly Hole[];
}
