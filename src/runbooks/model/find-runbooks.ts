import type { RunbookKind, SectionKind } from './document.ts';
import { alertName } from './alert-name.ts';
import { documentKind, isReview, onlyDescribes, titlesOf, type Named } from './document-kind.ts';
import { headingRole, isIssuesTitle, isPostIncidentTitle, isProcessTitle, isReferenceTitle } from './heading-roles.ts';
import { ownEnd, walkOutline, wholeEnd, type OutlineNode } from './outline.ts';
import { natureOf, plainNature, type DocumentNature } from './document-nature.ts';
import { fieldsOf } from './read-fields.ts';
import { holdsWork } from './read-sections.ts';
import { isOperational, partKindOf } from './section-kinds.ts';
import { beginsRunbook, groupsAlerts, hasAlertField, holdsCode, isSeveral, namesAlert } from './several-runbooks.ts';

/** A part of the outline that is a runbook, and what of it is not (procedures inside that stand for themselves). */
export interface FoundRunbook {
  readonly node: OutlineNode;
  readonly kind: RunbookKind;
  readonly endLine: number;
  readonly path: readonly OutlineNode[];
  readonly skip: ReadonlySet<OutlineNode>;
  /** Kind of the phase around. */
  readonly phaseKind: SectionKind | null;
  /** True where the runbook is the whole document. */
  readonly isDocument: boolean;
  /** True for a report of a past incident, and the form of one. */
  readonly isReview: boolean;
  readonly nature: DocumentNature;
  /** Headings after it that belong to it ("Action Item Categories" after the review). */
  readonly tail: readonly OutlineNode[];
}

type Found = Omit<FoundRunbook, 'tail' | 'endLine'> & { endLine?: number; tail?: OutlineNode[] };

const nothing: ReadonlySet<OutlineNode> = new Set();

const hasOwnFields = (node: OutlineNode): boolean =>
  hasAlertField(node) ||
  fieldsOf(node.blocks).filter(({ key }) => /^(?:severity|sla|(?:on[\s-]?call )?teams?|(?:estimated |user |business )?impact)$/.test(key))
    .length > 1;

/** Sections of action right below a heading, in headings or bold lines. */
const operationalChildren = (node: OutlineNode): number =>
  node.children.filter((child) => child.number === null && headingRole(child.title) === null && isOperational(partKindOf(child.title)))
    .length;

/** Headings that are steps in time: numbered, or with a time box. */
const isPhase = (node: OutlineNode): boolean => node.level < 7 && (node.number !== null || node.timeText !== null);
const isPhased = (node: OutlineNode): boolean => {
  const headings = node.children.filter(({ level }) => level < 7);
  return headings.length > 1 && headings.filter(isPhase).length * 2 > headings.length;
};

/** A heading inside a phase that is a procedure of its own, not a form, a list of people or a description. */
const isSubProcedure = (node: OutlineNode): boolean => {
  const role = headingRole(node.title);
  if (role !== null && role !== 'links') return false;
  return !/^(?:if|when|for)\b/i.test(node.title) && partKindOf(node.title) !== 'symptoms' && holdsWork(node, true);
};

function kindOf(node: OutlineNode, path: readonly OutlineNode[]): RunbookKind {
  const above = path.map(({ title }) => title);
  if (hasAlertField(node)) return 'alert';
  if (isProcessTitle(node.title) && operationalChildren(node) === 0) return 'process';
  if (above.some(isReferenceTitle) || isReferenceTitle(node.title)) return 'reference';
  if (
    node.children.some(
      (child) =>
        partKindOf(child.title) === 'symptoms' &&
        (/symptom|sign|indicat|outage/i.test(child.title) || (child.number === null && /detect|trigger/i.test(child.title))),
    ) ||
    above.some(isIssuesTitle) ||
    node.prefix === 'issue' ||
    node.prefix === 'problem'
  )
    return 'symptom';
  return 'procedure';
}

function asRunbook(node: OutlineNode, path: readonly OutlineNode[], change: Partial<Found> = {}): Found {
  const kind = change.kind ?? kindOf(node, path);
  const nature = plainNature(kind);
  return { node, kind, path, skip: nothing, phaseKind: null, isDocument: false, isReview: false, nature, ...change };
}

