/** Below this length the parser is fast enough with the whole text. */
const wholeBelow = 16_000;
const pieceLength = 8_000;
/** A piece is cut here even where no block surely ends. */
const longestPiece = 48_000;
const longestFence = 2_000_000;

const fence = /^[ \t>]*(?:[*+-] +|\d{1,9}[.)] +)?(`{3,}|~{3,})/;
/** A line that begins a block of its own, whatever stands above: no indent, no list, no quote, no HTML. */
const fresh = /^(?:#{1,6}\s|[\p{L}*_[`])/u;

/** One part of a text with the place where it begins. */
export interface MarkdownPiece {
  readonly text: string;
  readonly offset: number;
  /** Lines before it. */
  readonly lines: number;
}

/**
 * Cuts a long text where blocks end, outside of fences, because the Markdown parser's time grows with the square of
 * the number of blocks it reads at once. Short texts stay whole.
 */
export function splitMarkdown(text: string): readonly MarkdownPiece[] {
  if (text.length <= wholeBelow) return [{ text, offset: 0, lines: 0 }];
  const pieces: MarkdownPiece[] = [];
  let start = 0;
  let startLines = 0;
  let offset = 0;
  let lines = 0;
  let open: string | null = null;
  let wasBlank = false;
  const cut = (): void => {
    pieces.push({ text: text.slice(start, offset), offset: start, lines: startLines });
    start = offset;
    startLines = lines;
  };
  while (offset < text.length) {
    const end = text.indexOf('\n', offset);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(offset, Math.min(next, offset + 1_000));
    const length = offset - start;
    const marker: string | undefined = fence.exec(line)?.[1];
    if (open === null && length > 0 && ((length >= pieceLength && wasBlank && fresh.test(line)) || length >= longestPiece)) cut();
    else if (open !== null && length >= longestFence) {
      cut();
      open = null;
    }
    if (marker !== undefined) {
      if (open === null) open = marker;
      else if (marker.startsWith(open) && line.trim().replace(/^[>\s]+/, '') === marker) open = null;
    }
    wasBlank = line.trim() === '';
    offset = next;
    lines++;
  }
  cut();
  return pieces;
}
