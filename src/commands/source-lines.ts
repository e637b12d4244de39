import type { Analysis } from './model/command.ts';

/** Line starts of the source looked at last: many offsets of one source are asked for in a row. */
let lineStarts: { readonly source: string; readonly starts: readonly number[] } = { source: '', starts: [0] };

/** The 1-based line of an offset. */
export function lineAt(source: string, offset: number): number {
  if (lineStarts.source !== source) lineStarts = { source, starts: [0, ...[...source.matchAll(/\n/gu)].map((match) => match.index + 1)] };
  const { starts } = lineStarts;
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** A comment without its mark, and whether something stands before it on its line. */
export function commentOf(source: string, span: { readonly start: number; readonly end: number }): Analysis['comments'][number] {
  const text = source
    .slice(span.start, span.end)
    .replace(/^(?:#+|--+|\/\*+)\s?/u, '')
    .replace(/\s*\*\/$/u, '')
    .trimEnd();
  const lineStart = source.lastIndexOf('\n', span.start - 1) + 1;
  return { line: lineAt(source, span.start), text, trailing: source.slice(lineStart, span.start).trim() !== '' };
}
