import { isTaskTitle, looksTitle, type Content } from './default-kinds.ts';
import type { SectionKind } from './document.ts';
import { bareHeading, isContractPart } from './document-nature.ts';
import { isPostIncidentTitle } from './heading-roles.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import type { SectionFrame } from './section-frame.ts';
import { kindWithin, sectionKindOf, sectionNameOf } from './section-kinds.ts';

/** Nothing to do anywhere below a heading, only tables with what is said about them. */
const holdsOnlyTables = (node: OutlineNode): boolean => {
  const types = [...walkOutline(node)].flatMap((each) => each.node.blocks.map(({ type }) => type));
  return types.includes('table') && types.every((type) => type === 'table' || type === 'paragraph' || type === 'html');
};

/** Verbs of looking that may as well begin a step that mends. */
const looks = /^(?:check|view|review|list|look|show|test|compare)\b/i;

/** What a section holds against what its heading says, where the heading says it in passing only. */
export function kindByWork(node: OutlineNode, named: SectionKind | null, frame: SectionFrame, content: () => Content): SectionKind | null {
  const name = sectionNameOf(node.title);
  // Who describes a symptom and then has something to type looks for its cause.
  if (named === 'symptoms' && frame.kind === 'symptoms' && name === null && frame.nature.kind === 'procedure' && content() !== 'look')
    return null;
  if (named === 'symptoms' && frame.kind === 'symptoms' && name?.kind !== 'symptoms') {
    if (node.level < 7 && /^[A-Z]\w+ing\b/.test(node.title) && content() === 'tasks') return null;
    return ['look', 'change'].includes(content()) ? 'diagnosis' : named;
  }
  if (named === 'reference' && frame.nature.kind !== 'reference' && /\b(?:logs?|monitoring)$/i.test(node.title))
    return content() === 'look' ? 'diagnosis' : named;
  // "Check the limits" among things to mend looks, unless something is changed there.
  if (named === 'mitigation' && frame.kind === 'mitigation' && looks.test(bareHeading(node.title)) && content() === 'look')
    return 'diagnosis';
  if (frame.kind !== null || name === null || (name.isWhole && named !== 'other')) return named;
  if (named === 'diagnosis') return holdsOnlyTables(node) ? 'reference' : named;
  if (named !== 'mitigation' && named !== 'other') return named;
  if (named === 'other' && frame.nature.mends && !/^(?:before|during|after)\b/i.test(bareHeading(node.title))) return null;
  return content() === 'table' || content() === 'material' ? null : named;
}

/** The kind of what stands below a heading and names none itself. */
export function kindBelow(node: OutlineNode, frame: SectionFrame, kind: SectionKind | null): SectionKind | null {
  if (!frame.isRoot) return kind;
  // A title says what the runbook is about ("Backup and Recovery"), not what each part of it holds.
  return frame.isDocument || (frame.isProcess && kind === 'diagnosis') || sectionNameOf(node.title)?.isWhole !== true ? frame.kind : kind;
}

/** Verbs after which something is not what it was before. */
const changes = /^(?:how to |(?:add|create|delete|disable|merge|move|remove|rename|set up|trigger)\b)/i;

const makes = /^(?:build|creat|defin|execut|sav|writ)(?:e|ing)?\b/i;

/** Several headings below, each of which says what to do. */
const holdsOnlyTasks = (node: OutlineNode): boolean =>
  node.children.length > 1 && node.children.every(({ title }) => changes.test(bareHeading(title)));

/** The kind that a heading names where it stands; null where it names none. */
export function kindOf(node: OutlineNode, frame: SectionFrame): SectionKind | null {
  if (frame.isRoot) return node.level === 0 ? frame.kind : (sectionKindOf(node.title) ?? frame.kind);
  if (frame.nature.isMaterial) return 'reference';
  if (frame.nature.isForm) return null;
  if (frame.isReview) return kindInReview(node.title, frame.kind);
  if (isPostIncidentTitle(frame.path.at(-1) ?? '') && !frame.isDocument) return kindWithin(node.title, 'post-incident');
  // Who has mitigated before resolves and recovers by looking whether it holds.
  if (frame.isProcess && frame.before === 'mitigation' && /^(?:resolution|recovery)$/i.test(node.title)) return 'verification';
  if (frame.kind === null && frame.nature.isContract && isContractPart(node.title)) return null;
  const name = sectionNameOf(node.title);
  if ((frame.nature.kind === 'reference' || frame.nature.isContract) && /^when to\b/i.test(node.title))
    return name?.kind === 'symptoms' ? null : kindWithin(node.title, frame.kind);
  // An example of a call is an example, whatever is called.
  if (frame.kind === null && frame.fallback !== null && frame.nature.isContract && name?.isWhole === false) return null;
  // "Creating a configuration" is a task, not the configuration.
  if (
    frame.kind === null &&
    name?.kind === 'reference' &&
    !name.isWhole &&
    (isTaskTitle(bareHeading(node.title)) || looksTitle(node.title) || holdsOnlyTasks(node))
  )
    return null;
  // Nor is "Creating queries" the looking itself.
  if (
    frame.kind === null &&
    name?.kind === 'diagnosis' &&
    !name.isWhole &&
    frame.nature.kind === 'procedure' &&
    makes.test(bareHeading(node.title))
  )
    return null;
  // The alert that somebody was called by is told, unless its parts say what to do.
  if (node.prefix?.startsWith('alert') === true && frame.kind === null && name === null && node.children.every(({ level }) => level === 7))
    return 'symptoms';
  // A task under material is done all the same.
  if (
    frame.kind === 'reference' &&
    frame.nature.kind === 'procedure' &&
    !frame.nature.isContract &&
    name?.isWhole !== true &&
    changes.test(bareHeading(node.title))
  )
    return null;
  if (/^(?:phase|stage) \d.*\bmonitoring\b.*\d\s?(?:m|min|minutes|h|hours?)\b/i.test(node.text)) return 'verification';
  return kindWithin(node.title, frame.kind);
}

/** In a report that looks back all is about the past incident; what set it off is one of its causes. */
function kindInReview(title: string, around: SectionKind | null): SectionKind | null {
  const own = sectionNameOf(title);
  if (own === null || (around !== 'post-incident' && !own.isWhole && own.kind !== 'post-incident')) return around;
  if (own.kind === 'reference' && !/\b(?:references?|links?|related|appendi|support|severity|history|background)/i.test(title))
    return around;
  return /^triggers?\b/i.test(title) ? 'diagnosis' : own.kind;
}
