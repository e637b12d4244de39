import type { Nodes, RootContent } from 'mdast';
import type { SectionKind } from './document.ts';
import { bareHeading, isCodeHeading, isContractPart, type DocumentNature } from './document-nature.ts';
import type { DraftStep } from './draft-step.ts';
import { itemsOf, wordsOf } from './node-text.ts';
import type { OutlineNode } from './outline.ts';
import { fieldsOf } from './read-fields.ts';
import { sectionNameOf } from './section-kinds.ts';
import { holdsCode } from './several-runbooks.ts';

/** A heading that says what went wrong: "Scenario B: Corrupted primary", "High CPU usage". */
const trouble =
  /\b(?:down|outages?|fail(?:s|ed|ing|ures?)?|errors?|issues?|problems?|unavailable|unreachable|degrad\w+|compromised?|corrupt\w*|crash\w*|lost|leak\w*|stuck|exhaust\w*|attacks?|breach\w*|vulnerabilit\w+|split[\s-]brain|pressure|contention|saturat\w+|deadlocks?|timeouts?|timed out|throttl\w+|stall\w*|overload\w*|disconnect\w+|unhealthy|spikes?|backlogs?|flapping|hung|not (?:working|responding|running|starting))\b|^(?:high|slow|low|no|missing)\b|\bexception scenarios?\b/i;

/** A heading that says what to do, or that steps follow. */
const task =
  /^(?:how (?:to|we|do)\b|(?:other )?steps\b|(?:process|stages?|usage|set(?:ting)?[\s-]?up|getting started|manual|manually|get|set|make|making|running|use|using)\b|(?:add|access|amend|appl[yi]|build|chang|check|cho[os]s|clon|configur|connect|cop[yi]|creat|defin|delet|deploy|download|enabl|export|generat|giv|grant|import|initiali[sz]|install|merg|migrat|mov|open|prepar|provid|provision|rais|read|register|remov|renam|request|run|search|select|send|stor|submit|switch|trigger|updat|upload|writ)(?:e|ing|ying)?\b(?! (?:model|path|level|list|point|time|window|file|pattern)s?\b))|\b(?:set[\s-]?up|steps|process|workflow)$/i;

/** Verbs after which something is not what it was before. */
export const changingVerbs = /^(?:how to |(?:add|create|delete|disable|merge|move|remove|rename|set up|trigger)\b)/i;

export const looksTitle = (title: string): boolean => /^(?:view(?:ing)?|show(?:ing)?|tail|inspect|look(?:ing)? at)\b/i.test(title);

/** A heading over what somebody finds out before anything is mended, though nothing is typed below it. */
const findsOut = /^(?:review|examine|find out|figure out|look (?:at|for|into)|see (?:what|which|whether|if)|understand)\b(?! and )/i;

/** A heading that asks or explains. */
const explains = /^(?:what|who|why)\b|^how (?!to\b|we\b|do\b)/i;

export const isTaskTitle = (title: string): boolean => task.test(title);
export const namesTrouble = (title: string): boolean => trouble.test(title);

/** Items that tell somebody what to do begin with the verb. */
const imperative =
  /^(?:(?:then|now|please|optionally|first|next|finally),? )?(?:add|apply|approve|ask|assign|attach|call|change|check|choose|clear|click|clone|close|commit|configure|confirm|contact|copy|create|define|delete|deploy|disable|do|download|edit|enable|ensure|enter|find|follow|get|give|go|identify|import|inform|install|keep|log|look|make|merge|monitor|move|navigate|notify|open|paste|perform|post|provide|push|raise|record|remove|rename|replace|request|restart|restore|review|roll|run|save|scale|search|select|send|set|sign|start|stop|submit|switch|take|tell|test|trigger|try|type|update|upload|use|verify|view|wait|write)\b/i;

/** Headings that say no more than that something is to be done. */
const isAnyWork = /^(?:playbook|runbook|steps?|instructions?|procedures?|what to do|actions?)$/i;

