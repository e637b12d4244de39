/** The element that shows a line of the source: the last one that begins at or before it. */
export function findLine(container: HTMLElement, line: number): HTMLElement | null {
  let found: HTMLElement | null = null;
  let foundLine = 0;
  for (const element of container.querySelectorAll<HTMLElement>('[data-line]')) {
    const own = Number(element.dataset['line']);
    // Of elements that begin on the same line the innermost is meant; it comes later in the document.
    if (own <= line && own >= foundLine) {
      found = element;
      foundLine = own;
    }
  }
  return found;
}

/** Where a line begins, in pixels from the top of the container. Inside a code block the lines are counted on. */
export function lineTop(container: HTMLElement, line: number): number {
  const element = findLine(container, line);
  if (!element) return 0;
  const top = element.getBoundingClientRect().top - container.getBoundingClientRect().top;
  const block = element.closest('pre');
  if (!block) return top;
  const blockTop = block.getBoundingClientRect().top - container.getBoundingClientRect().top;
  const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight) || 20;
  // The fence itself takes the first line of the source and none of the page.
  const within = Math.max(0, line - Number(element.dataset['line']) - 1);
  return Math.min(blockTop + 8 + within * lineHeight, blockTop + block.offsetHeight - 8);
}
