// Headings, paragraphs and lists that are written as tags, as the Markdown that they mean: `<h2>Fix</h2>` is `## Fix`.

/** A line of Markdown made of a part of a line of HTML, which begins at `from`. */
export interface HtmlPart {
  /** What Markdown needs before the words, and HTML says with a tag. */
  readonly mark: string;
  readonly text: string;
  readonly from: number;
}

interface OpenList {
  /** Number of the next item; null without numbers. */
  next: number | null;
  /** What stands behind the number, or for it: not the same as in the list before, which would go on otherwise. */
  readonly sign: string;
}

/** Columns by which an item's words stand further in than its list. */
const step = '    ';
const deepest = 8;

const starts = /^<\/?(?:h[1-6]|p|ul|ol|li|dl|dt|dd|div|section|article|main|header|footer|center)(?:[ \t][^<>]{0,500})?>/i;
const tag = /<(\/?)(h[1-6]|p|ul|ol|li|dl|dt|dd|div|section|article|main|header|footer|center)(?:[ \t][^<>]{0,500})?>/gi;
/** What Markdown would take for something else than words. */
const isMarkup = /^(?:`{3}|~{3}|[-+*>#|=]|\d{1,9}[.)]|<!)/;
const formats = /<\/?(?:a|abbr|b|code|em|font|i|kbd|small|span|strong|sub|sup|u)(?:[ \t][^<>]{0,500})?>/gi;

export const beginsHtmlText = (text: string): boolean => text.startsWith('<') && starts.test(text);

/** Reads the lines of one block of HTML, one after the other; `lists` go on behind an empty line. */
export class HtmlLines {
  #lists: OpenList[] = [];
  /** Whether the last list of a depth had the other sign. */
  readonly #odd: boolean[] = [];
  #mark = '';
  #heading = false;
  /** Columns that the words of the open item stand in. */
  #indent = '';

  /** The parts of a line; an empty one (`''`) ends the block before it. Null where something in it is no text. */
  read(line: string): readonly HtmlPart[] | null {
    const parts: HtmlPart[] = [];
    let done = 0;
    const words = (end: number): void => {
      const raw = line.slice(done, end);
      const text = raw.trim();
      if (text === '') return;
      const from = done + raw.length - raw.trimStart().length;
      parts.push({ mark: this.#mark === '' ? this.#indent : this.#mark, text: this.#heading ? text.replaceAll(formats, '') : text, from });
      this.#mark = '';
    };
    if (/<(?:table|pre|script|style|textarea|blockquote|details)\b/i.test(line)) return null;
    for (const match of line.matchAll(tag)) {
      words(match.index);
      done = match.index + match[0].length;
      this.#take((match[2] ?? '').toLowerCase(), match[1] === '/', match[0]);
      parts.push({ mark: '', text: '', from: done });
    }
    words(line.length);
    return parts.some(({ text }) => isMarkup.test(text)) ? null : parts;
  }

  /** An empty line ends what was begun, but not the lists around it. */
  pause(): void {
    this.#mark = '';
    this.#heading = false;
  }

  reset(): void {
    this.#lists = [];
    this.#indent = '';
    this.pause();
  }

  #take(name: string, isEnd: boolean, whole: string): void {
    this.#heading = false;
    const isItem = name === 'li';
    if (name === 'ul' || name === 'ol') this.#takeList(name === 'ol', isEnd, whole);
    else if (isEnd) this.#mark = '';
    else if (isItem) this.#takeItem();
    else if (name.length === 2 && name.startsWith('h')) {
      this.reset();
      this.#mark = `${'#'.repeat(Number(name[1]))} `;
      this.#heading = true;
    }
  }

  #takeList(isOrdered: boolean, isEnd: boolean, whole: string): void {
    this.#mark = '';
    if (isEnd) this.#lists.pop();
    else if (this.#lists.length < deepest) {
      const isOdd = this.#odd[this.#lists.length] ?? false;
      this.#odd[this.#lists.length] = !isOdd;
      const first = Number(/\bstart=["']?(\d{1,6})\b/i.exec(whole)?.[1] ?? 1);
      this.#lists.push(isOrdered ? { next: first, sign: isOdd ? ')' : '.' } : { next: null, sign: isOdd ? '*' : '-' });
    }
    this.#indent = step.repeat(this.#lists.length);
  }

  #takeItem(): void {
    const depth = Math.max(1, this.#lists.length);
    const list = this.#lists.at(-1);
    const number = list?.next ?? null;
    if (list && number !== null) list.next = number + 1;
    const mark = number === null ? (list?.sign ?? '-') : `${number}${list?.sign ?? '.'}`;
    this.#mark = `${step.repeat(depth - 1)}${`${mark} `.padEnd(step.length)}`;
    this.#indent = step.repeat(depth);
  }
}
