import type { CompiledMessage } from './document.ts';
import { proseLines, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { sectionKindOf } from './section-kinds.ts';

const audience = /\b(?:users?|customers?|clients?|public|status ?page|internal|stakeholders?|team|support|notification|message)\b/i;
/** `Users: "Payments are slow."` and `Status page: Set to "Major Outage"`. */
const quoted = /^([^:"“]{2,60}):\s*((?:set|change|update)\b[^"“]{0,30})?["“]([^"”]{3,400})["”]\s*\.?$/i;

/** Sentences and states in quotes that the sections about communication have ready. */
export function readyMessages(root: OutlineNode): readonly CompiledMessage[] {
  return walkOutline(root).flatMap(({ node }) => {
    if (sectionKindOf(node.title) !== 'communication') return [];
    return node.blocks.flatMap((block) =>
      block.type !== 'list'
        ? []
        : block.children.flatMap((item): CompiledMessage[] => {
            const first = item.children[0] ?? item;
            const match = quoted.exec(wordsOf(first).replaceAll('\n', ' '));
            const [, label = '', setting, text = ''] = match ?? [];
            if (!match || !audience.test(label)) return [];
            // A status page is set to a state of few words; a sentence for people ends like one.
            const isState = setting !== undefined || (/\bstatus ?page\b/i.test(label) && !/[.!?]$/.test(text));
            return [{ text, audience: label.trim(), kind: isState ? 'state' : 'message', line: proseLines(first)[0]?.line ?? node.line }];
          }),
    );
  });
}
