import { responseIn } from './durations.ts';
import { proseLines, startLine, wordsOf } from './node-text.ts';
import type { OutlineNode } from './outline.ts';
import { clausesOf, draft, isResponse, timeIn, type Draft } from './severity-draft.ts';
import { labelOf } from './severity-labels.ts';

interface Line {
  readonly text: string;
  readonly line: number;
}

/** "P1 (Critical)" and what is said about it. */
const pair = /^([^:–—]{2,60}?)(?:\s?:|\s[-–—])\s+(\S.*)$/s;

/** "P0: site down, respond in 5 minutes", "P1 (Critical) - Next business day". */
function ofLine({ text, line }: Line): Draft | null {
  const [, before = '', after = ''] = pair.exec(text) ?? [];
  const found = before === '' ? null : labelOf(before);
  if (found === null) return null;
  const { definition, responseText, updateText } = clausesOf(after);
  return draft({
    label: found.label,
    name: found.name,
    definition,
    responseText: responseText ?? timeIn(found.aside),
    updateText,
    examples: [],
    escalation: [],
    line,
  });
}

/** Levels of lines, of which each must be one. */
function ofLines(lines: readonly Line[]): Draft[] {
  const drafts = lines.length > 1 && lines.length < 9 ? lines.map(ofLine) : [];
  const levels = drafts.filter((each) => each !== null);
  return levels.length === drafts.length ? levels : [];
}

const mention = /\b(?:sev(?:erity)?|p|s)[\s-]?\d\b/gi;

/** "SEV1 is acknowledged within 5 minutes, SEV2 within 15": what stands behind each label is its time. */
function ofSentence({ text, line }: Line): Draft[] {
  if (text.length > 600 || !/\b(?:ack|respon)\w*/i.test(text)) return [];
  const labels = [...text.matchAll(mention)];
  const drafts = labels.map((match, index) => {
    const words = text.slice(match.index + match[0].length, labels[index + 1]?.index ?? text.length);
    const said = /\b(?:within|in)\s.{1,40}$/i.exec(words.replace(/[\s,;.]{1,4}(?:and\s)?$/, ''))?.[0] ?? null;
    return said === null || responseIn(said) === null
      ? null
      : draft({ label: match[0], name: null, definition: null, responseText: said, updateText: null, examples: [], escalation: [], line });
  });
  const levels = drafts.filter((each) => each !== null);
  return levels.length === drafts.length ? levels : [];
}

/** Levels that a list, the lines of a paragraph or a sentence under the heading of a scheme name. */
export function levelsOfLines(node: OutlineNode): Draft[] {
  for (const block of node.blocks) {
    const lines =
      block.type === 'list'
        ? block.children.map((item) => ({ text: wordsOf(item.children[0] ?? item), line: startLine(item) }))
        : block.type === 'paragraph'
          ? proseLines(block)
          : [];
    const found = ofLines(lines);
    if (found.length > 0) return found;
  }
  const paragraphs = node.blocks.flatMap((block): readonly Line[] =>
    block.type === 'paragraph' ? [{ text: wordsOf(block), line: startLine(block) }] : [],
  );
  const separate = ofLines(paragraphs);
  return separate.length > 0 ? separate : paragraphs.flatMap((each) => ofSentence({ ...each, text: each.text.replaceAll('\n', ' ') }));
}

/** True for a plain bullet that gives a time and is no example: "Respond within 5 minutes". */
export const isTime = (text: string): boolean => isResponse(text) && responseIn(text) !== null;