/** Items that tell somebody to look. */
const looking =
  /^(?:(?:then|now|next|first|finally),? )?(?:analy[sz]e|check|collect|compare|confirm|correlate|describe|determine|examine|find|gather|get|identify|inspect|investigate|list|look|monitor|query|read|retrieve|review|search|see|trace|verify|view)\b/i;

/** Most of the items of a heading's lists tell somebody to look. */
function looksMostly(node: OutlineNode): boolean {
  const items = itemsOf(node.blocks).map(wordsOf);
  return items.filter((item) => looking.test(item)).length * 3 > items.length * 2;
}

const beginsWithLink = (node: Nodes): boolean => 'children' in node && node.children[0]?.type === 'link';

/** What a section holds. */
export type Content = 'change' | 'look' | 'table' | 'material' | 'tasks' | 'list' | 'prose' | 'empty';

/** Blocks of a heading, with those under bold lines below it ("Pros:"). */
const blocksOf = (node: OutlineNode): readonly RootContent[] => [
  ...node.blocks,
  ...node.children.filter(({ level, title }) => level === 7 && sectionNameOf(title) === null).flatMap(blocksOf),
];

/** What a rule or a way of doing something is told in. */
const instructs = /\b(?:should|must|needs? to|has to|have to) be\b|\byou (?:should|must|need|have to|will need|can)\b/i;

export function contentOf(node: OutlineNode, drafts: readonly DraftStep[]): Content {
  const commands = drafts.flatMap((draft) => draft.commands);
  if (commands.some(({ risk }) => risk !== 'read-only')) return 'change';
  if (commands.length > 0) return 'look';
  const blocks = blocksOf(node);
  if (blocks.some(({ type }) => type === 'code')) return 'material';
  const lists = blocks.filter((block) => block.type === 'list');
  const entries = itemsOf(blocks);
  const items = entries.map(wordsOf);
  const isToDo = lists.some(({ ordered, children }) => ordered === true || children.some(({ checked }) => typeof checked === 'boolean'));
  const told = items.filter((item) => imperative.test(item)).length;
  // The table beside numbered steps is what they fill in.
  const isTable = blocks.some(({ type }) => type === 'table');
  if (isTable && !(lists.some(({ ordered }) => ordered === true) && told * 2 > items.length)) return 'table';
  if (isToDo || told * 2 > items.length) return 'tasks';
  // A list of links is what one looks up.
  if (entries.length > 0 && entries.every(beginsWithLink)) return 'material';
  if (items.length > 0) return blocks.some((block) => block.type === 'paragraph' && instructs.test(wordsOf(block))) ? 'tasks' : 'list';
  // "What: …", "How often: …": a table in other clothes.
  if (fieldsOf(blocks).length > 1) return 'list';
  return blocks.length > 0 ? 'prose' : 'empty';
}

/** What a heading that names nothing and holds nothing is, by what stands below it. */
function ofChildren(below: readonly SectionKind[], nature: DocumentNature): SectionKind {
  const [first, ...others] = [...new Set(below)];
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined && others.every((kind) => kind === 'diagnosis' || kind === 'reference') && first === 'reference')
    return 'reference';
  return nature.kind === 'alert' || nature.kind === 'symptom' ? 'mitigation' : 'other';
}

/** Everything that decides the kind of a section whose heading names none. */
export interface Unnamed {
  readonly node: OutlineNode;
  readonly drafts: readonly DraftStep[];
  /** Kinds of the sections below it. */
  readonly below: readonly SectionKind[];
  readonly nature: DocumentNature;
  /** What the heading around was taken for in the same way. */
  readonly around: SectionKind | null;
}

/** Made ready beside what the document is about. */
const setsUp = /\b(?:set[\s-]?up|install\w*|using|configur\w*|prepar\w*)\b/i;

/**
 * The kind of a section whose heading names none and stands under none that does: by what the document is, and by what the
 * section holds. Chosen by counting what people called such sections.
 */
