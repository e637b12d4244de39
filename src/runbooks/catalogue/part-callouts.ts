import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';

const mark = /^\[![A-Za-z][\w-]{0,30}\]/;
const markBelow = /\n(?=[ \t]*\[![A-Za-z][\w-]{0,30}\])/;

const beginsBox = (node: Blockquote['children'][number]): boolean => {
  const first = node.type === 'paragraph' ? node.children[0] : undefined;
  return first?.type === 'text' && mark.test(first.value);
};

/** A paragraph cut where a line of it begins a box. */
function linesApart(paragraph: Paragraph): Paragraph[] {
  const parts: Paragraph['children'][] = [[]];
  const starts: number[] = [0];
  let lines = 0;
  for (const child of paragraph.children) {
    if (child.type !== 'text') {
      parts.at(-1)?.push(child);
      continue;
    }
    for (const [index, value] of child.value.split(markBelow).entries()) {
      if (index > 0) {
        lines += 1;
        parts.push([]);
        starts.push(lines);
      }
      const shown = index > 0 ? value.trimStart() : value;
      if (shown !== '') parts.at(-1)?.push({ ...child, value: shown });
      lines += value.split('\n').length - 1;
    }
  }
  const { position } = paragraph;
  return parts.map((children, index) => ({
    ...paragraph,
    children,
    ...(position && { position: { ...position, start: { ...position.start, line: position.start.line + (starts[index] ?? 0) } } }),
  }));
}

/** Boxes that follow each other without a line between them are one quote to Markdown; to the reader each is a box of its own. */
export function partCallouts() {
  return (tree: Root): void => {
    visit(tree, 'blockquote', (quote: Blockquote, index, parent) => {
      if (!parent || index === undefined) return;
      const children = quote.children.flatMap((child): Blockquote['children'] =>
        child.type === 'paragraph' ? linesApart(child) : [child],
      );
      const groups: Blockquote['children'][] = [];
      for (const child of children) {
        if (groups.length === 0 || beginsBox(child)) groups.push([]);
        groups.at(-1)?.push(child);
      }
      if (groups.length < 2) return;
      const apart = groups.map((group): Blockquote => {
        const position = group[0]?.position;
        return { type: 'blockquote', children: group, ...(position && { position }) };
      });
      parent.children.splice(index, 1, ...apart);
    });
  };
}
