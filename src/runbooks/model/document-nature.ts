import type { Nodes } from 'mdast';
import type { RunbookKind } from './document.ts';
import { childrenOf, wordsOf } from './node-text.ts';
import { sectionNameOf } from './section-kinds.ts';
import { walkOutline, type OutlineNode } from './outline.ts';

/** What a document is as a whole, where its headings alone do not say what they hold. */
export interface DocumentNature {
  readonly kind: RunbookKind;
  /** Describes the call of a task or an interface: what goes in, what comes out. */
  readonly isContract: boolean;
  /** The same questions under every heading, to be filled in. */
  readonly isForm: boolean;
  /** What it tells how to do puts something back: its steps mend, whatever they are called. */
  readonly mends: boolean;
  /** What it tells how to do is to find out what is wrong: its steps look, unless they change something. */
  readonly investigates: boolean;
  /** Nothing but material to look up: a glossary, principles, rules of alerts, functions. */
  readonly isMaterial: boolean;
  /** Slide after slide of what somebody says: only a heading that is nothing but a name is one. */
  readonly isTalk: boolean;
}

/** The nature of what shows none: one of several runbooks, or a document that its kind alone describes. */
export const plainNature = (kind: RunbookKind): DocumentNature => ({
  kind,
  isContract: false,
  isForm: false,
  mends: false,
  investigates: false,
  isMaterial: false,
  isTalk: false,
});

const headingsOf = (top: OutlineNode): readonly OutlineNode[] =>
  walkOutline(top)
    .map(({ node }) => node)
    .filter((node) => node !== top && node.level < 7);

/** Parts of the description of a call. */
const parts =
  /^(?:(?:task|api|rest|http) )?(?:endpoints?|requests?|responses?|(?:request |response )?body|headers?|(?:task |job )?inputs?(?: fields| parameters)?|outputs?|returns?|payload|arguments|parameters|results?|task results?|examples?|usage examples?|api(?: reference)?|behaviou?r|\d{3} [a-z ]+)$/i;
/** Those that no other document has. */
const callParts =
  /^(?:(?:task|api|rest|http) )?(?:endpoints?|request(?: body)?|(?:task |job )?inputs?(?: fields| parameters)?|arguments|returns?|task api|api (?:examples?|reference))$/i;

/** A heading without its number and what stands in parentheses. */
export const bareHeading = (title: string): string =>
  title
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replaceAll(/\([^()]*\)/g, '')
    .trim();

export const isContractPart = (title: string): boolean => parts.test(bareHeading(title));

/** The name of something to call or to type: a function with its arguments, a path, a key. */
export const isCodeHeading = (node: OutlineNode): boolean =>
  /^[!/][a-z]\w*/.test(node.title) || /^[a-z][\w./-]*[_./(][\w./()-]*(?:\s[<[(—–-].*)?$/.test(node.title);

const materialTitle =
  /\b(?:glossary|terms|terminology|definitions|principles|licen[cs]e|catalogu?e|cheat[\s-]?sheet|index|code of conduct)$|^(?:glossary|terms|licen[cs]e|change ?log|contributing)\b/i;

/** "How the machines reach the internet": an answer, not a way to go. */
const explains = /^how (?!to\b|we\b|do\b|can\b)\w/i;

/** Adds up how often each type of node stands in a node. */
function countTypes(node: Nodes, counts: Map<string, number>): void {
  counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  for (const child of childrenOf(node)) countTypes(child, counts);
}

/** What blocks stand in a document. */
function blocksOf(top: OutlineNode): { readonly lists: number; readonly languages: readonly string[]; readonly words: string } {
  const blocks = walkOutline(top).flatMap(({ node }) => node.blocks);
  const counts = new Map<string, number>();
  for (const block of blocks) countTypes(block, counts);
  const code = blocks.flatMap((block) => (block.type === 'code' ? [block.lang?.toLowerCase() ?? ''] : []));
  return {
    lists: counts.get('listItem') ?? 0,
    languages: counts.has('code') && code.length === 0 ? [''] : code,
    words:
      counts.has('text') || counts.has('inlineCode') ? blocks.map((block) => (block.type === 'code' ? '' : wordsOf(block))).join(' ') : '',
  };
}

const people = /\b(?:incidents?|cris[ie]s|responders?|commanders?|post-?mortems?|on-call|stakeholders?)\b/gi;

/** The same unnamed headings, with nothing to type below them, under one numbered heading after the other. */
export function isForm(top: OutlineNode): boolean {
  const asked = top.children.filter(({ number }) => number !== null).flatMap(({ children }) => children);
  const titles = asked
    .filter((node) => node.level < 7 && sectionNameOf(node.title) === null && node.blocks.every(({ type }) => type !== 'code'))
    .map(({ title }) => bareHeading(title));
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  const repeated = titles.filter((title) => (counts.get(title) ?? 0) > 3).length;
  return repeated > 0 && repeated * 2 > asked.length;
}

/** Putting back what was lost, or what runs badly. */
const mending =
  /\b(?:recreat|re-creat|restor|recover|rebuild|rotat|restart|fail[\s-]?over|fail[\s-]?back|switch[\s-]?over|roll(?:ing)?[\s-]?back|repair|reset|revok|renew)/i;

/** Finding out what is wrong. */
const investigating =
  /^(?:how to )?(?:analy[sz]|debug|diagnos|investigat|triag|troubleshoot)|\b(?:investigation|troubleshooting|triage|diagnosis)(?: guide)?$/i;

/** Many headings, of which few are names of parts. */
const isTalk = (headings: readonly OutlineNode[]): boolean =>
  headings.length > 40 && headings.filter(({ title }) => sectionNameOf(title)?.isWhole === true).length * 6 < headings.length;

/** The kind that a document's content gives it, where its headings name no parts of a runbook. */
export function natureOf(top: OutlineNode, titles: readonly string[], kind: RunbookKind): DocumentNature {
  const headings = headingsOf(top);
  const functions = headings.filter(isCodeHeading).length;
  const isContract =
    headings.some(({ title }) => callParts.test(bareHeading(title))) &&
    (functions > 0 || headings.filter(({ title }) => isContractPart(title)).length > 1);
  const { lists, languages, words } = blocksOf(top);
  const onlyRules = languages.length > 0 && languages.every((language) => /^(?:ya?ml|json)$/.test(language)) && lists === 0;
  const isEmpty = languages.length === 0 && lists === 0 && headings.length === 0;
  const isMaterial =
    titles.some((title) => materialTitle.test(title) || explains.test(title)) ||
    onlyRules ||
    (functions > 2 && functions * 2 > headings.length) ||
    isEmpty;
  if (kind === 'procedure' && isMaterial) return { ...plainNature('reference'), isContract, isMaterial };
  // Nothing to type, and the talk is of incidents and the people in them.
  if (kind === 'procedure' && languages.length === 0 && (words.match(people)?.length ?? 0) > 4)
    return { ...plainNature('process'), isContract, isTalk: isTalk(headings) };
  const investigates = (kind === 'procedure' || kind === 'symptom') && titles.some((title) => investigating.test(title));
  return {
    kind,
    isContract,
    isForm: isForm(top),
    mends: kind === 'procedure' && !investigates && titles.some((title) => mending.test(title)),
    investigates,
    isMaterial: kind === 'reference' && isMaterial,
    isTalk: kind === 'process' && languages.length === 0 && isTalk(headings),
  };
}