/** A process in phases. Where phases hold procedures under bold lines, each phase is a runbook, else the process is one. */
function readProcess(node: OutlineNode, path: readonly OutlineNode[]): Found[] {
  const here = [...path, node];
  const all = node.children.flatMap((phase) => phase.children.filter(isSubProcedure).map((sub) => ({ phase, sub })));
  // Bold lines over lists are remarks on the phase; procedures have something to run.
  const bold = all.filter(({ sub }) => sub.level === 7);
  const isByBold = bold.length > 0 && bold.filter(({ sub }) => holdsCode(sub)).length * 5 >= bold.length * 4;
  const subs = isByBold ? all : all.filter(({ sub }) => sub.level < 7);
  const asProcedures = (from: typeof subs): Found[] =>
    from.map(({ phase, sub }) => asRunbook(sub, [...here, phase], { kind: 'procedure', phaseKind: partKindOf(phase.title) }));
  if (!isByBold) return [asRunbook(node, path, { kind: 'process', skip: new Set(subs.map(({ sub }) => sub)) }), ...asProcedures(subs)];
  return node.children.flatMap((phase): Found[] => {
    const own = subs.filter((entry) => entry.phase === phase);
    const isPostIncident = isPostIncidentTitle(phase.title);
    const kept = phase.children.filter((child) => !own.some(({ sub }) => sub === child));
    const stands = own.length === 0 || holdsWork(phase, false) || isPostIncident || kept.some((child) => holdsWork(child, true));
    const whole: Found[] = stands ? [asRunbook(phase, here, { kind: 'process', skip: new Set(own.map(({ sub }) => sub)) })] : [];
    return [...whole, ...asProcedures(own)];
  });
}

function visitChildren(node: OutlineNode, path: readonly OutlineNode[]): Found[] {
  const found: Found[] = [];
  for (const child of node.children) {
    const last = found.at(-1);
    // What only lists and classifies belongs to the review that it follows.
    if (headingRole(child.title) === 'reference-part' && last && last.path.at(-1) === node && isPostIncidentTitle(last.node.title))
      last.tail = [...(last.tail ?? []), child];
    else for (const each of visit(child, [...path, node])) found.push(each);
  }
  return found;
}

/** A heading over several things that each stand for themselves: "Quick Reference Commands", "Common Issues". */
const isCollection = (node: OutlineNode): boolean =>
  (isReferenceTitle(node.title) || /^(?:common|known|frequent|typical)\b/i.test(node.title)) &&
  node.children.filter((child) => child.level < 7 && holdsWork(child, true)).length > 1;

/** "Billing alerts": each heading below is what a link of an alert leads to, though it may only say where to read on. */
const isAlertGroup = (node: OutlineNode): boolean =>
  node.level > 1 &&
  groupsAlerts(node) &&
  node.children.length > 0 &&
  node.children.every(
    (child) => child.level < 7 && partKindOf(child.title) === null && child.children.length === 0 && holdsAnything(child),
  );

function visit(node: OutlineNode, path: readonly OutlineNode[]): Found[] {
  const role = headingRole(node.title);
  if (isAlertGroup(node)) return node.children.map((child) => asRunbook(child, [...path, node], { kind: 'alert' }));
  if (node.level === 7 && !holdsWork(node, true)) return [];
  if ((hasOwnFields(node) || beginsRunbook(node)) && node.level > 1 && role === null) return [asRunbook(node, path)];
  if (/^escalation\b/i.test(node.title) && isProcessTitle(node.title) && holdsWork(node, true))
    return [asRunbook(node, path, { kind: 'process' })];
  // Lists of people and links are no runbooks; what stands there to be run is not lost.
  if (role !== null) return role !== 'templates' && holdsCode(node) ? [asRunbook(node, path, { kind: 'reference' })] : [];
  if (node.level > 0 && isPhased(node) && isProcessTitle(node.title)) return readProcess(node, path);
  const isTop = node.level <= 1;
  const headings = node.children.filter(({ level }) => level < 7);
  if (!isTop && !isCollection(node) && (operationalChildren(node) > 0 || node.prefix === 'runbook' || node.prefix === 'playbook')) {
    // Headings that are sections make one runbook; a heading over several runbooks does not.
    const deeper = headings.filter((child) => operationalChildren(child) > 0 && partKindOf(child.title) === null);
    if (deeper.length === 0) return [asRunbook(node, path)];
  }
  const below = visitChildren(node, path);
  if (isTop) return below;
  // What is written after an incident is one piece, whatever its parts are called.
  if (
    isPostIncidentTitle(node.title) &&
    headings.length > 0 &&
    !below.some((each) => beginsRunbook(each.node) || isPostIncidentTitle(each.node.title))
  )
    return [asRunbook(node, path, { kind: 'process' })];
  if (headings.length > 0 && below.length > 0) return below;
  if (holdsWork(node, true) && (below.length === 0 || node.level < 7)) return [asRunbook(node, path)];
  return below;
}

