import { changingVerbs, isTaskTitle, looksTitle } from './default-kinds.ts';
import type { SectionKind } from './document.ts';
import { bareHeading, isContractPart } from './document-nature.ts';
import { firstOpinion, type Opinion } from './first-opinion.ts';
import { isPostIncidentTitle } from './heading-roles.ts';
import { itemsOf, wordsOf } from './node-text.ts';
import type { OutlineNode } from './outline.ts';
import type { SectionFrame } from './section-frame.ts';
import { kindWithin, sectionKindOf, sectionNameOf, type SectionName } from './section-kinds.ts';
import { holdsCode } from './several-runbooks.ts';

/** The kind of what stands below a heading and names none itself. */
export function kindBelow(node: OutlineNode, frame: SectionFrame, kind: SectionKind | null): SectionKind | null {
  if (!frame.isRoot) return kind;
  // A title says what the runbook is about ("Backup and Recovery"), not what each part of it holds.
  return frame.isDocument || (frame.isProcess && kind === 'diagnosis') || sectionNameOf(node.title)?.isWhole !== true ? frame.kind : kind;
}

/** First comes nothing but a link or the name of a file; nothing below is to be done. */
function pointsElsewhere({ blocks, children }: OutlineNode): boolean {
  const [first] = blocks;
  if (first?.type !== 'paragraph' || first.children.length !== 1 || children.some(({ level }) => level < 7)) return false;
  const [only] = first.children;
  return (
    (only?.type === 'link' || (only?.type === 'inlineCode' && /^[\w./-]+\.(?:md|ya?ml|sh|py|html?)$/.test(only.value))) &&
    blocks.every(({ type }) => type === 'paragraph' || type === 'thematicBreak')
  );
}

const makes = /^(?:build|creat|defin|execut|sav|writ)(?:e|ing)?\b/i;

/** Several headings below, each of which says what to do. */
const holdsOnlyTasks = (node: OutlineNode): boolean =>
  node.children.length > 1 && node.children.every(({ title }) => changingVerbs.test(bareHeading(title)));

/** A heading with what its words name, and what stands around it. */
interface Heading {
  readonly node: OutlineNode;
  /** Without its number and what stands in parentheses. */
  readonly bare: string;
  readonly name: SectionName | null;
  readonly frame: SectionFrame;
}

const numbersDuties = (node: OutlineNode): boolean =>
  /\bresponsibilities$/i.test(node.title) && node.blocks.some((block) => block.type === 'list' && block.ordered === true);

const looksFirst = /^(?:check|confirm|monitor|observe|verify|watch)\b/i;

const namesInPassing = ({ name, frame }: Heading, kind: SectionKind): boolean =>
  frame.kind === null && name?.kind === kind && !name.isWhole;

