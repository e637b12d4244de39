import type { Box } from './box.ts';
import { boxEnd, boxHead, summaryIn, type BoxEnd, type BoxHead } from './box-marks.ts';
import { beginsHtmlText, HtmlLines } from './html-lines.ts';
import { createPlace, quoteOf, widthOf, withoutIndent, type Place } from './line-place.ts';
import type { PlainLine, PlainMarkdown } from './plain-lines.ts';
import { breaksLines, fenceFor, rawHead, type RawHead } from './raw-blocks.ts';

interface OpenBox {
  readonly box: Box;
  readonly end: BoxEnd;
  /** Columns before its head, and quotes around it. */
  readonly indent: number;
  readonly quotes: number;
}

/** Deeper ones stay as they are written; the parser refuses such nesting as well. */
const mostBoxes = 40;
const anyMark =
  /!!!|\?\?\?|===[+!]*[ \t]|:::|\/\/\/|\{\{[<%]|\{%|<(?:details|summary|pre|(?:h[1-6]|p|[uod]l|li|div|section|article|main|header|center)\b|[A-Z])/;
/** Words, nothing that Markdown would take for a fence, a list, a heading. */
const isWords = (title: string): boolean => /^(?:[\p{L}(“"']|\*\*\p{L}|`[^`])/u.test(title) || /^\d+(?![.)]|\d)/.test(title);
const fenceMark = /^[ \t]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+){0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const isHtml = (text: string): boolean => /^<\/?[A-Za-z]/.test(text);

/**
 * Rewrites what Markdown has no word for (boxes, tabs and folds of MkDocs, Docusaurus, Hugo, GitBook and HTML; code in
 * `<pre>`) as plain Markdown, line by line: heads become their titles, the indent below them goes, code becomes a
 * fence. Every line says where it stands in the file. Null when there is nothing to rewrite.
 */
export function plainMarkdown(source: string): PlainMarkdown | null {
  return anyMark.test(source) ? new Rewriting(source).run() : null;
}

class Rewriting {
  readonly #raws: readonly string[];
  readonly #lines: PlainLine[] = [];
  readonly #boxes: (Box | null)[] = [];
  readonly #place: Place = createPlace();
  #open: OpenBox[] = [];
  #fence: { readonly mark: string; readonly quotes: number } | null = null;
  /** A block of HTML runs until the next blank line; code inside it needs one before. */
  #inHtml = false;
  /** Inside such a block whose tags are read as Markdown. */
  #inTags = false;
  readonly #tags = new HtmlLines();
  /** Quotes and indent around that block. */
  #tagsBefore = '';
  /** What ends the comment or the program that the lines stand in. */
  #hiddenUntil: string | null = null;
  /** No `<pre>` before this line is looked at: its end was looked for in vain. */
  #rawFrom = 0;
  #changed = false;

  constructor(source: string) {
    this.#raws = source.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }

  run(): PlainMarkdown | null {
    let next = this.#passFrontMatter();
    while (next < this.#raws.length) next = this.#read(next);
    for (const { box, end } of this.#open) if (end.by === 'indent') box.isClosed = true;
    return this.#changed ? { text: this.#lines.map(({ text }) => text).join('\n'), lines: this.#lines, boxes: this.#boxes } : null;
  }

  #passFrontMatter(): number {
    const mark = this.#raws[0]?.trimEnd();
    const end = mark === '---' || mark === '+++' ? this.#raws.findIndex((line, index) => index > 0 && line.trimEnd() === mark) : -1;
    for (let line = 0; line <= end; line++) this.#put(line, this.#raws[line] ?? '', 0, 0);
    return end + 1;
  }

  #put(line: number, text: string, at: number, cut: number, fence?: PlainLine['fence']): void {
    this.#lines.push({ text, line, at, cut, ...(fence && { fence }) });
    this.#boxes[line] = this.#open.at(-1)?.box ?? null;
  }

  /** Reads a line (a whole block of code, where one begins) and says which comes next. */
  #read(line: number): number {
    const raw = this.#raws[line] ?? '';
    const quote = quoteOf(raw);
    const body = raw.slice(quote.text.length);
    if (body.trim() === '') {
      this.#leave(this.#open.findIndex(({ quotes }) => quotes > quote.count));
      this.#inHtml = false;
      this.#inTags = false;
      this.#tags.pause();
      this.#put(line, raw, 0, 0);
      return line + 1;
    }
    const cut = this.#indentOf(body, quote.count);
    const inner = body.slice(cut);
    const put = (): number => {
      this.#put(line, quote.text + inner, quote.text.length, cut);
      return line + 1;
    };
    const text = inner.trim();
    if (this.#fence !== null && quote.count < this.#fence.quotes) this.#fence = null;
    if (this.#fence !== null) {
      const mark = /^(?:`{3,}|~{3,})$/.exec(text)?.[0];
      if (mark?.startsWith(this.#fence.mark)) this.#fence = null;
      return put();
    }
    const isHidden = this.#hides(text);
    const fits = this.#place.enter(inner);
    if (fits || this.#inHtml || this.#inTags) {
      const head = line >= this.#rawFrom ? rawHead(inner) : null;
      const next = head && this.#code(line, head, quote, cut);
      if (next) return next;
    }
    if (fits && (this.#closes(text, line, quote.text) || this.#opens(text, line, quote, cut, inner))) return line + 1;
    if (!isHidden && !this.#inHtml && (this.#inTags || (fits && beginsHtmlText(text)))) {
      const from = quote.text.length + cut + inner.length - inner.trimStart().length;
      if (this.#readTags(text, line, from, quote.text + ' '.repeat(this.#inTags || !fits ? 0 : widthOf(inner)))) return line + 1;
    } else if (!this.#inTags) this.#tags.reset();
    const mark = fits ? fenceMark.exec(inner)?.[1] : undefined;
    if (mark !== undefined) this.#fence = { mark, quotes: quote.count };
    this.#inHtml = this.#inHtml || (fits && !isHidden && isHtml(text));
    return put();
  }

  /** True in a comment or a program, whose tags say nothing. */
  #hides(text: string): boolean {
    const wasHidden = this.#hiddenUntil !== null;
    if (this.#hiddenUntil === null) {
      const comment = text.lastIndexOf('<!--');
      const program = /^<(script|style|textarea)\b/i.exec(text)?.[1];
      const end = comment >= 0 ? '-->' : program === undefined ? null : `</${program}`;
      if (end !== null && text.indexOf(end, Math.max(0, comment)) < 0) this.#hiddenUntil = end;
    } else if (text.includes(this.#hiddenUntil)) this.#hiddenUntil = null;
    return wasHidden || this.#hiddenUntil !== null;
  }

  /** Headings, paragraphs and lists of HTML as Markdown; false where the line holds something else, which stays HTML. */
  #readTags(text: string, line: number, from: number, before: string): boolean {
    const parts = this.#tags.read(text);
    if (parts === null) {
      this.#inTags = false;
      return false;
    }
    if (!this.#inTags) this.#tagsBefore = before;
    this.#inTags = true;
    this.#changed = true;
    for (const part of parts) {
      const prefix = this.#tagsBefore + part.mark;
      const words = from + part.from;
      if (part.text === '') this.#put(line, this.#tagsBefore.trimEnd(), 0, 0);
      else this.#lines.push({ text: prefix + part.text, line, at: prefix.length, cut: words - prefix.length, words });
    }
    this.#boxes[line] = this.#open.at(-1)?.box ?? null;
    // Nothing of the line is left where it held closing tags alone.
    if (parts.length === 0) this.#put(line, this.#tagsBefore.trimEnd(), 0, 0);
    return true;
  }

  /** Ends the boxes that a line is outside of; how many characters of indent those around it take. */
  #indentOf(body: string, quotes: number): number {
    const width = widthOf(body);
    let taken = 0;
    for (const [depth, { end, indent, quotes: around }] of this.#open.entries()) {
      const own = quotes === around ? width - taken : 0;
      if (quotes < around || (end.by === 'indent' && own < indent + 4)) {
        this.#leave(depth);
        break;
      }
      if (end.by === 'indent') taken += 4;
    }
    let characters = 0;
    for (let column = 0; column < taken; characters++) column += body[characters] === '\t' ? 4 - (column % 4) : 1;
    return characters;
  }

  /** Ends the boxes from this depth on. One that should have closed itself, inside one that ended, ends with it. */
  #leave(depth: number): void {
    if (depth < 0) return;
    for (const { box } of this.#open.slice(depth)) box.isClosed = true;
    this.#open = this.#open.slice(0, depth);
    this.#fence = null;
  }

  #closes(text: string, line: number, quote: string): boolean {
    const matches = boxEnd(text);
    const depth = matches === null ? -1 : this.#open.findLastIndex(({ end }) => matches(end));
    if (depth < 0) return false;
    this.#put(line, quote.trimEnd(), 0, 0);
    for (const { box } of this.#open.slice(depth)) box.isClosed = true;
    this.#open = this.#open.slice(0, depth);
    this.#inHtml = false;
    return true;
  }

  #opens(text: string, line: number, quote: { text: string; count: number }, cut: number, inner: string): boolean {
    const summary = this.#open.length > 0 && text.startsWith('<') ? summaryIn(text) : null;
    const marker = /^[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]{1,4}(?=<details\b.*<\/summary>)/i.exec(inner)?.[0] ?? '';
    const head = summary === null ? boxHead(marker === '' ? text : inner.slice(marker.length).trim()) : null;
    if (summary === null && (head === null || this.#open.length >= mostBoxes || !this.#holdsText(head, line, quote.count, inner)))
      return false;
    this.#changed = true;
    this.#inHtml = false;
    const indent = marker === '' ? inner.slice(0, inner.length - inner.trimStart().length) : marker;
    if (head !== null) {
      const box: Box = { parent: this.#open.at(-1)?.box ?? null, title: head.title, isTab: head.isTab, isClosed: false };
      this.#open = [...this.#open, { box, end: head.end, indent: widthOf(inner), quotes: quote.count }];
    } else if (summary !== null && summary.title !== '') {
      const last = this.#open.at(-1);
      if (last) last.box.title ||= summary.title;
    }
    const title = summary?.title ?? head?.title ?? '';
    const isShown = isWords(title);
    const from = !isShown ? 0 : inner.indexOf(title, summary?.at ?? marker.length + 3);
    if ((this.#lines.at(-1)?.text.trim() ?? '') !== '' && marker === '') this.#put(line, quote.text.trimEnd(), 0, 0);
    if (isShown) this.#put(line, quote.text + indent + title, quote.text.length + indent.length, cut + Math.max(0, from - indent.length));
    this.#put(line, quote.text.trimEnd(), 0, 0);
    return true;
  }

  /** MkDocs: without anything indented below it, the line is a sentence. */
  #holdsText(head: BoxHead, line: number, quotes: number, inner: string): boolean {
    if (head.end.by !== 'indent') return true;
    let next = line + 1;
    while (next < this.#raws.length && (this.#raws[next] ?? '').trim() === '') next++;
    const raw = this.#raws[next] ?? '';
    const quote = quoteOf(raw);
    const taken = 4 * this.#open.filter(({ end }) => end.by === 'indent').length;
    return quote.count === quotes && widthOf(raw.slice(quote.text.length)) - taken >= widthOf(inner) + 4;
  }

  /** A block of code that is no fence, written as one. Null when it has no end here. */
  #code(line: number, head: RawHead, quote: { text: string; count: number }, cut: number): number | null {
    const code: { readonly text: string; readonly line: number; readonly at: number }[] = [];
    let last = line;
    let tail = '';
    for (; ; last++) {
      const raw = this.#raws[last];
      const around = quoteOf(raw ?? '');
      if (raw === undefined || around.count < quote.count || breaksLines(raw)) {
        this.#rawFrom = raw === undefined ? this.#raws.length : last;
        return null;
      }
      const before = last === line ? quote.text.length + cut + head.from : around.text.length;
      const rest = raw.slice(before);
      const end = last === line && head.kind === 'shortcode' ? null : head.end.exec(rest);
      const isOnly = (last === line || end !== null) && (end === null ? rest : rest.slice(0, end.index)).trim() === '';
      if (!isOnly) code.push({ text: end === null ? rest : rest.slice(0, end.index), line: last, at: before });
      if (end === null) continue;
      tail = rest.slice(end.index + end[0].length).trim();
      break;
    }
    const inner = (this.#raws[line] ?? '').slice(quote.text.length + cut);
    const width = this.#place.indentFor(inner);
    const prefix = quote.text + ' '.repeat(width);
    const row = fenceFor(code.map(({ text }) => text));
    const isInHtml = this.#inHtml;
    if (head.marker === '') this.#put(line, quote.text.trimEnd(), 0, 0);
    const opening = head.marker === '' ? prefix : quote.text + inner.slice(0, inner.indexOf(head.marker)) + head.marker;
    this.#put(line, `${opening}${row}${head.language}`, opening.length, cut, head.kind);
    for (const each of code) {
      const indented = each.line === line ? each.text : withoutIndent(each.text, width + cut);
      const own = each.text.length - indented.length;
      this.#put(each.line, prefix + indented, prefix.length, each.at + own - prefix.length);
    }
    this.#put(last, prefix + row, prefix.length, 0);
    // What follows in the same block of HTML stays HTML, whatever its indent.
    const isText = tail !== '' && !/^(?:<[^<>]{0,200}>[ \t]*)+$/.test(tail);
    this.#put(last, isInHtml ? `${prefix}<div>` : prefix.trimEnd(), 0, 0);
    if (this.#inTags && tail !== '') this.#readTags(tail, last, (this.#raws[last] ?? '').lastIndexOf(tail), this.#tagsBefore);
    else if (isText) this.#put(last, prefix + tail, prefix.length, (this.#raws[last] ?? '').lastIndexOf(tail) - prefix.length);
    this.#changed = true;
    return last + 1;
  }
}