export function kindByContent(section: Unnamed): SectionKind {
  const kind = kindByBlocks(section);
  if (section.nature.investigates && (kind === 'other' || kind === 'mitigation'))
    return contentOf(section.node, section.drafts) === 'change' ? 'mitigation' : 'diagnosis';
  return kind === 'other' && section.nature.mends && !setsUp.test(section.node.title) ? 'mitigation' : kind;
}

function kindByBlocks({ node, drafts, below, nature, around }: Unnamed): SectionKind {
  const content = contentOf(node, drafts);
  if (
    isCodeHeading(node) ||
    /^(?:api|request|call) examples?$/i.test(bareHeading(node.title)) ||
    (nature.isContract && isContractPart(node.title))
  )
    return 'reference';
  const title = bareHeading(node.title);
  if (nature.isForm) return 'other';
  if (looksTitle(title)) return 'diagnosis';
  const isTask = isTaskTitle(title);
  if (nature.kind === 'reference') return (isTask || around === 'other') && !nature.isContract ? 'other' : 'reference';
  if (nature.kind === 'alert' || nature.kind === 'symptom') {
    if (content === 'empty') return ofChildren(below, nature);
    if (content === 'material' || content === 'table') return 'reference';
    if (content !== 'change' && findsOut.test(title)) return 'diagnosis';
    if (content === 'tasks' && isAnyWork.test(title)) return looksMostly(node) ? 'diagnosis' : 'mitigation';
    return content === 'look' && !trouble.test(title) ? 'diagnosis' : 'mitigation';
  }
  const isTalk = nature.kind === 'process' && (content === 'prose' || content === 'empty');
  if (trouble.test(title) && !isTask && !isTalk && content !== 'table' && content !== 'material') {
    if (content === 'empty') return ofChildren(below, nature);
    return content === 'look' ? 'diagnosis' : 'mitigation';
  }
  if (
    !nature.isTalk &&
    (explains.test(title) || (around !== 'other' && !node.children.some(holdsCode) && /^(?:\w+ )?examples?$|^examples\b/i.test(title))) &&
    ['prose', 'list', 'material'].includes(content)
  )
    return 'reference';
  if (around === 'reference' && nature.isContract) return around;
  if (around !== null && content !== 'change' && content !== 'table' && content !== 'look') return around;
  switch (content) {
    case 'change':
      return 'other';
    case 'look':
      return isTask || /\bbackups?\b/i.test(title) ? 'other' : 'diagnosis';
    case 'table':
      return 'reference';
    case 'empty':
      return isTask || /^(?:phase|step|stage)\b/i.test(node.text) ? 'other' : ofChildren(below, nature);
    case 'tasks':
      return 'other';
    case 'material':
    case 'list':
      // Links over further headings lead to them.
      if (nature.mends && node.children.some(({ level }) => level < 7)) return 'other';
      // What a numbered step of a procedure shows is to be typed in somewhere.
      if (content === 'material' && node.number !== null && nature.kind === 'procedure') return 'other';
      return isTask || (nature.kind === 'process' && content === 'list') ? 'other' : 'reference';
    case 'prose':
      return nature.isContract ? 'reference' : 'other';
  }
}

/** What an unnamed heading hands down to the unnamed ones below, where it is a task or holds something itself. */
export function handedDown(section: Omit<Unnamed, 'below'>): SectionKind | null {
  const { node, drafts, nature, around } = section;
  if (nature.kind === 'alert' || nature.kind === 'symptom') return around;
  if (nature.isContract && isContractPart(node.title)) return 'reference';
  if (isTaskTitle(bareHeading(node.title))) return 'other';
  if (nature.kind !== 'procedure') return around;
  if (contentOf(node, drafts) === 'empty') return around;
  const kind = kindByBlocks({ ...section, below: [] });
  return kind === 'other' || kind === 'reference' ? kind : around;
}
