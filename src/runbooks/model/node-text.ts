import type { Nodes, Parents, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** The words of a node, without markup. */
export const wordsOf = (node: Nodes): string => toString(node).trim();

export const startLine = (node: Nodes): number => node.position?.start.line ?? 1;
export const endLine = (node: Nodes): number => node.position?.end.line ?? 1;

/** A node's children; leaves have none. */
export const childrenOf = (node: Nodes): readonly Nodes[] => ('children' in node ? (node as Parents).children : []); // every mdast node with `children` is a Parents

/** What each item of the lists among some blocks begins with. */
export const itemsOf = (blocks: readonly RootContent[]): readonly Nodes[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.children.map((item) => item.children[0] ?? item) : []));

/** Lines of prose of a node: soft breaks and hard breaks both end one. */
export interface ProseLine {
  readonly text: string;
  readonly line: number;
}

export function proseLines(node: Nodes): readonly ProseLine[] {
  const first = startLine(node);
  const parts: string[] = [];
  const collect = (each: Nodes): void => {
    if (each.type === 'break') parts.push('\n');
    else if (each.type === 'text' || each.type === 'inlineCode') parts.push(each.value);
    else for (const child of childrenOf(each)) collect(child);
  };
  collect(node);
  return parts
    .join('')
    .split('\n')
    .map((line, index) => ({ text: line.trim(), line: first + index }))
    .filter(({ text }) => text !== '');
}