/** What a document's title heading holds: the one top heading with all below it, or the document where there is none. */
function topOf(root: OutlineNode): OutlineNode {
  const [first, ...others] = root.children.filter(({ level }) => level < 7);
  if (!first) return root;
  if (others.length === 0) return first;
  // Authors who write every heading with one # mean the first as the title.
  if (first.level === 1 && others.every(({ level }) => level === 1)) return { ...first, children: [...first.children, ...others] };
  return first.level === 1 && others.every(({ level }) => level > 1) ? first : root;
}

/** A file that is one runbook: what stands under its title are the sections. */
function wholeDocument(root: OutlineNode, named: Named): Found[] {
  const first = topOf(root);
  // A page that is called in its front matter, with one section below: the section is not what the page is.
  const isSection = named.matterTitle !== null && first.level > 1 && partKindOf(first.title) !== null;
  const top = isSection ? root : first;
  const { file } = named;
  if (isSeveral(top, file) || (wholeEnd(top) === 1 && top.blocks.length === 0)) return [];
  const looksBack = isReview(top, file);
  const nature = natureOf(top, titlesOf(top, named), documentKind(top, named, kindOf(top, [])));
  // Who tells people how to work describes too, and his parts are no material.
  const describes = /\bindex\b/i.test(top.title) || (nature.kind !== 'process' && !nature.mends && onlyDescribes(top));
  const change = {
    kind: nature.kind,
    nature,
    phaseKind: looksBack ? ('post-incident' as const) : describes ? ('reference' as const) : null,
  };
  return [asRunbook(top, top === root ? [] : [root], { ...change, isDocument: true, isReview: looksBack })];
}

function ended(found: Found): FoundRunbook {
  const { node, skip } = found;
  const tail = found.tail ?? [];
  const kept = node.children.filter((child) => !skip.has(child));
  // A phase ends before the procedures that stand for themselves; a process goes around them.
  const cuts = skip.size > 0 && node.children.some((child) => skip.has(child));
  const own = cuts ? kept.reduce((last, part) => Math.max(last, wholeEnd(part)), ownEnd(node)) : wholeEnd(node);
  return { ...found, tail, endLine: tail.reduce((last, part) => Math.max(last, wholeEnd(part)), own) };
}

/** Every runbook of a document, in its order. */
export function findRunbooks(root: OutlineNode, named: Named): readonly FoundRunbook[] {
  const whole = wholeDocument(root, named);
  const tops = root.children.filter(({ level }) => level === 1);
  const found =
    whole.length > 0
      ? whole
      : tops.length > 1
        ? tops.flatMap((top) => (wholeOf(top) ? [asRunbook(top, [root])] : visitChildren(top, [root])))
        : visitChildren(root, []).length > 0 || tops[0] === undefined
          ? visitAll(root)
          : visitChildren(tops[0], [root]);
  return framed(root, found)
    .map(ended)
    .toSorted((a, b) => a.node.line - b.node.line);
}

const holdsAnything = (node: OutlineNode): boolean => node.blocks.length > 0 || node.children.some(holdsAnything);

/**
 * A page of alerts with material around them ("Key metrics", "Dashboards"): the material is one document, not a runbook a
 * heading. Pages without headings that are names of alerts keep what was found.
 */
function framed(root: OutlineNode, found: readonly Found[]): readonly Found[] {
  const top = topOf(root);
  if (top.level !== 1 || found.filter(({ node }) => namesAlert(node.title)).length < 2) return found;
  const troubles = new Set(found.flatMap(({ node, kind }) => (kind === 'alert' || kind === 'symptom' ? [node] : [])));
  const isKept = (node: OutlineNode): boolean =>
    beginsRunbook(node) || alertName.test(node.title) || troubles.has(node) || node.children.some(isKept);
  const skip = new Set(top.children.filter(isKept));
  const around = top.children.filter((child) => !skip.has(child));
  if (!around.some(holdsAnything)) return found;
  const inside = new Set(around.flatMap((child) => walkOutline(child).map(({ node }) => node)));
  const frame = asRunbook(top, [root], { kind: 'reference', isDocument: true, skip });
  return [frame, ...found.filter(({ node }) => !inside.has(node))];
}

/** One of several top headings in a file: a runbook when its sections are those of one. */
const wholeOf = (top: OutlineNode): boolean => operationalChildren(top) > 1 || hasOwnFields(top);

function visitAll(root: OutlineNode): Found[] {
  return visitChildren(root, []);
}
