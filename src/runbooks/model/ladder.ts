import type { List, Table } from 'mdast';
import { parseDuration } from '#base';
import type { CompiledEscalation } from './document.ts';
import { durationIn, spanIn } from './durations.ts';
import { headingRole } from './heading-roles.ts';
import { proseLines, startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { isAudience, isOnRung, personIn, sendsFor } from './person-words.ts';
import { sentenceRungs } from './prose-ladder.ts';
import { clauseCondition, closingAside, conditionOf, leadingTime, levelLabel, rung, startOf } from './rungs.ts';
import { labelOf } from './severity-labels.ts';

interface Line {
  readonly text: string;
  readonly line: number;
}

/** Times that go back and forth are a list of whom to tell by when, not a ladder. */
function climbs(starts: readonly (string | null)[]): boolean {
  const times = starts.map((start) => parseDuration(start ?? '') ?? 0);
  return times.every((time, index) => time >= (times[index - 1] ?? 0));
}

/** Lines that each begin with a time and name somebody: "T+15m: secondary on-call", "0–15 min → Primary". */
function ofTimedLines(lines: readonly Line[]): readonly CompiledEscalation[] {
  if (lines.length < 2 || !lines.every(({ text }) => leadingTime.test(text))) return [];
  const people = lines.filter(({ text }) => (isOnRung(text.replace(leadingTime, '')) || sendsFor(text)) && !isAudience(text));
  const rungs = people.map(({ text, line }, index) => rung(text, index, line));
  return rungs.length > 1 && climbs(rungs.map(({ from }) => from)) ? rungs : [];
}

function ofList(list: List): readonly CompiledEscalation[] {
  const items = list.children.map((item) => ({ text: wordsOf(item.children[0] ?? item), line: startLine(item) }));
  if (items.length < 2) return [];
  const rungs = items.map(({ text, line }, index) => rung(text, index, line));
  if (items.every(({ text }) => levelLabel.test(text))) return rungs;
  const isTimed = list.ordered === true && items.filter(({ text }) => spanIn(text).from !== null).length * 2 > items.length;
  // What is longer than a name is work to do.
  return isTimed && rungs.every(({ who }) => who.length < 61) ? rungs : ofTimedLines(items);
}

/** Rungs called "L2" or "Level 2" in a column that says so. Severities are called that too: their tables say how fast to respond. */
const isRungLabel = (first: string, column: string, time: string): boolean =>
  /^(?:level|tier|l)[\s-]{0,2}\d\b/i.test(first) &&
  /level|tier|step|escalat/.test(column) &&
  !/respon|resol|sla|severity/.test(`${column} ${time}`);

/** The rungs of a table of times and people; none for a table of anything else. */
export function ladderInTable(table: Table): readonly CompiledEscalation[] {
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
  const severities = texts.filter(({ first }) => labelOf(first) !== null && !isRungLabel(first, columns[0] ?? '', columns[time] ?? ''));
  if (texts.length < 2 || severities.length * 2 > texts.length) return [];
  if (texts.filter(({ time: words }) => spanIn(words).from !== null).length * 2 <= texts.length) return [];
  const people = /action/.test(columns[who] ?? '')
    ? texts.filter(({ action }) => (isOnRung(action) || sendsFor(action)) && !isAudience(action))
    : texts;
  if (!climbs(people.map((row) => spanIn(row.time).from))) return [];
  return people.map((row, index) => ({
    level: index + 1,
    who: personIn(row.action.replace(closingAside, '')),
    ...startOf(spanIn(row.time), index === 0),
    line: row.line,
    condition: conditionOf(closingAside.exec(row.action)?.[1] ?? null) ?? clauseCondition(row.time),
  }));
}

/** After which time the first rung hands over, where its fields say so; what a later one says may count from then or from the start. */
function handOver(node: OutlineNode): string | null {
  const lines = node.blocks.flatMap((block) =>
    block.type === 'list'
      ? block.children.map((item) => wordsOf(item.children[0] ?? item))
      : block.type === 'paragraph'
        ? proseLines(block).map(({ text }) => text)
        : [],
  );
  const stated = lines.find((text) => /^escalat(?:e|ion)\s(?:after|time)\s{0,2}:/i.test(text));
  return stated === undefined ? null : durationIn(stated);
}

/** "Level 1: On-call engineer" as headings. */
function ofHeadings(node: OutlineNode): readonly CompiledEscalation[] {
  const levels = node.children.filter(({ text }) => levelLabel.test(text));
  if (levels.length < 2) return [];
  const rungs = levels.map((child, index) => rung(child.text, index, child.line));
  const after = levels[0] === undefined ? null : handOver(levels[0]);
  return rungs.map((each, index) =>
    after !== null && index === 0 && each.to === null
      ? { ...each, to: after }
      : after !== null && index === 1 && each.from === null
        ? { ...each, from: after }
        : each,
  );
}

/** Lines of the paragraphs; one that begins with ">" for "later than" is no quotation. */
function linesOf(node: OutlineNode): readonly Line[] {
  return node.blocks.flatMap((block): readonly Line[] => {
    if (block.type === 'paragraph') return proseLines(block);
    if (block.type !== 'blockquote' || !/^\d{1,4}\s?\+?\s?(?:min|h|m\b)/i.test(wordsOf(block).slice(0, 20))) return [];
    return block.children.flatMap((child) => proseLines(child).map(({ text, line }) => ({ text: `> ${text}`, line })));
  });
}

function ofLines(node: OutlineNode): readonly CompiledEscalation[] {
  const lines = linesOf(node);
  const levels = lines.filter(({ text }) => levelLabel.test(text));
  if (levels.length > 1) return levels.map(({ text, line }, index) => rung(text, index, line));
  const timed = ofTimedLines(lines.filter(({ text }) => leadingTime.test(text)));
  return timed.length > 0 ? timed : sentenceRungs(lines);
}

/** The ladder: levels or times in a list, a table, headings, lines or sentences under an escalation heading; not those of one of several runbooks. */
export function ladderOf(root: OutlineNode, runbooks: ReadonlySet<OutlineNode> = new Set()): readonly CompiledEscalation[] {
  for (const { node, path } of walkOutline(root)) {
    const isLadder =
      headingRole(node.title) === 'ladder' ||
      /\bescalation\b/i.test(node.title) ||
      path.some(({ title, level }) => level > 1 && headingRole(title) === 'ladder');
    if (!isLadder || headingRole(node.title) === 'external') continue;
    // The escalation section of one of several runbooks is about that runbook.
    if (runbooks.size > 1 && [...path, node].some((each) => runbooks.has(each))) continue;
    const found = [
      ...node.blocks.map((block) => (block.type === 'list' ? ofList(block) : block.type === 'table' ? ladderInTable(block) : [])),
      ofHeadings(node),
    ].find((rungs) => rungs.length > 0);
    const rungs = found ?? ofLines(node);
    if (rungs.length > 0) return rungs;
  }
  return [];
}
