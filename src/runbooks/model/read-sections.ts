import type { RootContent } from 'mdast';
import type { createStepIds } from './step-id.ts';
import { joinConditions } from './conditions.ts';
import type { CompiledItem, CompiledSection, CompiledStep, SectionKind } from './document.ts';
import { emptyStep, type DraftStep, type StepContext } from './draft-step.ts';
import { stepsOfBlocks } from './list-steps.ts';
import { repairMojibake } from './mojibake.ts';
import { childrenOf, proseLines } from './node-text.ts';
import { fieldsOf } from './read-fields.ts';
import { headingRole, isPostIncidentTitle } from './heading-roles.ts';
import { ownEnd, type OutlineNode } from './outline.ts';
import { sectionKindOf } from './section-kinds.ts';
import { splitByWork } from './split-by-work.ts';
import { thresholdsIn } from './thresholds.ts';

/** What reading one document needs everywhere. */
export interface Reading {
  readonly text: string;
  readonly stepId: ReturnType<typeof createStepIds>;
}

export interface SectionFrame {
  /** Kind of the heading around; used where a heading names none. */
  readonly kind: SectionKind | null;
  readonly path: readonly string[];
  /** True in processes: what is detected or checked there is work, not a description. */
  readonly isProcess: boolean;
  /** True for the runbook's own heading: its title says what it is about, not what a section holds. */
  readonly isRoot: boolean;
  /** Headings that are runbooks of their own and are left out here. */
  readonly skip: ReadonlySet<OutlineNode>;
}

/** Paragraph and list lines of some blocks, with the lists inside lists; code is left out. */
function prose(blocks: readonly RootContent[], withLists: boolean): CompiledItem[] {
  return blocks.flatMap((block): CompiledItem[] => {
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

function commentLines(steps: readonly DraftStep[]): CompiledItem[] {
  return steps.flatMap((step) =>
    step.kind === 'manual'
      ? step.source.split('\n').map((text, index) => ({ text: text.replace(/^\s*#+\s*/, ''), line: step.line + index }))
      : [],
  );
}

/** Steps of a node's own blocks and of the bold lines and headings below it that are no sections themselves. */
function draftsOf(
  node: OutlineNode,
  frame: SectionFrame,
  kind: SectionKind | null,
  condition: string | null,
  reading: Reading,
): DraftStep[] {
  const isMessage = kind === 'communication' || kind === 'escalation';
  const context: StepContext = { text: reading.text, kind, condition, title: null, number: null, isMessage };
  const inline: DraftStep[] =
    node.inline === null
      ? []
      : [{ ...emptyStep, title: null, line: node.line, endLine: node.line, kind: 'manual', source: node.inline, condition }];
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
    ...node.children.flatMap((child) => {
      if (frame.skip.has(child) || isOwnSection(child)) return [];
      const guard =
        child.level === 7 && (!frame.isProcess || guardWords.test(child.title)) && headingRole(child.title) === null
          ? child.text.replace(/:$/, '')
          : null;
      return draftsOf(child, frame, kind, joinConditions(condition, guard), reading);
    }),
  ];
}

/** A whole document in a fence, under a post-incident heading, is the report's form. */
const isPostMortem = (block: RootContent, kind: SectionKind | null): boolean =>
  block.type === 'code' && kind === 'post-incident' && /^(?:markdown|md)?$/i.test(block.lang ?? '');

const guardWords = /^(?:if|when|for|unless|in case)\b/i;

/** A heading or bold line below a section that begins a section of its own. */
const isOwnSection = (node: OutlineNode): boolean =>
  !guardWords.test(node.title) &&
  (node.level < 7 || sectionKindOf(node.title) !== null) &&
  !(node.level === 7 && node.timebox === null && /\(/.test(node.text));

function withIds(drafts: readonly DraftStep[], path: readonly string[], reading: Reading): CompiledStep[] {
  return drafts.map((draft) => ({ ...draft, id: reading.stepId(path, draft.source), display: repairMojibake(draft.source) }));
}

/** Under a runbook's own heading without sections, looking and changing stand side by side. */
function mayMix(node: OutlineNode, frame: SectionFrame, kind: SectionKind | null): boolean {
  if (frame.isProcess) return false;
  if (kind === null) return true;
  return frame.isRoot && node.children.length === 0 && (kind === 'mitigation' || kind === 'diagnosis' || kind === 'reference');
}

/** One section with all that follows under it as sections of their own. */
export function sectionsOf(node: OutlineNode, frame: SectionFrame, reading: Reading): readonly CompiledSection[] {
  const named = node.level === 0 ? null : sectionKindOf(node.title);
  const kind = isPostIncidentTitle(frame.path.at(-1) ?? '') ? 'post-incident' : (named ?? frame.kind);
  const role = headingRole(node.title);
  const path = [...frame.path, node.title];
  const describes = !frame.isProcess && (kind === 'symptoms' || kind === 'impact');
  const drafts =
    role === 'links' || role === 'history' || role === 'contents'
      ? []
      : draftsOf(node, frame, kind, null, reading).filter((draft) => !describes || draft.commands.length > 0);
  const items = node.inline !== null && describes ? node.inline.split(/,\s+/).map((text) => ({ text, line: node.line })) : [];
  const notes = [...items, ...prose(node.blocks, describes)];
  const lines = [
    ...prose(node.blocks, true),
    ...node.children.filter((child) => !isOwnSection(child) && !frame.skip.has(child)).flatMap((child) => prose(child.blocks, true)),
    ...commentLines(drafts),
  ];
  const thresholds = [
    ...new Map(
      lines.flatMap(({ text, line }) => thresholdsIn(text, line)).map((each) => [`${each.line} ${each.operator} ${each.value}`, each]),
    ).values(),
  ];
  const base = {
    heading: node.text === '' ? 'Document' : node.text,
    line: node.line,
    endLine: Math.max(ownEnd(node), ...drafts.map((draft) => draft.endLine)),
    timebox: node.timebox,
  };
  const parts = mayMix(node, frame, kind) ? splitByWork(drafts, kind ?? 'diagnosis') : [{ kind: kind ?? 'other', drafts }];
  const sections = parts.map((part, index): CompiledSection => ({
    ...base,
    ...(index === 0 ? {} : { line: part.drafts[0]?.line ?? node.line }),
    kind: part.kind,
    items: index === 0 ? notes : [],
    steps: withIds(part.drafts, path, reading),
    thresholds: index === 0 ? thresholds : [],
  }));
  const isEmpty = drafts.length === 0 && notes.length === 0 && thresholds.length === 0;
  const inner = { ...frame, kind: named ?? frame.kind, path, isRoot: false };
  const below = node.children
    .filter((child) => !frame.skip.has(child))
    .flatMap((child) => (isOwnSection(child) ? sectionsOf(child, inner, reading) : nested(child, inner, reading)));
  return isEmpty ? below : [...sections, ...below];
}

/** Own sections deeper down, below a bold line that is none. */
function nested(node: OutlineNode, frame: SectionFrame, reading: Reading): readonly CompiledSection[] {
  return node.children
    .filter((child) => !frame.skip.has(child))
    .flatMap((child) => (isOwnSection(child) ? sectionsOf(child, frame, reading) : nested(child, frame, reading)));
}

/** True when something below a node (or its own blocks) can be acted on. */
export function holdsWork(node: OutlineNode, withChildren: boolean): boolean {
  const own =
    node.inline !== null || node.blocks.some((block) => block.type === 'code' || (block.type === 'list' && childrenOf(block).length > 0));
  return own || (withChildren && node.children.some((child) => holdsWork(child, true)));
}
