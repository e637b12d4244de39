import type { DescribedDocument, DescribedRunbook, Place } from './describe-document.ts';
import { bareName, spellingsOf, wordSpans, type WordSpan } from './words.ts';

export type FoundField = 'title' | 'alert' | 'service' | 'team' | 'heading' | 'command' | 'file' | 'body';

/** The place of a runbook that answers a search: its line, cut to what fits on one row, the words that were found marked. */
export interface Found {
  readonly field: FoundField;
  readonly line: number;
  readonly snippet: readonly { readonly text: string; readonly marked: boolean }[];
}

/** The words that were found, by the field that holds them. */
export type FoundWords = Readonly<Partial<Record<FoundField, ReadonlySet<string>>>>;

/** A text that may answer; where the compiler does not say on which line it stands, the line is looked up. */
type Sought = Omit<Place, 'line'> & { readonly line: number | null };

const maxSnippet = 160;
const before = 40;
/** The first so many places that may answer are compared. */
const maxLooked = 30;
/** In the order in which people trust a match. A service is shown where a command names it. */
const order: readonly FoundField[] = ['title', 'alert', 'heading', 'command', 'service', 'team', 'body', 'file'];

/** Finds the line that shows why a runbook was found. */
export function locate(described: DescribedDocument, runbook: DescribedRunbook, found: FoundWords): Found {
  // Most searches are answered by a title: long documents are not cut into lines before that is known.
  let cut: readonly string[] | null = null;
  const lines = () => (cut ??= described.source.split('\n'));
  for (const field of order) {
    const words = found[field];
    const place = words && best(placesOf(field, described, runbook, words, lines), words);
    if (place) return { field, line: place.line ?? lineOf(place.text, lines(), runbook), snippet: snippetOf(place.text, words) };
  }
  return { field: 'title', line: runbook.line, snippet: snippetOf(runbook.title, new Set()) };
}

function placesOf(
  field: FoundField,
  described: DescribedDocument,
  runbook: DescribedRunbook,
  words: ReadonlySet<string>,
  lines: () => readonly string[],
): readonly Sought[] {
  switch (field) {
    case 'title':
      return [{ text: runbook.title, line: runbook.line }];
    case 'alert':
      return runbook.alerts.map((text) => ({ text, line: null }));
    case 'heading':
      return likely(runbook.headings, words);
    case 'command':
    case 'service':
      return likely(runbook.commands, words);
    case 'team':
      return runbook.team === null ? [] : [{ text: runbook.team, line: null }];
    case 'body':
      return likely(bodyLines(lines(), runbook), words);
    case 'file':
      return [{ text: described.file, line: runbook.line }];
  }
}

/** The line that first holds a text; the runbook's own when none does. */
function lineOf(text: string, lines: readonly string[], runbook: DescribedRunbook): number {
  for (let line = runbook.line; line <= Math.min(runbook.endLine, lines.length); line++) {
    if (lines[line - 1]?.includes(text)) return line;
  }
  return runbook.line;
}

/** Texts that may hold one of the words: a quick look, `best` looks closer. */
function likely(places: readonly Place[], words: ReadonlySet<string>): readonly Place[] {
  const parts = [...words].flatMap(spellingsOf);
  const found = [];
  for (const place of places) {
    const low = place.text.toLowerCase();
    if (parts.some((part) => low.includes(part))) found.push(place);
    if (found.length === maxLooked) break;
  }
  return found;
}

const bodyLines = (lines: readonly string[], runbook: DescribedRunbook): readonly Place[] =>
  lines.slice(runbook.line - 1, runbook.endLine).map((text, index) => ({ text, line: runbook.line + index }));

/** The place with most of the words, the first of equals; null when none holds any. */
function best(places: readonly Sought[], words: ReadonlySet<string>): Sought | null {
  let found: Sought | null = null;
  let most = 0;
  for (const place of places) {
    const count = new Set(marks(place.text, words).map(({ word }) => word)).size;
    if (count > most) {
      found = place;
      most = count;
      if (most === words.size) break;
    }
  }
  return found;
}

/** Where the words stand in a text; a name of several words may have been found written in one (`highErrorRate`). */
function marks(text: string, words: ReadonlySet<string>): readonly WordSpan[] {
  const spans = wordSpans(text).filter(({ word }) => words.has(word));
  if (spans.length > 0) return spans;
  return [...text.slice(0, 1_000).matchAll(/[^\s,;()]+/g)].flatMap((match) => {
    const word = bareName(match[0]);
    return words.has(word) ? [{ word, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** Cuts a text around the first word that was found, on one line, and marks the words. */
function snippetOf(text: string, words: ReadonlySet<string>): Found['snippet'] {
  const spans = marks(text, words);
  const [first] = spans;
  const isWhole = text.length <= maxSnippet;
  const from = isWhole || !first ? 0 : Math.max(0, Math.min(first.start - before, text.length - maxSnippet));
  const to = isWhole ? text.length : from + maxSnippet;
  const pieces: { text: string; marked: boolean }[] = [];
  const add = (start: number, end: number, marked: boolean) => {
    const piece = text.slice(start, end).toWellFormed().replaceAll(/\s+/g, ' ');
    if (piece !== '') pieces.push({ text: piece, marked });
  };
  if (from > 0) pieces.push({ text: '…', marked: false });
  let at = from;
  for (const { start, end } of spans) {
    if (start < at || end > to) continue;
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, to, false);
  if (to < text.length) pieces.push({ text: '…', marked: false });
  return pieces;
}
