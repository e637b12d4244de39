import { marksIn } from '../holes/hole.ts';
import type { Word } from '../shell/ast.ts';
import type { Encode } from './encoder.ts';

/** What each hole's value passes through, innermost interpreter first. */
export type Encoders = Map<string, readonly Encode[]>;

/** The marks of a word by their place in the source: textual ones, and those of variables. */
export const marksOf = (word: Word): { readonly mark: string; readonly start: number }[] => [
  ...marksIn(word.text).map(({ mark, start }) => ({ mark, start: word.start + start })),
  ...word.pieces.flatMap(({ mark, start }) => (mark === null ? [] : [{ mark, start }])),
];

export const isOpen = (word: Word): boolean => marksOf(word).length > 0;

/** A program's name without its folder. */
export const base = (word: Word | undefined): string => (word?.value ?? '').replace(/^.*\//u, '');

/** One encoder for every hole of a word. */
export const same = (word: Word, ...encoders: readonly Encode[]): Encoders =>
  new Map(marksOf(word).map(({ mark }) => [mark, encoders] as const));

/** One encoder for every hole of a text. */
export const all = (text: string, ...encoders: readonly Encode[]): Encoders =>
  new Map(marksIn(text).map(({ mark }) => [mark, encoders] as const));

export const merge = (maps: readonly Encoders[]): Encoders => new Map(maps.flatMap((map) => [...map]));

/** True when nothing but one hole stands in a text. */
export function isWhole(text: string): boolean {
  const marks = marksIn(text);
  return marks.length === 1 && marks[0]?.start === 0 && marks[0].end === text.length;
}
