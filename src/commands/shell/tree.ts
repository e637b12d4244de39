import type { Node } from 'web-tree-sitter';
import type { ShellScript } from './ast.ts';

/** From where to where, as offsets into the text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export const place = (node: Node): Place => ({ start: node.startIndex, end: node.endIndex });

/** Every node of a tree, from the top. */
export const walk = function* (node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* walk(child);
};

/** The grammar finds these itself: bringing every node of a tree out of its memory costs more than parsing. */
export const commentsIn = (root: Node): Place[] =>
  root.descendantsOfType('comment').flatMap((node) => (node === null ? [] : [place(node)]));

/** `\ #`: a blank, or a line's end, that is a part of a word, so that `#` begins no comment; the grammar takes it for one. */
const isNoComment = (text: string, start: number): boolean =>
  /(?:^|[^\\])(?:\\\\)*\\[ \t]$|\S\\\n$/u.test(text.slice(Math.max(0, start - 50), start));

/** Where the shell, or this reader of it, cannot go on. */
export function problemsIn(root: Node, text: string): ShellScript['problems'] {
  const misread = /\\[ \t\n]#/u.test(text) ? commentsIn(root).filter(({ start }) => isNoComment(text, start)) : [];
  if (misread.length > 0)
    return misread.map(({ start }) => ({ start, message: 'a # behind a blank that is part of a word: write it in quotes' }));
  if (!root.hasError) return [];
  return [...walk(root)]
    .filter((node) => node.isError || node.isMissing)
    .map((node) => ({
      start: node.startIndex,
      message: node.isMissing ? `the shell expects ${node.type} here` : 'the shell cannot read this',
    }));
}
