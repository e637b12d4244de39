import type { OutlineNode } from './outline.ts';
import { proseLines } from './node-text.ts';

const generic =
  /^(?:the\s+)?(?:(?:production|incident|incidents|response|runbooks?|playbooks?|operations?|operational|on[\s-]?call|emergency|sre|devops|guide|handbook|manual|documentation|docs|procedures?|troubleshooting|management|and|&|for)\s*)+$/i;
const runbookWords = /\b(?:runbooks?|playbooks?|incident response|operations guide)\b/i;

/** Whose document it is: what the title says beside "incident runbook", or the platform that the first lines name. */
export function organizationOf(title: string, root: OutlineNode): string | null {
  if (runbookWords.test(title)) {
    const parts = title.split(/\s+[-–—|:]\s+|:\s+/).map((part) => part.trim());
    const other = parts.filter((part) => !generic.test(part));
    if (parts.length > 1 && other.length === 1 && other[0] !== undefined && !runbookWords.test(other[0])) return other[0];
  }
  const opening = root.children[0];
  const lines = [opening, ...(opening?.children.slice(0, 1) ?? [])]
    .flatMap((node) => node?.blocks.slice(0, 3) ?? [])
    .flatMap((block) => (block.type === 'paragraph' ? proseLines(block) : []));
  for (const { text } of lines) {
    const match =
      /\b(?:in|for|of|on) the ([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}) (?:platform|system|organi[sz]ation|infrastructure|application|product)\b/.exec(
        text,
      );
    if (match) return match[1] ?? null;
  }
  return null;
}
