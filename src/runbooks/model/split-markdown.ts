/** Shorter pieces gain nothing; a heading begins a block of its own wherever it stands. */
const betweenHeadings = 1_000;
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
  readonly dialect: Dialect;
}

/**
 * What may be in a piece, the least first: plain CommonMark; tasks, footnotes, struck text and bare addresses of GFM; its
 * tables, which are tried at every line and cost as much as all the rest of it.
 */
export type Dialect = (typeof dialects)[number];
const dialects = ['commonmark', 'gfm-without-tables', 'gfm'] as const;

const table = /-[ \t]*:?[ \t]*\||\|[ \t]*:?-/;
const task = /^[ \t>]*(?:[*+-]|\d{1,9}[.)])[ \t]+\[[ xX\t]?\]/;
const inText = /~|\[\^|https?:\/\/|www\./i;

/** The place in `dialects` of what a line may hold; of code only what is there where the fence is none. */
function dialectOf(line: string, isCode: boolean): number {
  if (table.test(line)) return 2;
  return task.test(line) || (!isCode && inText.test(line)) ? 1 : 0;
}

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
  let dialect = 0;
  const cut = (): void => {
    pieces.push({ text: text.slice(start, offset), offset: start, lines: startLines, dialect: dialects[dialect] ?? 'gfm' });
    dialect = 0;
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
    dialect = Math.max(dialect, dialectOf(text.slice(offset, next), open !== null && marker === undefined));
    wasBlank = line.trim() === '';
    inHtml = !wasBlank && (inHtml || /^ {0,3}</.test(line));
    offset = next;
    lines++;
  }
  cut();
  return pieces;
}
