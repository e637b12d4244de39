import type { CompiledPhase } from './document.ts';
import type { FoundRunbook } from './find-runbooks.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { isProcessTitle, headingRole } from './heading-roles.ts';

/** What a phase asks people to do: the items of its lists, outside of fences. */
function tasksOf(node: OutlineNode): string[] {
  const own = node.blocks.flatMap((block) =>
    block.type === 'list' ? block.children.map((item) => wordsOf(item.children[0] ?? item)) : [],
  );
  return [...own, ...node.children.filter(({ title }) => headingRole(title) === null).flatMap(tasksOf)];
}

/**
 * The phases of an incident: numbered or timed headings of a process, timed headings inside a runbook,
 * or the bold duties of a list.
 */
export function phasesOf(root: OutlineNode, found: readonly FoundRunbook[]): readonly CompiledPhase[] {
  const runbooks = new Set(found.filter(({ kind }) => kind !== 'process').map(({ node }) => node));
  const phases: CompiledPhase[] = [];
  for (const { node, path } of walkOutline(root)) {
    const inRunbook = path.some((above) => runbooks.has(above));
    const isOfProcess =
      node.level < 7 &&
      path.some(({ title, level }) => level > 0 && isProcessTitle(title)) &&
      (node.number !== null || node.timeText !== null);
    if (isOfProcess || (inRunbook && node.level < 7 && node.timebox !== null))
      phases.push({ name: node.title, timebox: node.timebox, line: node.line, tasks: tasksOf(node) });
    if (/\bresponsibilit/i.test(node.title)) {
      for (const block of node.blocks) {
        if (block.type !== 'list') continue;
        for (const item of block.children) {
          const text = wordsOf(item.children[0] ?? item);
          const pair = /^([A-Z][\w ]{2,30}?)\s*[-–:]\s+(.+)$/s.exec(text);
          if (pair) phases.push({ name: pair[1] ?? '', timebox: null, line: startLine(item), tasks: [pair[2] ?? ''] });
        }
      }
    }
  }
  return phases;
}
