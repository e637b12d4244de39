/** A drawing is told by its boxes and columns; wrapped it would be none. */
const drawing = /[\u2500-\u257f]|\+-{3,}|\|\s{3,}\|/;

/**
 * Puts each line of a code block into a box of its own, so that what is too long goes on below itself, further in. The text
 * stays what it was: the line ends stand between the boxes.
 */
export function boxLines(block: HTMLPreElement): void {
  const code = block.querySelector('code');
  if (!code || code.childElementCount > 0) return;
  const text = code.textContent;
  if (drawing.test(text)) return;
  const lines = text.replace(/\n$/, '').split('\n');
  code.replaceChildren(
    ...lines.flatMap((line, index) => {
      const box = document.createElement('span');
      box.className = 'code-line';
      box.textContent = line;
      return index === lines.length - 1 && !text.endsWith('\n') ? [box] : [box, '\n'];
    }),
  );
}

/** The box of a line of a block, from 0. */
export const lineBox = (block: HTMLElement, within: number): HTMLElement | null =>
  block.querySelectorAll<HTMLElement>('.code-line').item(within);
