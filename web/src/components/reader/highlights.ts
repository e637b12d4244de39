const mostRanges = 2_000;

/** Every place of the words in the text of an element, case aside. Words that run over two text nodes are not found. */
export function findRanges(root: HTMLElement, words: string): readonly Range[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < mostRanges; node = walker.nextNode()) {
    const text = (node.textContent ?? '').toLowerCase();
    for (let at = text.indexOf(wanted); at !== -1 && ranges.length < mostRanges; at = text.indexOf(wanted, at + wanted.length)) {
      // A few letters are longer in small; a range behind the end would throw.
      if (at + wanted.length > (node.textContent ?? '').length) break;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Paints places by the name that the style sheet knows; a browser without highlights still scrolls to them. */
export function paintRanges(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
