import type { RootContent } from 'mdast';
import { boldLine, namesGuard, plainLine, type BoldLine } from './bold-lines.ts';
import type { createStepIds } from './step-id.ts';
import { joinConditions } from './conditions.ts';
import type { CompiledItem, CompiledSection, CompiledStep, SectionKind } from './document.ts';
import { contentOf, handedDown, kindByContent } from './default-kinds.ts';
import { emptyStep, type DraftStep, type StepContext } from './draft-step.ts';
import { isGuardHeading } from './guard-labels.ts';
import { isOtherwise } from './introductions.ts';
import { stepsOfBlocks } from './list-steps.ts';
import { repairMojibake } from './mojibake.ts';
import { childrenOf } from './node-text.ts';
import { headingRole } from './heading-roles.ts';
import { optionIn, withinOption } from './options.ts';
import { ownEnd, type InlineText, type OutlineNode } from './outline.ts';
import { kindByWork } from './kind-by-work.ts';
import { kindBelow, kindOf } from './own-kind.ts';
import type { SectionFrame } from './section-frame.ts';
import { commentLines, isNoQuote, prose } from './section-prose.ts';
import { leadingKindOf, sectionKindOf, sectionNameOf } from './section-kinds.ts';
import { splitByWork, splitOffWatching } from './split-by-work.ts';
import { tellsOf } from './threshold-meaning.ts';
import { thresholdsOfTables } from './threshold-tables.ts';
import { onceEach, thresholdsOf } from './thresholds.ts';

/** What reading one document needs everywhere. */
export interface Reading {
  readonly text: string;
  readonly stepId: ReturnType<typeof createStepIds>;
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
            condition: joinConditions(condition, namesGuard(node.title) ? null : bold.guard),
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
