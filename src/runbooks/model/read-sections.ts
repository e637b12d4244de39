import type { Blockquote, RootContent } from 'mdast';
import type { createStepIds } from './step-id.ts';
import { joinConditions } from './conditions.ts';
import type { CompiledItem, CompiledSection, CompiledStep, CompiledThreshold, SectionKind } from './document.ts';
import { contentOf, handedDown, kindByContent } from './default-kinds.ts';
import { emptyStep, type DraftStep, type StepContext } from './draft-step.ts';
import { guardOfLabel, isGuardHeading } from './guard-labels.ts';
import { isOtherwise, otherwiseGuard } from './introductions.ts';
import { stepsOfBlocks } from './list-steps.ts';
import { repairMojibake } from './mojibake.ts';
import { childrenOf, proseLines } from './node-text.ts';
import { fieldsOf } from './read-fields.ts';
import { headingRole } from './heading-roles.ts';
import { cleanTitle, labelledOption, optionIn, withinOption } from './options.ts';
import { ownEnd, type InlineText, type OutlineNode } from './outline.ts';
import { kindByWork } from './kind-by-work.ts';
import { kindBelow, kindOf } from './own-kind.ts';
import type { SectionFrame } from './section-frame.ts';
import { leadingKindOf, sectionKindOf, sectionNameOf } from './section-kinds.ts';
import { splitByWork, splitOffWatching } from './split-by-work.ts';
import { tellsOf } from './threshold-meaning.ts';
import { thresholdsOfTables } from './threshold-tables.ts';
import { thresholdsOf } from './thresholds.ts';

/** What reading one document needs everywhere. */
export interface Reading {
  readonly text: string;
  readonly stepId: ReturnType<typeof createStepIds>;
}

/** Paragraph and list lines of some blocks, with the lists inside lists; code is left out. */
function prose(blocks: readonly RootContent[], withLists: boolean): CompiledItem[] {
  return blocks.flatMap((block): CompiledItem[] => {
    if (block.type === 'blockquote') return quotedProse(block, withLists);
    if (block.type === 'paragraph') return fieldsOf([block]).length > 0 ? [] : [...proseLines(block)];
    if (block.type !== 'list' || !withLists) return [];
    const collect = (node: (typeof block.children)[number]): CompiledItem[] =>
      node.children.flatMap((child) =>
        child.type === 'paragraph'
          ? [
              {
                text: proseLines(child)
                  .map(({ text }) => text)
                  .join(' '),
                line: proseLines(child)[0]?.line ?? 1,
              },
            ]
          : child.type === 'list'
            ? child.children.flatMap(collect)
            : [],
      );
    return block.children.flatMap(collect);
  });
}

/** Sentences in a quote; the mark that makes a box of it ("[!WARNING]") is none. A title behind the mark is a sentence. */
function quotedProse({ children }: Blockquote, withLists: boolean): CompiledItem[] {
  return children.flatMap((child, index): CompiledItem[] => {
    if (child.type === 'footnoteDefinition' || child.type === 'definition') return [];
    if (child.type !== 'paragraph') return prose([child], withLists);
    return proseLines(child).flatMap(({ text, line }, at) => {
      const words = index === 0 && at === 0 ? text.replace(/^\[![A-Za-z][\w-]{0,30}\][+-]?\s*/, '') : text;
      return words === '' ? [] : [{ text: words, line }];
    });
  });
}

/** What is quoted tells of other cases, of examples and of exercises: its numbers are no checks of this one. */
const isNoQuote = ({ type }: RootContent): boolean => type !== 'blockquote';

