import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { proseLines, startLine, wordsOf } from './node-text.ts';

/** `**Key:** value`, one a line, in a paragraph or a list. */
export interface Field {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  /** Inline code of the value, which is how authors mark names. */
  readonly names: readonly string[];
}

const known =
  /^(?:alert(?:s| names?| rules?)?|severity|priority|sla|slo|(?:on[\s-]?call )?teams?|owners?|service(?: name)?|(?:estimated |user |business |customer )?impact|duration|response time|time to (?:resolve|respond)|escalation|audience|purpose|version|last (?:updated|reviewed)|document version|review cycle|status|author|tags?|components?|environment|dashboard|threshold|condition)$/i;

export const isFieldLabel = (label: string): boolean => known.test(label.trim());

/** Most paragraphs are prose: a field is a bold label, or has a colon behind its key. */
const mayHoldFields = (node: Paragraph): boolean =>
  node.children.some(
    (child) => child.type === 'strong' || ('children' in child ? wordsOf(child) : 'value' in child ? child.value : '').includes(':'),
  );

function fieldsOfParagraph(node: Paragraph): readonly Field[] {
  if (!mayHoldFields(node)) return [];
  const fields: { key: string; value: string; line: number; names: string[] }[] = [];
  let line = startLine(node);
  let open = false;
  const addText = (text: string): void => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) {
        line++;
        open = false;
        const plain = /^\s*([A-Z][\w\s-]{1,24}?)\s*:\s+(\S.*)$/.exec(part);
        if (plain && isFieldLabel(plain[1] ?? '')) {
          fields.push({ key: (plain[1] ?? '').toLowerCase(), value: plain[2] ?? '', line, names: [] });
          continue;
        }
      }
      const last = fields.at(-1);
      if (open && last) last.value += part;
    }
  };
  const take = (child: PhrasingContent, next: PhrasingContent | undefined): void => {
    if (child.type === 'strong') {
      const label = wordsOf(child);
      const isLabel = label.endsWith(':') || (next?.type === 'text' && /^\s*:/.test(next.value));
      if (isLabel) {
        fields.push({ key: label.replace(/:$/, '').trim().toLowerCase(), value: '', line, names: [] });
        open = true;
        return;
      }
    }
    if (child.type === 'break') {
      line++;
      open = false;
    } else if (child.type === 'text') addText(child.value);
    else {
      const last = fields.at(-1);
      if (open && last) {
        last.value += wordsOf(child);
        if (child.type === 'inlineCode') last.names.push(child.value);
      }
    }
  };
  node.children.forEach((child, index) => take(child, node.children[index + 1]));
  if (fields.length === 0) {
    for (const { text, line: at } of proseLines(node)) {
      const plain = /^([A-Z][\w\s-]{1,24}?)\s*:\s+(\S.*)$/.exec(text);
      if (plain && isFieldLabel(plain[1] ?? ''))
        fields.push({ key: (plain[1] ?? '').toLowerCase(), value: plain[2] ?? '', line: at, names: [] });
    }
  }
  return fields.map((field) => ({ ...field, value: field.value.replace(/^\s*:\s*/, '').trim() }));
}

/** The fields of some blocks: in paragraphs, and as first paragraph of list items. */
export function fieldsOf(blocks: readonly RootContent[]): readonly Field[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return fieldsOfParagraph(block);
    if (block.type !== 'list') return [];
    return block.children.flatMap((item) => {
      const [first] = item.children;
      return first?.type === 'paragraph' ? fieldsOfParagraph(first) : [];
    });
  });
}

export const fieldNamed = (fields: readonly Field[], pattern: RegExp): Field | null => fields.find(({ key }) => pattern.test(key)) ?? null;
