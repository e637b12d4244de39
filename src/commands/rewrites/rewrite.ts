import type { SimpleCommand, Word } from '../shell/ast.ts';

/** A change of a statement's text by grammar positions. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A program with its words, somewhere in a statement: by itself, or inside `kubectl exec … --`, `sudo`, …. */
export interface Frame {
  readonly program: string;
  /** The program's own word first. */
  readonly words: readonly Word[];
  /** The command of the shell that the frame belongs to. */
  readonly command: SimpleCommand;
}

/** One safe rewrite: why, and what it changes; no edits where it does not apply. */
export interface Rewrite {
  readonly reason: string;
  readonly edits: (frame: Frame) => readonly TextEdit[];
}

/** Takes a word out, with the blank before it. */
export const removeWord = (frame: Frame, word: Word): TextEdit => {
  const index = frame.words.indexOf(word);
  const before = frame.words[index - 1];
  return { start: before === undefined ? word.start : before.end, end: word.end, text: '' };
};

/** Puts text after a word, with a blank between. */
export const insertAfter = (word: Word, text: string): TextEdit => ({ start: word.end, end: word.end, text: ` ${text}` });

/** The words before `--` (they are the program's own). */
export const ownWords = (frame: Frame): readonly Word[] => {
  const end = frame.words.findIndex((word) => word.value === '--');
  return end < 0 ? frame.words : frame.words.slice(0, end);
};

/** The first word with this value. */
export const wordOf = (frame: Frame, ...values: readonly string[]): Word | undefined =>
  ownWords(frame).find((word) => word.value !== null && values.includes(word.value));

/** True when an option is there, as its own word or as `--name=value`. */
export const hasOption = (frame: Frame, ...names: readonly string[]): boolean =>
  ownWords(frame).some((word) => names.some((name) => word.prefix === name || word.prefix.startsWith(`${name}=`)));
