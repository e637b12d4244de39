import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, RootContent } from 'mdast';
import { conditionIn, guardOver, joinConditions, observationIn } from './conditions.ts';
import { emptyStep, type DraftStep, type StepContext } from './draft-step.ts';
import { boxesAround, type Box } from './dialects/box.ts';
import { stepsOfHtmlCode } from './dialects/html-code.ts';
import { timeboxOfWords } from './durations.ts';
import { stepsOfFence } from './fence-steps.ts';
import { createGuardReader } from './guarded-blocks.ts';
import { guardOfLabel, isGuardHeading } from './guard-labels.ts';
import { introductionOf, isOtherwise, otherwiseGuard } from './introductions.ts';
import { endLine, startLine, wordsOf } from './node-text.ts';
import { asAlternatives, asOption, cleanTitle, labelledOption, optionIn, withinOption } from './options.ts';

/** The bold words that an item starts with, and the rest of its first line. */
interface Lead {
  readonly label: string;
  readonly rest: string;
  readonly isLabel: boolean;
}

function boldLead(node: Paragraph): Lead | null {
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

/** The guard that an item's words state: those in bold name a case where something is mended, or say "if". */
function guardOfItem(lead: Lead | null, words: string, context: StepContext): string | null {
  const isLabel = lead !== null && lead.isLabel && lead.rest !== '';
  const named = !isLabel ? null : context.kind === 'mitigation' ? guardOfLabel(lead.label) : isGuardHeading(lead.label) ? lead.label : null;
  return joinConditions(named, observationIn(words) ?? conditionIn(isLabel ? lead.rest : words));
}

function itemStep(item: ListItem, paragraph: Paragraph, context: StepContext, number: number | null, guard: string | null): DraftStep {
  const lead = boldLead(paragraph);
  const words = wordsOf(paragraph);
  const source = context.text.slice(item.position?.start.offset, paragraph.position?.end.offset);
  const title = lead?.isLabel && lead.rest !== '' ? (labelledOption(lead.label) === null ? lead.label : null) : null;
  return {
    ...emptyStep,
    title: title ?? context.title,
    number,
    line: startLine(item),
    endLine: endLine(paragraph),
    kind: context.kind === 'communication' && lead?.isLabel && quoted.test(lead.rest) ? 'message' : 'manual',
    source: trimIndent(source, item, context.text),
    condition: joinConditions(context.condition, guard),
    timebox: /\)\s*$/.test(words) ? timeboxOfWords(words) : null,
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

/** Steps of one list item: itself, or what is inside it under its words as title. `answered` is the guard of the item before. */
function stepsOfItem(
  item: ListItem,
  context: StepContext,
  number: number | null,
  answered: string | null,
): { steps: readonly DraftStep[]; guard: string | null; isAlternative: boolean } {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph')
    return { steps: stepsOfBlocks(item.children, { ...context, number }), guard: null, isAlternative: false };
  const words = wordsOf(first);
  const lead = boldLead(first);
  const own = isOtherwise(words, answered !== null) ? otherwiseGuard(answered === null ? [] : [answered]) : null;
  const named = optionIn(words);
  const option = named === 'or' ? null : named;
  const done = (steps: readonly DraftStep[], guard: string | null) => ({
    steps: asOption(steps, option),
    guard,
    isAlternative: named === 'or',
  });
  if (!rest.some(holdsSteps)) {
    const guard = own ?? guardOfItem(lead, words, context);
    return done(nothingToDo.test(words) ? [] : [itemStep(item, first, context, number, guard)], guard);
  }
  const isTitle =
    lead !== null ||
    words.endsWith(':') ||
    rest.some((block) => block.type === 'code' || (block.type === 'blockquote' && holdsSteps(block)));
  const { title } = cleanTitle(words);
  const guard = own ?? guardOver(words) ?? introductionOf(words).condition;
  const inner: StepContext = {
    ...context,
    title: context.title === null ? title : `${context.title}: ${title}`,
    number,
    condition: joinConditions(context.condition, guard),
    isMessage: context.isMessage || /\b(?:template|message|e-?mail)\b/i.test(words),
  };
  const below = stepsOfBlocks(rest, inner);
  return done(
    isTitle && below.length > 0 ? below : [itemStep(item, first, context, number, own ?? guardOfItem(lead, words, context)), ...below],
    guard,
  );
}

/** The steps of a list; where one of its items is to be chosen, each is an option. */
function stepsOfList(list: List, context: StepContext, isChoice: boolean): readonly DraftStep[] {
  const items: (readonly DraftStep[])[] = [];
  let answered: string | null = null;
  for (const [index, item] of list.children.entries()) {
    const found = stepsOfItem(item, context, list.ordered ? (list.start ?? 1) + index : context.number, answered);
    const before = items.at(-1);
    const [first, second] = found.isAlternative && before ? asAlternatives(before, found.steps) : [before, found.steps];
    if (first) items[items.length - 1] = first;
    items.push(second);
    answered = found.guard;
  }
  return (isChoice && items.length > 1 ? items.map((steps, index) => asOption(steps, `Option ${index + 1}`)) : items).flat();
}

/** Steps in a tab are one way of several; a title such as "Only if the primary is dead" guards what its box holds. */
function inBox(box: Box | undefined, steps: readonly DraftStep[]): readonly DraftStep[] {
  const boxes = [...boxesAround(box)];
  if (boxes.length === 0) return steps;
  const tab = boxes.find(({ isTab, title }) => isTab && title !== '');
  const guards = boxes.toReversed().map(({ title, isTab }) => (isTab ? null : conditionIn(title)));
  return withinOption(steps, tab?.title ?? null).map((step) => ({ ...step, condition: joinConditions(...guards, step.condition) }));
}

function stepsOfBlock(block: Block, context: StepContext, isChoice: boolean): readonly DraftStep[] {
  if (block.type === 'list') return inBox(block.data?.box, stepsOfList(block, context, isChoice));
  // A box has a guard of its own, and a quote goes on with what stands around it.
  if (block.type === 'blockquote') return stepsOfBlocks(block.children, context);
  if (block.type !== 'code') return [];
  const titled = context.title === null && context.label !== null ? { ...context, title: context.label } : context;
  return inBox(block.data?.box, block.data?.isHtml ? stepsOfHtmlCode(block, titled) : stepsOfFence(block, titled));
}

/**
 * The steps of some blocks, in their order. Paragraphs are prose, not steps; tables and HTML, too. What a paragraph says
 * about the block right below it (when it holds, that it is one way of several) goes to the steps of that block.
 */
export function stepsOfBlocks(blocks: readonly Block[], context: StepContext): readonly DraftStep[] {
  const found: (readonly DraftStep[])[] = [];
  const guarded = createGuardReader(context.guard);
  let lastAt = -1;
  for (const [index, block] of blocks.entries()) {
    if (!holdsSteps(block)) continue;
    const above = blocks[index - 1];
    const { around, own, introduction } = guarded(above?.type === 'paragraph' ? wordsOf(above) : null);
    const inner = {
      ...context,
      condition: joinConditions(context.condition, around, own),
      guard: null,
      title: context.title ?? introduction?.title ?? null,
    };
    const steps = withinOption(stepsOfBlock(block, inner, introduction?.isChoice ?? false), introduction?.option ?? null);
    const before = found.at(-1);
    const isOther = introduction?.isAlternative === true && before !== undefined && lastAt === index - 2;
    const [first, second] = isOther ? asAlternatives(before, steps) : [before, steps];
    if (first) found[found.length - 1] = first;
    found.push(second);
    lastAt = index;
  }
  return found.flat();
}
