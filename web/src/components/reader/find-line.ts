import { lineBox } from './code-lines.ts';

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
  const box = lineBox(block, lineWithin(block, line) ?? 0);
  if (box) return box.getBoundingClientRect().top - container.getBoundingClientRect().top;
  const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight) || 20;
  const within = lineWithin(block, line) ?? 0;
  return Math.min(blockTop + 8 + within * lineHeight, blockTop + block.offsetHeight - 8);
}

/** Which line of a code block it is, from 0; null for what is no code block. The fence takes the first line of the source and none of the page. */
export function lineWithin(block: HTMLElement, line: number): number | null {
  if (block.tagName !== 'PRE') return null;
  const own = Number((block.dataset['line'] ? block : block.querySelector<HTMLElement>('[data-line]'))?.dataset['line'] ?? line);
  return Math.max(0, line - own - 1);
}

export const countLines = (source: string): number => source.replace(/\n$/, '').split('\n').length;