function commentLines(steps: readonly DraftStep[]): CompiledItem[] {
  return steps.flatMap((step) =>
    step.kind === 'manual'
      ? step.source.split('\n').map((text, index) => ({ text: text.replace(/^\s*#+\s*/, ''), line: step.line + index }))
      : [],
  );
}

/** Where the words behind a bold label stand, and exactly what stands there. */
function inlinePlace(line: number, { label, start, end }: InlineText, text: string): Pick<DraftStep, 'line' | 'endLine' | 'source'> {
  const raw = text.slice(start, end);
  const before = /^[\s:]*/.exec(raw)?.[0] ?? '';
  const first = line + text.slice(label, start + before.length).split('\n').length - 1;
  const source = raw.slice(before.length).replaceAll('\r\n', '\n');
  return { line: first, endLine: first + source.split('\n').length - 1, source };
}

/** Steps of a node's own blocks and of the bold lines and headings below it that are no sections themselves. */
function draftsOf(
  node: OutlineNode,
  frame: SectionFrame,
  kind: SectionKind | null,
  condition: string | null,
  reading: Reading,
  bold: BoldLine = plainLine,
): DraftStep[] {
  const isMessage = kind === 'communication' || kind === 'escalation';
  const context: StepContext = {
    text: reading.text,
    kind,
    condition,
    guard: bold.guard,
    label: bold.label,
    title: null,
    number: null,
    isMessage,
  };
  const inline: DraftStep[] =
    node.inline === null
      ? []
      : [
          {
            ...emptyStep,
            title: null,
            kind: 'manual',
            ...inlinePlace(node.line, node.inline, reading.text),
            // Words that are the guard are not guarded by themselves.
            condition: joinConditions(condition, namesGuard.test(node.title) ? null : bold.guard),
          },
        ];
  const isTemplate = headingRole(node.title) === 'templates';
  const own = isTemplate
    ? stepsOfBlocks(
        node.blocks.filter(({ type }) => type !== 'code'),
        context,
      )
    : stepsOfBlocks(
        node.blocks.filter((block) => block.type !== 'code' || !isPostMortem(block, kind)),
        context,
      );
  return [
    ...inline,
    ...own,
    ...boldLinesOf(node, frame).flatMap(({ child, line }) =>
      withinOption(draftsOf(child, frame, kind, joinConditions(condition, bold.guard), reading, line), line.option),
    ),
    // What a box begins ends with it, so that blocks of the heading may follow its children.
  ].toSorted((a, b) => a.line - b.line);
}

/** What a bold line says about what follows it. */
interface BoldLine {
  /** When that is done. */
  readonly guard: string | null;
  /** The way of several that it is. */
  readonly option: string | null;
  /** What it is called, where the line is neither. */
  readonly label: string | null;
}
const namesGuard = /^(?:when to use(?: (?:this|it))?|use (?:this |it )?(?:when|if)|applies (?:when|if))$/i;
const longestGuard = 160;
const plainLine: BoldLine = { guard: null, option: null, label: null };

/** The bold lines and headings below a node that are no sections themselves, each with what it says about its steps. */
function boldLinesOf(node: OutlineNode, frame: SectionFrame): readonly { child: OutlineNode; line: BoldLine }[] {
  /** Guards of the lines right before: the cases that an "Otherwise" answers to. */
  let cases: readonly string[] = [];
  return node.children.flatMap((child) => {
    if (frame.skip.has(child) || isOwnSection(child)) {
      cases = [];
      return [];
    }
    const line = boldLine(child, frame, cases);
    cases = line.guard === null || isOtherwise(child.text, cases.length > 0) ? [] : [...cases, line.guard];
    return [{ child, line }];
  });
}

function boldLine(child: OutlineNode, frame: SectionFrame, cases: readonly string[]): BoldLine {
  if (child.level < 7) return plainLine;
  // "When to use: the cache is full": the words behind the label are the guard.
  if (child.inline !== null && namesGuard.test(child.title) && child.inline.words.length <= longestGuard)
    return { ...plainLine, guard: child.inline.words };
  const option = labelledOption(child.title);
  const { title } = cleanTitle(child.title);
  if (option !== null) return { guard: null, option, label: title === option ? null : title };
  if (isOtherwise(child.text, cases.length > 0)) return { guard: otherwiseGuard(cases), option: null, label: null };
  const mayGuard = (!frame.isProcess || isGuardHeading(child.title)) && headingRole(child.title) === null;
  const guard = mayGuard ? guardOfLabel(child.text) : null;
  return { guard, option: null, label: guard === null ? title : null };
}

/** A whole document in a fence, under a post-incident heading, is the report's form. */
const isPostMortem = (block: RootContent, kind: SectionKind | null): boolean =>
  block.type === 'code' && kind === 'post-incident' && /^(?:markdown|md)?$/i.test(block.lang ?? '');

const guardWords = /^(?:if|when|for|unless|in case)\b/i;

/** "Short-term (5-30 min)" stands beside "Immediate" and "Long-term", which are names of sections. */
const horizon = /^(?:immediate(?:ly)?|(?:short|medium|mid|long)[\s-]term)$/i;

/** A heading or bold line below a section that begins a section of its own. */
function isOwnSection(node: OutlineNode): boolean {
  if (node.level < 7) return true;
  const name = sectionNameOf(node.title);
  if (name === null && node.timebox !== null && horizon.test(node.title)) return true;
  if (name === null || guardWords.test(node.title)) return false;
  // What stands in parentheses is mostly the case that the line is for: "Immediate (Stabilize)".
  const isCase = node.timebox === null && /^\S+\s+\(/.test(node.text);
  return (
    !isCase &&
    (name.isWhole ||
      node.timebox !== null ||
      !/\(/.test(node.text) ||
      /\)\s+\p{L}/u.test(node.text) ||
      leadingKindOf(node.title) !== null ||
      /\b(?:method|option|step)\s+\w+:/i.test(node.text))
  );
}

function withIds(drafts: readonly DraftStep[], path: readonly string[], reading: Reading): CompiledStep[] {
  return drafts.map((draft) => ({
    ...draft,
    id: reading.stepId(path, draft.source),
    display: draft.display ?? repairMojibake(draft.source),
  }));
}

/** Under a runbook's own heading without sections, looking and changing stand side by side. */
function mayMix(node: OutlineNode, frame: SectionFrame, kind: SectionKind | null): boolean {
  if (frame.isProcess || (!frame.isRoot && (frame.isDocument || node.level < 7))) return false;
  if (kind === null) return true;
  return frame.isRoot && node.children.length === 0 && (kind === 'mitigation' || kind === 'diagnosis');
}

/** "a, b" behind a label: each with its line. */
const itemsIn = ({ words }: InlineText, line: number): CompiledItem[] => words.split(/,\s+/).map((text) => ({ text, line }));

/** A line that is read twice, as prose and as a step, states each value once; two names in one line are two values. */
function onceEach(thresholds: readonly CompiledThreshold[]): readonly CompiledThreshold[] {
  const places = new Map<string, CompiledThreshold[]>();
  for (const each of thresholds) {
    const key = `${each.line} ${each.operator} ${each.value}`;
    const same = places.get(key);
    if (same?.[0]?.text === each.text && same.every(({ metric }) => metric !== each.metric)) same.push(each);
    else places.set(key, [each]);
  }
  return [...places.values()].flat();
}

/** One section with all that follows under it as sections of their own. */
export function sectionsOf(node: OutlineNode, frame: SectionFrame, reading: Reading): readonly CompiledSection[] {
  const named = kindOf(node, frame);
  const condition = joinConditions(frame.condition, !frame.isRoot && isGuardHeading(node.title) ? node.text : null);
  const role = headingRole(node.title);
  const path = [...frame.path, node.title];
  // What is typed is read once where its kind stays what the heading says.
  let asNamed: readonly DraftStep[] | null = null;
  const read = (): readonly DraftStep[] => (asNamed ??= draftsOf(node, frame, named, condition, reading));
  const kind = frame.isDocument && !frame.isRoot ? kindByWork(node, named, frame, () => contentOf(node, read())) : named;
  const describes = !frame.isProcess && (kind === 'symptoms' || kind === 'impact');
  const drafts =
    role === 'history' || role === 'contents' || (role === 'links' && !node.blocks.some(({ type }) => type === 'code'))
      ? []
      : (kind === named ? read() : draftsOf(node, frame, kind, condition, reading)).filter(
          (draft) => !describes || draft.commands.length > 0,
        );
  const option = frame.isRoot ? null : optionIn(node.title);
  const items = node.inline !== null && describes ? itemsIn(node.inline, node.line) : [];
  const notes = [...items, ...prose(node.blocks, describes)];
  const inside = node.children.filter((child) => !isOwnSection(child) && !frame.skip.has(child));
  const said = [node, ...inside].map(({ blocks }) => prose(blocks.filter(isNoQuote), true));
  const lines = [...items, ...said.flat(), ...commentLines(drafts)];
  const base = {
    heading: node.text === '' ? 'Document' : node.text,
    line: node.line,
    endLine: drafts.reduce((last, draft) => Math.max(last, draft.endLine), ownEnd(node)),
    timebox: node.timebox,
  };
  const asUnnamed = { node, drafts, nature: frame.nature, around: frame.fallback };
  const guess = kind === null && !frame.isRoot ? asUnnamed : null;
  const inner = { ...frame, kind: kindBelow(node, frame, kind), path, isRoot: false, condition };
  const below = childSections(node, { ...inner, fallback: guess ? handedDown(guess) : frame.isRoot ? frame.fallback : null }, reading);
  const unnamed = guess && kindByContent({ ...guess, below: below.map((section) => section.kind) });
  const parts = mayMix(node, frame, kind)
    ? splitByWork(drafts, kind ?? 'diagnosis')
    : kind === 'mitigation' && !frame.isProcess
      ? splitOffWatching(drafts)
      : [{ kind: kind ?? unnamed ?? 'other', drafts }];
  const told = parts[0]?.kind ?? null;
  const blocks = [node, ...inside].flatMap((each) => each.blocks);
  const thresholds = onceEach([...thresholdsOf(lines, told), ...thresholdsOfTables(blocks, tellsOf(told))]);
  const sections = parts.map((part, index): CompiledSection => ({
    ...base,
    ...(index === 0 ? {} : { line: part.drafts[0]?.line ?? node.line }),
    kind: part.kind,
    items: index === 0 ? notes : [],
    steps: withIds(option === 'or' ? part.drafts : withinOption(part.drafts, option), path, reading),
    thresholds: index === 0 ? thresholds : [],
  }));
  const isEmpty = drafts.length === 0 && notes.length === 0 && thresholds.length === 0;
  // A heading is a section even where all it has stands below it; a runbook's own heading is its title.
  const isName =
    node.level === 7
      ? sectionNameOf(node.title)?.isWhole === true || node.blocks.some(({ type }) => type === 'table')
      : !frame.isRoot || frame.kind !== null;
  return isEmpty && (!isName || (frame.isDocument && frame.isRoot)) ? below : [...sections, ...below];
}

/** The sections below a heading, also below bold lines that are none themselves. */
function childSections(node: OutlineNode, frame: SectionFrame, reading: Reading): readonly CompiledSection[] {
  let before: SectionKind | null = null;
  const found: CompiledSection[] = [];
  for (const child of node.children) {
    if (frame.skip.has(child)) before = sectionKindOf(child.title) ?? before;
    else if (isOwnSection(child)) {
      const sections = sectionsOf(child, { ...frame, before }, reading);
      before = sections[0]?.kind ?? before;
      for (const section of sections) found.push(section);
    } else for (const section of childSections(child, frame, reading)) found.push(section);
  }
  return found;
}

/** True when something below a node (or its own blocks) can be acted on. */
export function holdsWork(node: OutlineNode, withChildren: boolean): boolean {
  const own =
    node.inline !== null || node.blocks.some((block) => block.type === 'code' || (block.type === 'list' && childrenOf(block).length > 0));
  return own || (withChildren && node.children.some((child) => holdsWork(child, true)));
}
