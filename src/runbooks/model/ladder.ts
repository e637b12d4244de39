import type { CompiledEscalation } from './document.ts';
import { durationOf } from './durations.ts';
import { headingRole } from './heading-roles.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';

interface Times {
  readonly from: string | null;
  readonly to: string | null;
}

/** "(0-15 min)", "(30+ minutes)", "after 15 minutes". */
function timesIn(text: string): Times {
  const span = /(\d+)\s*(?:-|–|to)\s*(\d+)\s*(min(?:ute)?s?|h(?:ou)?rs?)/i.exec(text);
  if (span) return { from: durationOf(span[1] ?? '', span[3] ?? ''), to: durationOf(span[2] ?? '', span[3] ?? '') };
  const open = /(?:>|after\s+)?\s*(\d+)\s*\+?\s*(min(?:ute)?s?|h(?:ou)?rs?)/i.exec(text);
  return open ? { from: durationOf(open[1] ?? '', open[2] ?? ''), to: null } : { from: null, to: null };
}

function rung(text: string, index: number, line: number): CompiledEscalation {
  const label = /^(?:level|tier|l)\s*(\d+)\s*[:.–-]\s*(.+)$/is.exec(text);
  const times = timesIn(text);
  const level = label ? Number(label[1]) : index + 1;
  const who = (label?.[2] ?? text)
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/^\d+\s*(?:-|–)?\s*\d*\s*\+?\s*(?:min(?:ute)?s?|h(?:ou)?rs?)\s*[:–-]\s*/i, '')
    .trim();
  return { level, who, from: times.from ?? (level === 1 ? 'PT0M' : null), to: times.to, line };
}

/** The ladder: the first ordered list under an escalation heading, or a list of levels. */
export function ladderOf(root: OutlineNode): readonly CompiledEscalation[] {
  for (const { node, path } of walkOutline(root)) {
    const isLadder =
      headingRole(node.title) === 'ladder' ||
      /\bescalation\b/i.test(node.title) ||
      path.some(({ title, level }) => level > 1 && headingRole(title) === 'ladder');
    // The escalation section of one runbook is about that runbook.
    if (!isLadder || headingRole(node.title) === 'external' || path.some(({ blocks }) => blocks.length > 0 && path.length > 3)) continue;
    for (const block of node.blocks) {
      if (block.type === 'list') {
        const items = block.children.map((item) => ({ text: wordsOf(item.children[0] ?? item), line: startLine(item) }));
        const isRungs =
          items.length > 1 &&
          (items.every(({ text }) => /^(?:level|tier|l)\s*\d/i.test(text)) ||
            (block.ordered === true && items.some(({ text }) => timesIn(text).from !== null)));
        if (isRungs) return items.map(({ text, line }, index) => rung(text, index, line));
      } else if (block.type === 'table') {
        const [head, ...rows] = block.children;
        const columns = head?.children.map((cell) => wordsOf(cell).toLowerCase()) ?? [];
        const time = columns.findIndex((column) => /time|after|when|duration/.test(column));
        const who = columns.findIndex((column) => /who|contact|role|escalate|person|team/.test(column));
        const texts = rows.map((row) => ({
          time: row.children[time] ? wordsOf(row.children[time]) : '',
          who: row.children[who] ? wordsOf(row.children[who]) : '',
          line: startLine(row),
        }));
        if (time >= 0 && who >= 0 && texts.length > 1)
          return texts.map((row, index) => ({ level: index + 1, who: row.who, ...timesIn(row.time), line: row.line }));
      }
    }
  }
  return [];
}
