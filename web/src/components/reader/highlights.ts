const mostRanges = 2_000;

/** What a reader sees as one run of words: a line of code, a paragraph, a cell. */
const runs = '.code-line, [data-line], p, li, td, th, dt, dd, summary, h1, h2, h3, h4, h5, h6, pre';

/** Every place of the words in the text of an element, case aside; also where a run of words is in several nodes. */
export function findRanges(root: HTMLElement, words: string): readonly Range[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const ranges: Range[] = [];
  for (const nodes of textRuns(root)) {
    const text = nodes.map((node) => node.data).join('');
    const lower = inSmall(text);
    for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length)) {
      if (ranges.length >= mostRanges) return ranges;
      ranges.push(rangeOf(nodes, at, at + wanted.length));
    }
  }
  return ranges;
}

/** A few letters are longer in small; they stay, so that places do. */
function inSmall(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replaceAll(/./gsu, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign));
}

function textRuns(root: HTMLElement): readonly (readonly Text[])[] {
  const found: Text[][] = [];
  let last: Element | null | undefined;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const run = node.parentElement?.closest(runs);
    if (run === last) found.at(-1)?.push(node);
    else found.push([node]);
    last = run;
  }
  return found;
}

/** The range from one place to another of a run of nodes. */
function rangeOf(nodes: readonly Text[], from: number, to: number): Range {
  const range = document.createRange();
  let start = 0;
  for (const node of nodes) {
    const end = start + node.length;
    if (start <= from && from < end) range.setStart(node, from - start);
    if (start < to && to <= end) range.setEnd(node, to - start);
    start = end;
  }
  return range;
}

/** Paints places by the name that the style sheet knows; a browser without highlights still scrolls to them. */
export function paintRanges(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
