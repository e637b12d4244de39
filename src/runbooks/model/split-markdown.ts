/** Shorter pieces gain nothing; a heading begins a block of its own wherever it stands. */
const betweenHeadings = 3_000;
/** Without a heading a piece ends at a blank line, where it is this long. */
const pieceLength = 8_000;
/** A piece is cut here even where no block surely ends. */
const longestPiece = 48_000;
const longestFence = 2_000_000;

const fence = /^[ \t>]*(?:[*+-] +|\d{1,9}[.)] +)?(`{3,}|~{3,})/;
const heading = /^#{1,6}\s/;
/** A line that begins a block of its own, whatever stands above: no indent, no list, no quote, no HTML. */
const fresh = /^(?:#{1,6}\s|[\p{L}*_[`])/u;
/** What reaches over blank lines and headings: link definitions, footnotes, HTML that ends with its own mark. Such a text stays whole as long as it can. */
const reachesFar = /^ {0,3}\[[^\]\n]{1,999}\]:|<(?:!--|\?|![A-Z[]|(?:pre|script|style|textarea)\b)/im;
const wholeBelow = 16_000;

/** One part of a text with the place where it begins. */
export interface MarkdownPiece {
  readonly text: string;
  readonly offset: number;
  /** Lines before it. */
  readonly lines: number;
  /** False where nothing in it but code can be a table, a task, a footnote, struck text or a bare address: it is plain CommonMark. */
  readonly mayBeGfm: boolean;
}

const tableOrTask = /-[ \t]*:?[ \t]*\||\|[ \t]*:?-|^[ \t>]*(?:[*+-]|\d{1,9}[.)])[ \t]+\[[ xX\t]?\]/;
const gfmSigns = new RegExp(`${tableOrTask.source}|~|\\[\\^|https?://|www\\.`, 'i');

/**
 * Cuts a text where blocks end, outside of fences, because the Markdown parser's time grows with the square of the
 * number of blocks it reads at once, and because what a piece does not hold need not be looked for in it.
 */
export function splitMarkdown(text: string): readonly MarkdownPiece[] {
  const isTied = reachesFar.test(text);
  const staysWhole = text.length <= (isTied ? wholeBelow : betweenHeadings);
  const pieces: MarkdownPiece[] = [];
  let start = 0;
  let startLines = 0;
  let offset = 0;
  let lines = 0;
  let open: string | null = null;
  let wasBlank = false;
  // HTML goes on to the next blank line, headings and all.
  let inHtml = false;
  let mayBeGfm = false;
  const cut = (): void => {
    pieces.push({ text: text.slice(start, offset), offset: start, lines: startLines, mayBeGfm });
    mayBeGfm = false;
    start = offset;
    startLines = lines;
  };
  while (offset < text.length) {
    const end = text.indexOf('\n', offset);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(offset, Math.min(next, offset + 1_000));
    const length = offset - start;
    const marker: string | undefined = fence.exec(line)?.[1];
    const mayEnd =
      (length >= pieceLength && wasBlank && fresh.test(line)) ||
      length >= longestPiece ||
      (!isTied && length >= betweenHeadings && !inHtml && heading.test(line));
    if (open === null && length > 0 && mayEnd && !staysWhole) cut();
    else if (open !== null && length >= longestFence) {
      cut();
      open = null;
    }
    if (marker !== undefined) {
      if (open === null) open = marker;
      else if (marker.startsWith(open) && line.trim().replace(/^[>\s]+/, '') === marker) open = null;
    }
    // Where a fence was seen that is none, addresses stay text, and tables are still tables.
    mayBeGfm ||= (open === null || marker !== undefined ? gfmSigns : tableOrTask).test(text.slice(offset, next));
    wasBlank = line.trim() === '';
    inHtml = !wasBlank && (inHtml || /^ {0,3}</.test(line));
    offset = next;
    lines++;
  }
  cut();
  return pieces;
}
