import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, RootContent } from 'mdast';
import { cleanTitle, conditionIn, joinConditions, observationIn } from './conditions.ts';
import { emptyStep, type DraftStep, type StepContext } from './draft-step.ts';
import { timeboxIn } from './durations.ts';
import { stepsOfFence } from './fence-steps.ts';
import { endLine, startLine, wordsOf } from './node-text.ts';

/** The bold words that an item starts with, and the rest of its first line. */
function boldLead(node: Paragraph): { label: string; rest: string; isLabel: boolean } | null {
  const [first, ...more] = node.children;
  if (first?.type !== 'strong') return null;
  const label = wordsOf(first);
  const rest = more
    .map((each) => wordsOf(each))
    .join(' ')
    .trim();
  return {
    label: label.replace(/:$/, '').trim(),
    rest: rest.replace(/^[:–—-]\s*/, ''),
    isLabel: label.endsWith(':') || /^[:–—-]\s/.test(rest) || rest === '',
  };
}

const quoted = /["“][^"”]{12,}["”]/;

function itemStep(item: ListItem, paragraph: Paragraph, context: StepContext, number: number | null): DraftStep {
  const lead = boldLead(paragraph);
  const words = wordsOf(paragraph);
  const observation = observationIn(words);
  const source = context.text.slice(item.position?.start.offset, paragraph.position?.end.offset);
  const isGuard =
    lead !== null &&
    lead.isLabel &&
    lead.rest !== '' &&
    context.kind === 'mitigation' &&
    !/^(?:do not|don't|note|warning|important)\b/i.test(lead.label);
  const aside = /\(([^()]*)\)\s*$/.exec(words)?.[1];
  return {
    ...emptyStep,
    title: lead?.isLabel && lead.rest !== '' ? lead.label : context.title,
    number,
    line: startLine(item),
    endLine: endLine(paragraph),
    kind: context.kind === 'communication' && lead?.isLabel && quoted.test(lead.rest) ? 'message' : 'manual',
    source: trimIndent(source, item),
    condition: joinConditions(
      context.condition,
      isGuard ? lead.label : null,
      observation ?? conditionIn(lead && !lead.isLabel ? words : (lead?.rest ?? words)),
    ),
    timebox: aside === undefined ? null : timeboxIn(aside),
    checked: item.checked ?? null,
  };
}

/** Exact text without the indent of the list around it. */
function trimIndent(source: string, item: ListItem): string {
  const indent = (item.position?.start.column ?? 1) - 1;
  if (indent === 0) return source.trimEnd();
  return source
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(new RegExp(`^[ \\t]{0,${indent}}`), '')))
    .join('\n')
    .trimEnd();
}

/** "No update needed": the document says that there is nothing to do, so nothing is ticked off. */
const nothingToDo = /^no\b[^.]{0,80}\b(?:needed|required|necessary)\b/i;

type Block = RootContent | BlockContent | DefinitionContent;

/** Steps of one list item: itself, or what is inside it under its words as title. */
function stepsOfItem(item: ListItem, context: StepContext, number: number | null): readonly DraftStep[] {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return stepsOfBlocks(item.children, { ...context, number });
  const words = wordsOf(first);
  const holds = rest.some((block) => block.type === 'code' || block.type === 'list');
  if (!holds) return nothingToDo.test(words) ? [] : [itemStep(item, first, context, number)];
  const lead = boldLead(first);
  const isTitle = lead !== null || words.endsWith(':') || rest.some((block) => block.type === 'code');
  const { title } = cleanTitle(words);
  const inner: StepContext = {
    ...context,
    title: context.title === null ? title : `${context.title}: ${title}`,
    number,
    condition: joinConditions(context.condition, conditionIn(words)),
    isMessage: context.isMessage || /\b(?:template|message|e-?mail)\b/i.test(words),
  };
  const below = stepsOfBlocks(rest, inner);
  return isTitle && below.length > 0 ? below : [itemStep(item, first, context, number), ...below];
}

function stepsOfList(list: List, context: StepContext): readonly DraftStep[] {
  return list.children.flatMap((item, index) => stepsOfItem(item, context, list.ordered ? (list.start ?? 1) + index : context.number));
}

/** The steps of some blocks, in their order. Paragraphs are prose, not steps; tables and HTML, too. */
export function stepsOfBlocks(blocks: readonly Block[], context: StepContext): readonly DraftStep[] {
  return blocks.flatMap((block) => {
    if (block.type === 'code') return stepsOfFence(block, context);
    if (block.type === 'list') return stepsOfList(block, context);
    if (block.type === 'blockquote') return stepsOfBlocks(block.children, context);
    return [];
  });
}
