import type { List, Table } from 'mdast';
import { parseDuration } from '#base';
import type { CompiledEscalation } from './document.ts';
import { spanIn } from './durations.ts';
import { headingRole } from './heading-roles.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { labelOf } from './severity-labels.ts';

const levelLabel = /^(?:level|tier|step|l)\s*(\d{1,2})\s*[:.–—-]\s*(.+)$/is;
const leadingTime = /^[<>~]?\s*\d{1,4}\s*(?:[-–—]|to)?\s*\d{0,4}\s*\+?\s*(?:min(?:ute)?s?|h(?:ou)?rs?|[mh])\b\s*[:–—-]\s*/i;
const closingAside = /\s*[([]([^()[\]]{1,120})[)\]]\s*$/;

/** What an aside says beside its time: "if not resolved" of "15-30 min if not resolved". */
function conditionOf(aside: string | null): string | null {
  if (aside === null) return null;
  const rest = aside.replace(/^[<>~\d\s]*(?:(?:[-–—]|to)\s*\d+)?\s*\+?\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?|[mhd])?\b[\s,;]*/i, '').trim();
  return rest === '' || rest === aside.trim() || /^response$/i.test(rest) ? null : rest;
}

/** Whom a sentence sends for: "page the team lead" of "If it goes on, page the team lead". */
function personIn(action: string): string {
  const match = /(?<![\w-])(?:page|notify|escalate to|contact|engage|call|alert|inform|involve)\s+(?:the\s+)?([^.;()]{2,80})/i.exec(action);
  return (match?.[1] ?? action)
    .replace(/\s+(?:(?:is|are)\s+)?(?:notified|alerted|paged|assigned|called|contacted|informed|acknowledges|answers|takes over)$/i, '')
    .trim();
}

function rung(text: string, index: number, line: number): CompiledEscalation {
  const label = levelLabel.exec(text);
  const level = label ? Number(label[1]) : index + 1;
  const rest = label?.[2] ?? text;
  const aside = closingAside.exec(rest)?.[1] ?? null;
  // "(15 min response)" is how fast they answer, not when they are called.
  const times = aside !== null && /\brespon/i.test(aside) ? { from: null, to: null } : spanIn(text);
  const who = personIn(
    rest
      .replace(closingAside, '')
      .replace(leadingTime, '')
      .replace(/^after\s.{1,20}?[:,]\s*/i, '')
      .trim(),
  );
  return { level, who, from: times.from ?? (level === 1 ? 'PT0M' : null), to: times.to, line, condition: conditionOf(aside) };
}

function ofList(list: List): readonly CompiledEscalation[] {
  const items = list.children.map((item) => ({ text: wordsOf(item.children[0] ?? item), line: startLine(item) }));
  const isRungs =
    items.length > 1 &&
    (items.every(({ text }) => levelLabel.test(text)) ||
      (list.ordered === true && items.filter(({ text }) => spanIn(text).from !== null).length * 2 > items.length));
  return isRungs ? items.map(({ text, line }, index) => rung(text, index, line)) : [];
}

function ofTable(table: Table): readonly CompiledEscalation[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.map((cell) => wordsOf(cell).toLowerCase()) ?? [];
  const time = columns.findIndex((column) => /\btime|after|\bwhen\b|duration|elapsed/.test(column));
  const who = columns.findIndex(
    (column, index) => index !== time && /\bwho\b|contact|\brole|escalate to|person|\bteam|action|notify/.test(column),
  );
  if (time < 0 || who < 0) return [];
  const texts = rows.flatMap((row) => {
    const cell = (index: number): string => (row.children[index] ? wordsOf(row.children[index]) : '');
    return /^(?:every|each)\b/i.test(cell(time)) ? [] : [{ first: cell(0), time: cell(time), action: cell(who), line: startLine(row) }];
  });
  // One row for each severity is no ladder: nobody climbs from SEV 1 to SEV 2.
  if (texts.length < 2 || texts.filter(({ first }) => labelOf(first) !== null).length * 2 > texts.length) return [];
  if (texts.filter(({ time: words }) => spanIn(words).from !== null).length * 2 <= texts.length) return [];
  const people = /action/.test(columns[who] ?? '')
    ? texts.filter(({ action }) =>
        /\b(?:page[sd]?|notif|escalat|contact|engage|call|alert|on-?call|lead|manager|commander|director|cto|vp)\b/i.test(action),
      )
    : texts;
  // Times that go back and forth are a list of whom to tell by when, not a ladder.
  const starts = people.map((row) => parseDuration(spanIn(row.time).from ?? '') ?? 0);
  if (starts.some((start, index) => start < (starts[index - 1] ?? 0))) return [];
  return people.map((row, index) => ({
    level: index + 1,
    who: personIn(row.action.replace(closingAside, '')),
    ...spanIn(row.time),
    line: row.line,
    condition: conditionOf(closingAside.exec(row.action)?.[1] ?? null),
  }));
}

/** "Level 1: On-call engineer" as headings. */
function ofHeadings(node: OutlineNode): readonly CompiledEscalation[] {
  const levels = node.children.filter(({ text }) => levelLabel.test(text));
  return levels.length < 2 ? [] : levels.map((child, index) => rung(child.text, index, child.line));
}

/** The ladder: levels or times in a list, a table or headings under an escalation heading. */
export function ladderOf(root: OutlineNode): readonly CompiledEscalation[] {
  for (const { node, path } of walkOutline(root)) {
    const isLadder =
      headingRole(node.title) === 'ladder' ||
      /\bescalation\b/i.test(node.title) ||
      path.some(({ title, level }) => level > 1 && headingRole(title) === 'ladder');
    // The escalation section of one runbook is about that runbook.
    if (!isLadder || headingRole(node.title) === 'external' || path.some(({ blocks }) => blocks.length > 0 && path.length > 3)) continue;
    const found = [
      ...node.blocks.map((block) => (block.type === 'list' ? ofList(block) : block.type === 'table' ? ofTable(block) : [])),
      ofHeadings(node),
    ].find((rungs) => rungs.length > 0);
    if (found) return found;
  }
  return [];
}
