import { costOf, marksIn } from './crowded-marks.ts';

/** Shorter pieces gain nothing; a heading begins a block of its own wherever it stands. */
const betweenHeadings = 1_000;
/** Without a heading a piece ends at a blank line, where it is this long. */
const pieceLength = 8_000;
/** A piece is cut here even where no block surely ends. */
const longestPiece = 48_000;
const longestFence = 2_000_000;
/** Each table costs the parser as much as all before it in the piece. */
const mostTables = 100;

const fence = /^[ \t>]*(?:[*+-] +|\d{1,9}[.)] +)?(`{3,}|~{3,})/;
const heading = /^#{1,6}\s/;
/** A line that begins a block of its own, whatever stands above: no indent, no list, no quote, no HTML. */
const fresh = /^(?:#{1,6}\s|[\p{L}*_[`>|])/u;
/** What reaches over blank lines and headings: link definitions, footnotes, HTML that ends with its own mark. Such a text stays whole as long as it can. */
const reachesFar = /^ {0,3}\[[^\]\n]{1,999}\]:|<(?:!--|\?|![A-Z[]|(?:pre|script|style|textarea)\b)/im;
const wholeBelow = 16_000;
/** What the marks of a text may cost (`costOf`): some seconds. What stands behind that is hostile, and read in short pieces. */
const mostCost = 50_000_000;
const longestCrowded = 4_000;
/** A paragraph with no more marks than this is read wherever it stands. */
const usualMarks = 200;

/** One part of a text with the place where it begins. */
export interface MarkdownPiece {
  readonly text: string;
  readonly offset: number;
  /** Lines before it. */
  readonly lines: number;
  readonly dialect: Dialect;
  /** The line, counted in the whole text from one, where the first paragraph begins whose marks can no longer be paid. */
  readonly crowdedAt: number | null;
}

/**
 * What may be in a piece, the least first: plain CommonMark; tasks, footnotes, struck text and bare addresses of GFM; its
 * tables, which are tried at every line and cost as much as all the rest of it.
 */
export type Dialect = (typeof dialects)[number];
const dialects = ['commonmark', 'gfm-without-tables', 'gfm'] as const;

/** The line below the head of a table, which may be one of dashes alone. */
const headRule = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?\s*$/;
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
  let tables = 0;
  let cost = 0;
  let crowdedAt: number | null = null;
  const cut = (end: number, endLines: number): void => {
    if (end === start) return;
    pieces.push({ text: text.slice(start, end), offset: start, lines: startLines, dialect: dialects[dialect] ?? 'gfm', crowdedAt });
    crowdedAt = null;
    tables = 0;
    start = end;
    startLines = endLines;
  };
  let paragraph = { offset: 0, lines: 0, marks: 0 };
  const beginParagraph = (at: number, linesBefore: number): void => {
    cost += costOf(paragraph.marks);
    paragraph = { offset: at, lines: linesBefore, marks: 0 };
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
      tables >= mostTables ||
      (crowdedAt !== null && (wasBlank || length >= longestCrowded)) ||
      (!isTied && length >= betweenHeadings && !inHtml && heading.test(line));
    const isFenceTooLong = open !== null && length >= longestFence;
    if (isFenceTooLong || (open === null && mayEnd && !staysWhole)) {
      beginParagraph(offset, lines);
      cut(offset, lines);
      dialect = 0;
    }
    if (isFenceTooLong) open = null;
    if (marker !== undefined) {
      if (open === null) open = marker;
      else if (marker.startsWith(open) && line.trim().replace(/^[>\s]+/, '') === marker) open = null;
    }
    // Where a fence was seen that is none, addresses stay text, and tables are still tables.
    dialect = Math.max(dialect, dialectOf(text.slice(offset, next), open !== null && marker === undefined));
    if (open === null && headRule.test(line)) tables++;
    wasBlank = line.trim() === '';
    // In code, and around it, they are text.
    if (wasBlank || open !== null || marker !== undefined) beginParagraph(next, lines + 1);
    else paragraph.marks += marksIn(text.slice(offset, next));
    if (crowdedAt === null && paragraph.marks > usualMarks && cost + costOf(paragraph.marks) > mostCost) {
      // What stands before it in the piece is as good as ever.
      cut(paragraph.offset, paragraph.lines);
      crowdedAt = paragraph.lines + 1;
    }
    inHtml = !wasBlank && (inHtml || /^ {0,3}</.test(line));
    offset = next;
    lines++;
  }
  cut(offset, lines);
  return pieces;
}
