import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, RootContent } from 'mdast';
import { cleanTitle, conditionIn, joinConditions, observationIn } from './conditions.ts';
import { emptyStep, type DraftStep, type StepContext } from './draft-step.ts';
import { boxesAround, type Box } from './dialects/box.ts';
import { stepsOfHtmlCode } from './dialects/html-code.ts';
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
    source: trimIndent(source, item, context.text),
    condition: joinConditions(
      context.condition,
      isGuard ? lead.label : null,
      observation ?? conditionIn(lead && !lead.isLabel ? words : (lead?.rest ?? words)),
    ),
    timebox: aside === undefined ? null : timeboxIn(aside),
    checked: item.checked ?? null,
  };
}

/** Exact text without the indent of the list and the marks of the quotes around it. */
function trimIndent(source: string, item: ListItem, text: string): string {
  const indent = (item.position?.start.column ?? 1) - 1;
  if (indent === 0) return source.trimEnd();
  const end = item.position?.start.offset ?? 0;
  // In a quote its marks stand before every line.
  const quotes = text.slice(end - indent, end).split('>').length - 1;
  const around =
    quotes === 0 ? new RegExp(`^[ \\t]{0,${indent}}`) : new RegExp(`^(?:[ \\t]{0,3}>){0,${quotes}}[ \\t]{0,${indent - quotes}}`);
  return source
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(around, '')))
    .join('\n')
    .trimEnd();
}

/** "No update needed": the document says that there is nothing to do, so nothing is ticked off. */
const nothingToDo = /^no\b[^.]{0,80}\b(?:needed|required|necessary)\b/i;

type Block = RootContent | BlockContent | DefinitionContent;

/** True for code and lists, in a quote as well. */
const holdsSteps = (block: Block): boolean =>
  block.type === 'code' || block.type === 'list' || (block.type === 'blockquote' && block.children.some(holdsSteps));

/** Steps of one list item: itself, or what is inside it under its words as title. */
function stepsOfItem(item: ListItem, context: StepContext, number: number | null): readonly DraftStep[] {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return stepsOfBlocks(item.children, { ...context, number });
  const words = wordsOf(first);
  const holds = rest.some(holdsSteps);
  if (!holds) return nothingToDo.test(words) ? [] : [itemStep(item, first, context, number)];
  const lead = boldLead(first);
  const isTitle =
    lead !== null ||
    words.endsWith(':') ||
    rest.some((block) => block.type === 'code' || (block.type === 'blockquote' && holdsSteps(block)));
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

/** Steps in a tab are one way of several; a title such as "Only if the primary is dead" guards what its box holds. */
function inBox(box: Box | undefined, steps: readonly DraftStep[]): readonly DraftStep[] {
  const boxes = [...boxesAround(box)];
  if (boxes.length === 0) return steps;
  const tab = boxes.find(({ isTab, title }) => isTab && title !== '');
  const guards = boxes.toReversed().map(({ title, isTab }) => (isTab ? null : conditionIn(title)));
  return steps.map((step) => ({
    ...step,
    option: step.option ?? tab?.title ?? null,
    condition: joinConditions(...guards, step.condition),
  }));
}

/** The steps of some blocks, in their order. Paragraphs are prose, not steps; tables and HTML, too. */
export function stepsOfBlocks(blocks: readonly Block[], context: StepContext): readonly DraftStep[] {
  return blocks.flatMap((block) => {
    if (block.type === 'code')
      return inBox(block.data?.box, block.data?.isHtml ? stepsOfHtmlCode(block, context) : stepsOfFence(block, context));
    if (block.type === 'list') return inBox(block.data?.box, stepsOfList(block, context));
    if (block.type === 'blockquote') return stepsOfBlocks(block.children, context);
    return [];
  });
}
