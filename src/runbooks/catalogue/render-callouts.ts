import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

const tones: Readonly<Record<string, 'good' | 'warn' | 'bad' | 'info'>> = {
  tip: 'good',
  hint: 'good',
  success: 'good',
  check: 'good',
  done: 'good',
  warning: 'warn',
  caution: 'warn',
  attention: 'warn',
  danger: 'bad',
  error: 'bad',
  bug: 'bad',
  failure: 'bad',
  critical: 'bad',
  note: 'info',
  info: 'info',
  important: 'info',
  abstract: 'info',
  summary: 'info',
};

/** Quotes that begin with `[!kind]` (GitHub, Obsidian, and what quoteCallouts made) become boxes with a title; `-` and `+` after it fold. */
export function boxCallouts() {
  return (tree: Root): void => {
    visit(tree, 'blockquote', (quote: Blockquote) => {
      const [first] = quote.children;
      if (first?.type !== 'paragraph') return;
      const [lead] = first.children;
      const found = lead?.type === 'text' ? /^\[!([A-Za-z][\w-]{0,30})\]([+-]?)[ \t]*/.exec(lead.value) : null;
      if (!found || lead?.type !== 'text') return;
      const [mark = '', kind = '', fold = ''] = found;
      const [titleParts, rest] = atLineBreak([{ ...lead, value: lead.value.slice(mark.length) }, ...first.children.slice(1)]);
      const hasTitle = titleParts.some((part) => part.type !== 'text' || part.value.trim() !== '');
      const title: Paragraph = {
        type: 'paragraph',
        ...(first.position && { position: first.position }),
        children: hasTitle ? titleParts : [{ type: 'text', value: kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase() }],
        data: { hName: fold === '' ? 'p' : 'summary', hProperties: { className: ['callout-title'] } },
      };
      quote.data = {
        hName: fold === '' ? 'div' : 'details',
        hProperties: {
          className: ['callout', `callout-${tones[kind.toLowerCase()] ?? 'plain'}`],
          ...(fold === '+' && { open: true }),
        },
      };
      quote.children = [title, ...(rest.length > 0 ? [{ ...first, children: rest }] : []), ...quote.children.slice(1)];
      return quote.children.length > 1 ? undefined : SKIP;
    });
  };
}

/** What stands on the first line, and what comes after it. */
function atLineBreak(parts: readonly PhrasingContent[]): readonly [PhrasingContent[], PhrasingContent[]] {
  for (const [index, part] of parts.entries()) {
    if (part.type === 'break') return [parts.slice(0, index), parts.slice(index + 1)];
    const at = part.type === 'text' ? part.value.indexOf('\n') : -1;
    if (part.type !== 'text' || at === -1) continue;
    const after = part.value.slice(at + 1);
    return [
      [...parts.slice(0, index), { ...part, value: part.value.slice(0, at) }],
      [...(after === '' ? [] : [{ ...part, value: after }]), ...parts.slice(index + 1)],
    ];
  }
  return [[...parts], []];
}
