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
      box.append(...piecesOf(line).map(nodeOf));
      return index === lines.length - 1 && !text.endsWith('\n') ? [box] : [box, '\n'];
    }),
  );
}

/** A piece of a line; one that is whole may break only where it alone is longer than the line. */
export type Piece = { readonly text: string; readonly isWhole: boolean };

/** A line in pieces: browsers break behind every hyphen, and `--` at the end of a line with `since=10m` below is no option any more. */
export function piecesOf(line: string): readonly Piece[] {
  return line.split(/(?<=\s)(?=\S*-)|(?=\s)(?<=-\S*)/).map((text) => ({ text, isWhole: /^\S*-\S*$/.test(text) }));
}

function nodeOf({ text, isWhole }: Piece): Node {
  if (!isWhole) return document.createTextNode(text);
  const word = document.createElement('span');
  word.className = 'whole-word';
  word.textContent = text;
  return word;
}

/** The box of a line of a block, from 0. */
export const lineBox = (block: HTMLElement, within: number): HTMLElement | null =>
  block.querySelectorAll<HTMLElement>('.code-line').item(within);
