import type { Nodes } from 'mdast';
import { alertName } from './alert-name.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { childrenOf } from './node-text.ts';
import { fieldNamed, fieldsOf } from './read-fields.ts';
import { isOperational, partKindOf, partNameOf } from './section-kinds.ts';

/** Titles of a file of runbooks: the plural says it. */
const severalTitles = /\b(?:runbooks|playbooks)\s*(?:$|[-–—:|(]|for\b|of\b)|\bcommon (?:issues|cases|problems)\b|^troubleshooting\b/i;

/** Titles that name nothing in particular: a file of runbooks, or how any incident is handled. */
const openTitles =
  /^(?:the )?(?:(?:incident|emergency|operations?|operational|on[\s-]?call)(?: (?:response|management|handling))?|emergency procedures?) (?:runbook|playbook|handbook)$/i;

export const hasAlertField = (node: OutlineNode): boolean => fieldNamed(fieldsOf(node.blocks), /^alerts?(?: names?| rules?)?$/) !== null;

/** Kinds of the sections of action right below a heading, in headings or bold lines. */
const kindsBelow = (node: OutlineNode): ReadonlySet<string> =>
  new Set(
    node.children.flatMap((child) => {
      const name = partNameOf(child.title);
      return name !== null && name.isWhole && isOperational(name.kind) ? [name.kind] : [];
    }),
  );

const isCode = (node: Nodes): boolean => node.type === 'code' || childrenOf(node).some(isCode);

/** True when a code block stands below a heading. */
export const holdsCode = (node: OutlineNode): boolean => node.blocks.some(isCode) || node.children.some(holdsCode);

const whatIsWrong =
  /(?:down|high|low|fail(?:ed|ing|ures?)?|errors?|missing|absent|stuck|lag(?:ging)?|slow|full|unhealthy|crash\w*|unavailable|exceeded|exhausted|expir\w+|pending|spike|firing)$/i;

/** Three words run together, or two that say what is wrong: `QueueStuck`; `OpenSearch` is the name of a product. */
export function namesAlert(heading: string): boolean {
  const [name = heading] = heading.split(' / ', 1);
  return alertName.test(name) && (/(?:[A-Z][a-z0-9]+){3}|_/.test(name) || whatIsWrong.test(name));
}

/** A heading that begins a runbook, whatever stands around it. */
export const beginsRunbook = (node: OutlineNode): boolean => node.level < 7 && (namesAlert(node.title) || hasAlertField(node));

const hasOwnSections = (node: OutlineNode): boolean => node.level < 7 && partKindOf(node.title) === null && kindsBelow(node).size > 1;

/** Most headings have the sections of a runbook each, or headings in several groups have them. */
function isRepeated(headings: readonly OutlineNode[]): boolean {
  const own = headings.filter(hasOwnSections).length;
  const groups = headings.filter((group) => group.children.some(hasOwnSections)).length;
  return (own > 1 && own * 3 >= headings.length * 2) || groups > 1;
}

/** A heading with parts of its own that are no phases, one that says "Issue:", or phases of which most hold procedures to run. */
function holdsRunbooks(top: OutlineNode): boolean {
  const below = walkOutline(top)
    .map(({ node }) => node)
    .filter((node) => node !== top && node.level < 7);
  const holdsProcedures = (phase: OutlineNode): boolean => phase.children.some((child) => child.level === 7 && holdsCode(child));
  return below.some(
    (node) =>
      (hasOwnSections(node) && !node.children.some(({ number }) => number !== null)) ||
      (node.prefix !== null && node.prefix !== 'symptom') ||
      (node.children.length > 2 && node.children.filter(holdsProcedures).length * 2 > node.children.length),
  );
}

/** A heading that only groups alerts. */
export const groupsAlerts = ({ title }: OutlineNode): boolean => /\balerts$/i.test(title);

/** A heading with those right below it, and with those below headings that only group alerts ("Pager alerts"). */
const withBelow = (node: OutlineNode): readonly OutlineNode[] => [
  node,
  ...(partNameOf(node.title)?.isWhole === true && !groupsAlerts(node)
    ? []
    : node.children.flatMap((child) => (groupsAlerts(child) ? withBelow(child) : [child]))),
];

/**
 * True for a document, or its title heading, that holds several runbooks side by side; false where it is one runbook
 * and what stands below are its sections.
 */
export function isSeveral(top: OutlineNode, file: string): boolean {
  const headings = top.children.filter(({ level }) => level < 7);
  // The README of a folder of runbooks is about them, it does not hold them.
  const isSeveralByTitle = severalTitles.test(top.title) || (openTitles.test(top.title) && holdsRunbooks(top));
  if (top.level > 0 && isSeveralByTitle && !/(?:^|[\\/])(?:readme|index|contributing)\b[^\\/]*$/i.test(file)) return true;
  const below = headings.flatMap(withBelow);
  if (below.some(({ prefix }) => prefix === 'runbook' || prefix === 'playbook') || below.filter(beginsRunbook).length > 1) return true;
  if (kindsBelow(top).size > 1) return false;
  if (isRepeated(headings)) return true;
  // A page without a title, of tasks that each have their commands.
  return top.level === 0 && headings.length > 1 && kindsBelow(top).size === 0 && headings.every(holdsCode);
}
