import type { Word } from '../shell/ast.ts';
import { placed } from './judgement.ts';
import type { Judgement, Span } from './judgement.ts';

interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** A word's place in the source for a stretch of its value: exact where the value stands there as it is, else the whole word. */
function inWord(word: Word, value: string, from: number, to: number): Offsets {
  const verbatim = word.text.indexOf(value);
  // Marks of variables are as long as the variables, so a quoted word without escapes is its value between two quotes.
  const isQuoted = /^["']/u.test(word.text) && word.text.length === value.length + 2;
  const shift = verbatim >= 0 ? verbatim : isQuoted ? 1 : null;
  return shift === null ? { start: word.start, end: word.end } : { start: word.start + shift + from, end: word.start + shift + to };
}

/** Finds a stretch of an inner text (`sh -c 'text'`, `ssh host several words`) in the words that carry it. */
function inWords(words: readonly Word[], span: Span): Offsets | null {
  for (const word of words) {
    const at = word.value?.indexOf(span.text) ?? -1;
    if (word.value !== null && at >= 0) return inWord(word, word.value, at + span.start, at + span.end);
  }
  let joined = '';
  for (let first = words.length - 1; first >= 0; first -= 1) {
    const value = words[first]?.value ?? null;
    if (value === null || joined.length > span.text.length) return null;
    joined = joined === '' ? value : `${value} ${joined}`;
    if (joined === span.text) return inJoined(words.slice(first), span);
  }
  return null;
}

function inJoined(words: readonly Word[], span: Span): Offsets | null {
  const touched: Offsets[] = [];
  let at = 0;
  for (const word of words) {
    const value = word.value ?? '';
    const from = Math.max(span.start - at, 0);
    const to = Math.min(span.end - at, value.length);
    if (from < to) touched.push(inWord(word, value, from, to));
    at += value.length + 1;
  }
  const [first] = touched;
  const last = touched.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** A call's words that a reason names (`kubectl delete …`), else all of them. */
function wordsNamed(words: readonly Word[], reason: string): Offsets | null {
  const [program, ...others] = words;
  const last = words.at(-1);
  if (program === undefined || last === undefined) return null;
  const said = new Set(reason.split(/[\s,;:()"'`…]+/u));
  const named = others.filter((word) => word.value !== null && word.value.length > 1 && said.has(word.value));
  const [first] = named;
  const final = named.at(-1);
  return first === undefined || final === undefined ? { start: program.start, end: last.end } : { start: first.start, end: final.end };
}

/**
 * Puts a call's verdicts into the text that the call stands in: those of an inner text at its place in the
 * words, those without a place at the words that the reason names. With `keepsForeign`, a verdict on text
 * that is not in the words (a here-document) stays for whoever knows where that text stands.
 */
export const placeInCall = (judgement: Judgement, words: readonly Word[], text: string, keepsForeign: boolean): Judgement =>
  placed(judgement, ({ span, reason }) => {
    if (span?.text === text) return span;
    const found = span === null ? null : inWords(words, span);
    if (span !== null && found === null && keepsForeign) return span;
    const place = found ?? wordsNamed(words, reason);
    return place === null ? null : { text, ...place };
  });

/** Puts what has no place in this text yet at one place of it. */
export const placeAt = (judgement: Judgement, text: string, place: Offsets): Judgement =>
  placed(judgement, ({ span }) => (span?.text === text ? span : { text, start: place.start, end: place.end }));

/** Puts everything at one place, also what had a place elsewhere in this text (a function that is called). */
export const moveTo = (judgement: Judgement, text: string, place: Offsets): Judgement =>
  placed(judgement, () => ({ text, start: place.start, end: place.end }));
