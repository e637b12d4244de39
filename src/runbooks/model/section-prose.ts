import type { Blockquote, RootContent } from 'mdast';
import type { CompiledItem } from './document.ts';
import type { DraftStep } from './draft-step.ts';
import { proseLines } from './node-text.ts';
import { fieldsOf } from './read-fields.ts';

/** Paragraph and list lines of some blocks, with the lists inside lists; code is left out. */
export function prose(blocks: readonly RootContent[], withLists: boolean): CompiledItem[] {
  return blocks.flatMap((block): CompiledItem[] => {
    if (block.type === 'blockquote') return quotedProse(block, withLists);
    if (block.type === 'paragraph') return fieldsOf([block]).length > 0 ? [] : [...proseLines(block)];
    if (block.type !== 'list' || !withLists) return [];
    const collect = (node: (typeof block.children)[number]): CompiledItem[] =>
      node.children.flatMap((child) =>
        child.type === 'paragraph'
          ? [
              {
                text: proseLines(child)
                  .map(({ text }) => text)
                  .join(' '),
                line: proseLines(child)[0]?.line ?? 1,
              },
            ]
          : child.type === 'list'
            ? child.children.flatMap(collect)
            : [],
      );
    return block.children.flatMap(collect);
  });
}

/** Sentences in a quote; the mark that makes a box of it ("[!WARNING]") is none. A title behind the mark is a sentence. */
function quotedProse({ children }: Blockquote, withLists: boolean): CompiledItem[] {
  return children.flatMap((child, index): CompiledItem[] => {
    if (child.type === 'footnoteDefinition' || child.type === 'definition') return [];
    if (child.type !== 'paragraph') return prose([child], withLists);
    return proseLines(child).flatMap(({ text, line }, at) => {
      const words = index === 0 && at === 0 ? text.replace(/^\[![A-Za-z][\w-]{0,30}\][+-]?\s*/, '') : text;
      return words === '' ? [] : [{ text: words, line }];
    });
  });
}

/** What is quoted tells of other cases, of examples and of exercises: its numbers are no checks of this one. */
export const isNoQuote = ({ type }: RootContent): boolean => type !== 'blockquote';

export function commentLines(steps: readonly DraftStep[]): CompiledItem[] {
  return steps.flatMap((step) =>
    step.kind === 'manual'
      ? step.source.split('\n').map((text, index) => ({ text: text.replace(/^\s*#+\s*/, ''), line: step.line + index }))
      : [],
  );
}
