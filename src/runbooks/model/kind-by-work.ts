import { changingVerbs, looksTitle, type Content } from './default-kinds.ts';
import { bareHeading } from './document-nature.ts';
import type { SectionKind } from './document.ts';
import { firstOpinion, type Opinion } from './first-opinion.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import type { SectionFrame } from './section-frame.ts';
import { leadingKindOf, sectionNameOf, type SectionName } from './section-kinds.ts';

/** Nothing to type anywhere below a heading, only tables and lists with what is said about them. */
const holdsOnlyTables = (node: OutlineNode): boolean => {
  const types = walkOutline(node).flatMap((each) => each.node.blocks.map(({ type }) => type));
  return types.includes('table') && types.every((type) => ['table', 'paragraph', 'html', 'list', 'thematicBreak'].includes(type));
};

/** Verbs of looking that may as well begin a step that mends. */
const looks = /^(?:check|view|review|list|look|monitoring|show|test|compare)\b/i;

/** The first half of "Backup and Recovery". */
const backsUp = /\bbackups?$|^(?:configur|creat|launch|set[\s-]?up)|\bset[\s-]?up\b/i;
const backsUpAndMends = /\bbackups? (?:&|and) re/i;

/** What stands in a table or a picture beside the work: names that a part of the work does not end in. */
const besideWork = /\b(?:reference|overview|thresholds|limits|configuration|dependencies|recommendations|triggers|states|levels)$/i;

/** "Common errors and solutions": a table of what mends each is still what mends it. */
const mendsByName = /\b(?:solutions?|fixes|remed(?:y|ies)|workarounds?)$/i;

/** A heading with the kind that it names where it stands, and what it holds. */
interface Held {
  readonly node: OutlineNode;
  readonly bare: string;
  readonly name: SectionName | null;
  readonly named: SectionKind | null;
  readonly frame: SectionFrame;
  readonly content: () => Content;
}

/** Without an opinion it is what the heading names. */
const rules: readonly ((held: Held) => Opinion)[] = [
  ({ node, name, named, frame, content }) => {
    if (named !== 'symptoms' || frame.kind !== 'symptoms' || name?.kind === 'symptoms') return undefined;
    // Who describes a symptom and then has something to type looks for its cause.
    if (name === null && frame.nature.kind === 'procedure' && content() !== 'look') return null;
    if (node.level < 7 && /^[A-Z]\w+ing\b/.test(node.title) && content() === 'tasks') return null;
    return ['look', 'change'].includes(content()) ? 'diagnosis' : named;
  },
  ({ node, named, frame, content }) => {
    if (named !== 'reference' || frame.nature.kind === 'reference' || !/\b(?:logs?|monitoring)$/i.test(node.title)) return undefined;
    if (content() !== 'look') return named;
    return /^monitoring$/i.test(node.title) && frame.before === 'mitigation' ? 'verification' : 'diagnosis';
  },
  // "Check the limits" among things to mend looks, unless something is changed there.
  ({ bare, named, frame, content }) =>
    named === 'mitigation' &&
    frame.kind !== null &&
    frame.kind !== 'verification' &&
    looks.test(bare) &&
    (content() === 'look' || (looksTitle(bare) && content() === 'prose'))
      ? 'diagnosis'
      : undefined,
  // "Backup and Recovery": only the second half of it mends.
  ({ bare, name, named, frame }) =>
    named === 'mitigation' && name?.kind !== 'mitigation' && backsUp.test(bare) && backsUpAndMends.test(frame.path.at(-1) ?? '')
      ? 'other'
      : undefined,
  ({ bare, name, frame, content }) => {
    if (!besideWork.test(bare) || (frame.kind !== 'diagnosis' && frame.kind !== 'mitigation' && frame.kind !== 'prevention'))
      return undefined;
    const isPicture = content() === 'material' && frame.kind !== 'prevention' && name?.kind === 'reference';
    return content() === 'table' || isPicture ? 'reference' : undefined;
  },
  // What prevents something by changing it is no looking, though it stands among the causes.
  ({ node, named, frame, content }) =>
    named === 'diagnosis' && frame.kind === 'diagnosis' && /\bprevention$/i.test(node.title) && content() === 'change'
      ? 'mitigation'
      : undefined,
  // What follows is about headings that name their kind in passing, under none that names any.
  ({ name, named, frame }) => (frame.kind !== null || name === null || (name.isWhole && named !== 'other') ? named : undefined),
  ({ bare, content }) => (besideWork.test(bare) && ['list', 'material'].includes(content()) ? 'reference' : undefined),
  ({ node, named }) => (named === 'diagnosis' && holdsOnlyTables(node) ? 'reference' : undefined),
  ({ named }) => (named === 'mitigation' || named === 'other' ? undefined : named),
  ({ bare, named, frame }) => (named === 'other' && frame.nature.mends && !/^(?:before|during|after)\b/i.test(bare) ? null : undefined),
  ({ node, named, bare, content }) =>
    (content() === 'table' || content() === 'material') &&
    !changingVerbs.test(bare) &&
    !mendsByName.test(bare) &&
    leadingKindOf(node.title) !== named
      ? null
      : undefined,
];

/** What a section holds against what its heading says, where the heading says it in passing only. */
export function kindByWork(node: OutlineNode, named: SectionKind | null, frame: SectionFrame, content: () => Content): SectionKind | null {
  const held = { node, bare: bareHeading(node.title), name: sectionNameOf(node.title), named, frame, content };
  const opinion = firstOpinion(rules, held);
  return opinion === undefined ? named : opinion;
}
