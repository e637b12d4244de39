import type { Code, Nodes, Root } from 'mdast';
import { childrenOf } from '../node-text.ts';
import type { Box } from './box.ts';

type Point = NonNullable<Nodes['position']>['start'];

/** A line of the text that the Markdown parser reads, and where it stands in the file. */
export interface PlainLine {
  readonly text: string;
  /** 0-based line of the file. */
  readonly line: number;
  /** Behind so many characters of the line, `cut` characters of the file were left out (put in, when negative). */
  readonly at: number;
  readonly cut: number;
  /** Column of the file at which its words begin, where all before them is put in. */
  readonly words?: number;
  /** True where it opens a fence that the file writes in another way. */
  readonly fence?: 'html' | 'shortcode';
}

/** A document as plain Markdown: same words, but boxes dissolved and their indent taken away. */
export interface PlainMarkdown {
  readonly text: string;
  readonly lines: readonly PlainLine[];
  /** For each line of the file the box that it stands in. */
  readonly boxes: readonly (Box | null)[];
}

/** Moves the positions of a tree from the plain text back to the file, and tells its nodes which box they stand in. */
export function restorePositions(tree: Root, plain: PlainMarkdown, source: string): void {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  const restore = (point: Point): void => {
    const line = plain.lines[point.line - 1] ?? plain.lines.at(-1);
    if (!line) return;
    const start = starts[line.line] ?? source.length;
    const length = (starts[line.line + 1] ?? source.length + 1) - 1 - start;
    const column = point.column - 1;
    const moved =
      line.words !== undefined ? Math.max(line.words, column + line.cut) : column < line.at ? column : Math.max(line.at, column + line.cut);
    point.line = line.line + 1;
    point.column = Math.min(moved, length) + 1;
    point.offset = start + point.column - 1;
  };
  const visit = (node: Nodes): void => {
    const { position } = node;
    if (position) {
      const opening = plain.lines[position.start.line - 1];
      const box = opening === undefined ? null : plain.boxes[opening.line];
      if (node.type === 'code') tellCode(node, opening, plain.lines[position.start.line]);
      if (box) node.data = { ...node.data, box };
      restore(position.start);
      restore(position.end);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  for (const child of tree.children) visit(child);
}

function tellCode(node: Code, opening: PlainLine | undefined, first: PlainLine | undefined): void {
  if (opening?.fence !== undefined && first) node.data = { ...node.data, firstLine: first.line + 1, isHtml: opening.fence === 'html' };
}