const rules: readonly ((heading: Heading) => Opinion)[] = [
  // A document about nothing but material, or a form to fill in, has no other parts, whatever they are called.
  ({ frame }) => (frame.nature.isMaterial ? 'reference' : undefined),
  ({ frame }) => (frame.nature.isForm ? null : undefined),
  ({ node, frame }) => (frame.isReview ? kindInReview(node.title, frame.kind) : undefined),
  ({ node, frame }) =>
    isPostIncidentTitle(frame.path.at(-1) ?? '') && !frame.isDocument ? kindWithin(node.title, 'post-incident') : undefined,
  ({ name, frame }) =>
    frame.nature.isTalk && frame.kind === null && name?.isWhole !== true && name?.kind !== 'post-incident' ? null : undefined,
  // Where a whole process is about calling or telling people, "Human Resources" are some of them.
  ({ name, frame }) =>
    frame.isProcess && frame.kind === null && frame.fallback !== null && name?.isWhole === false && name.kind === 'reference'
      ? null
      : undefined,
  // Who has mitigated before resolves and recovers by looking whether it holds.
  ({ node, frame }) =>
    frame.isProcess &&
    frame.before === 'mitigation' &&
    /^(?:resolution|recovery)$/i.test(node.title) &&
    !node.children.some((child) => sectionKindOf(child.title) === 'mitigation')
      ? 'verification'
      : undefined,
  // "Recovery" after the mitigation that begins by looking is the watch over it, unless something is typed there.
  ({ node, frame }) =>
    /^recovery$/i.test(node.title) &&
    frame.before === 'mitigation' &&
    !holdsCode(node) &&
    itemsOf(node.blocks)
      .slice(0, 1)
      .some((item) => looksFirst.test(wordsOf(item)))
      ? 'verification'
      : undefined,
  // Whose responsibilities are numbered has a list of what to do.
  ({ node, frame }) => (frame.kind === null && numbersDuties(node) ? 'other' : undefined),
  ({ node, frame }) => (frame.kind === null && frame.nature.isContract && isContractPart(node.title) ? null : undefined),
  // When to call something is no symptom.
  ({ node, name, frame }) =>
    (frame.nature.kind === 'reference' || frame.nature.isContract) && /^when to\b/i.test(node.title)
      ? name?.kind === 'symptoms'
        ? null
        : kindWithin(node.title, frame.kind)
      : undefined,
  // A page of facts about a service says whom to call and who suffers, too.
  ({ name, frame }) =>
    frame.isDocument && frame.kind === 'reference' && (name?.kind === 'escalation' || name?.kind === 'impact') ? name.kind : undefined,
  // An entry of a list of documents says where the document is, not what it says.
  ({ node, frame }) => (frame.nature.kind === 'reference' && pointsElsewhere(node) ? 'reference' : undefined),
  // An example of a call is an example, whatever is called.
  ({ name, frame }) =>
    frame.kind === null && frame.fallback !== null && frame.nature.isContract && name?.isWhole === false ? null : undefined,
  // "Creating a configuration" is a task, not the configuration.
  (heading) =>
    namesInPassing(heading, 'reference') && (isTaskTitle(heading.bare) || looksTitle(heading.node.title) || holdsOnlyTasks(heading.node))
      ? null
      : undefined,
  // "Common Scenarios Quick Reference" is looked up by what is wrong; each of its parts is what one then does.
  (heading) =>
    namesInPassing(heading, 'reference') &&
    /\b(?:issues|problems|errors|scenarios|incidents|failures)\b.*\bquick reference$/i.test(heading.bare)
      ? null
      : undefined,
  // "Useful pod commands", each under a heading of its own: what each of them is for is what it is.
  (heading) =>
    namesInPassing(heading, 'reference') &&
    /\bcommands$/i.test(heading.bare) &&
    heading.node.children.length > 1 &&
    heading.node.children.every(({ level }) => level < 7)
      ? null
      : undefined,
  // Nor is "Creating queries" the looking itself.
  (heading) =>
    namesInPassing(heading, 'diagnosis') && heading.frame.nature.kind === 'procedure' && makes.test(heading.bare) ? null : undefined,
  // The alert that somebody was called by is told, unless its parts say what to do.
  ({ node, name, frame }) =>
    node.prefix?.startsWith('alert') === true && frame.kind === null && name === null && node.children.every(({ level }) => level === 7)
      ? 'symptoms'
      : undefined,
  // A task under material is done all the same.
  ({ name, bare, frame }) =>
    frame.kind === 'reference' &&
    frame.nature.kind === 'procedure' &&
    !frame.nature.isContract &&
    name?.isWhole !== true &&
    changingVerbs.test(bare)
      ? null
      : undefined,
  ({ node }) => (/^(?:phase|stage) \d.*\bmonitoring\b.*\d\s?(?:m|min|minutes|h|hours?)\b/i.test(node.text) ? 'verification' : undefined),
];

/** The kind that a heading names where it stands; null where it names none. */
export function kindOf(node: OutlineNode, frame: SectionFrame): SectionKind | null {
  if (frame.isRoot && node.level === 0) return frame.kind;
  if (frame.isRoot) return numbersDuties(node) ? 'other' : (sectionKindOf(node.title) ?? frame.kind);
  const heading = { node, bare: bareHeading(node.title), name: sectionNameOf(node.title), frame };
  const opinion = firstOpinion(rules, heading);
  return opinion === undefined ? kindWithin(node.title, frame.kind) : opinion;
}

/** In a report that looks back all is about the past incident; what set it off is one of its causes. */
function kindInReview(title: string, around: SectionKind | null): SectionKind | null {
  const own = sectionNameOf(title);
  if (own === null || (around !== 'post-incident' && !own.isWhole && own.kind !== 'post-incident')) return around;
  // How it came about is told again where the cause is told; what gets better is one of the lessons.
  if ((around === 'diagnosis' && own.kind === 'symptoms') || (around === 'post-incident' && own.kind === 'prevention')) return around;
  if (
    own.kind === 'reference' &&
    !/\b(?:references?|useful resources|links?|related|appendi|support|severity|history|background)/i.test(title)
  )
    return around;
  return /^triggers?\b/i.test(title) ? 'diagnosis' : own.kind;
}
