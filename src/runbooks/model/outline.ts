import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import type { Duration } from './document.ts';
import { boxesAround, boxOf, type Box } from './dialects/box.ts';
import { isFieldLabel } from './read-fields.ts';
import { endLine, startLine, wordsOf } from './node-text.ts';
import { isToml } from './front-matter.ts';
import { repairedLevels } from './outline-levels.ts';
import { readHeading } from './read-heading.ts';
import { sectionKindOf, sectionNameOf } from './section-kinds.ts';

/** A heading, or a bold line that stands for one, with what is below it. */
export interface OutlineNode {
  /** 0 for the document, 1 to 6 for headings, 7 for bold lines. */
  readonly level: number;
  readonly text: string;
  readonly title: string;
  readonly prefix: string | null;
  readonly number: number | null;
  readonly timebox: Duration | null;
  readonly timeText: string | null;
  readonly line: number;
  /** Text after the colon of a bold label ("**Symptoms**: a, b"). */
  readonly inline: InlineText | null;
  readonly blocks: readonly RootContent[];
  readonly children: readonly OutlineNode[];
}

/** Words that follow a bold label, and between which offsets of the text label and words stand; they may begin on the line below. */
export interface InlineText {
  readonly words: string;
  readonly label: number;
  readonly start: number;
  readonly end: number;
}

interface Growing extends OutlineNode {
  readonly blocks: RootContent[];
  readonly children: Growing[];
  readonly box: Box | null;
}

/** The id or class that kramdown, Hugo and MkDocs let a heading carry: `## Fix {#fix}`, `## Fix {: #fix }`. */
const attributes = /\s*\{:?\s*[#.][^{}\n]{0,200}\}\s*$/;

function grow(level: number, text: string, line: number, inline: InlineText | null, box: Box | null): Growing {
  return { level, text, ...readHeading(text), line, inline, blocks: [], children: [], box };
}

/** A paragraph that is one bold line (a colon inside or outside), or a bold section name with its text on the same line. */
function boldHeading(node: Paragraph): { text: string; inline: InlineText | null } | null {
  const [first, ...rest] = node.children;
  if (first?.type !== 'strong') return null;
  const label = wordsOf(first);
  if (label === '' || label.length > 120) return null;
  const tail = rest
    .map((each) => wordsOf(each))
    .join(' ')
    .trim();
  const isLabel = label.endsWith(':') || tail.startsWith(':');
  const after = tail.replace(/^:\s*/, '');
  const bare = label.replace(/:$/, '').trim();
  if (after === '') return startLine(node) === endLine(node) ? { text: bare, inline: null } : null;
  if (/^\([^()]*\):?$/.test(after)) return { text: `${bare} ${after}`, inline: null };
  const offsets = { label: first.position?.start.offset ?? 0, start: first.position?.end.offset ?? 0, end: node.position?.end.offset ?? 0 };
  if (!isLabel || isFieldLabel(bare) || rest.some((each) => each.type === 'strong')) return null;
  return sectionKindOf(bare) === null || bare.split(/\s+/).length > 4 ? null : { text: bare, inline: { words: after, ...offsets } };
}

/** A paragraph whose last line is a bold section name ("**Fix:**", "**Fix**:") begins a section with that line. */
function parted(node: RootContent): readonly RootContent[] {
  if (node.type !== 'paragraph' || node.children.length < 2) return [node];
  const colon = node.children.at(-1);
  const size = colon?.type === 'text' && /^\s*:\s*$/.test(colon.value) ? 2 : 1;
  const own = node.children.slice(-size);
  const [label] = own;
  const before = node.children.at(-size - 1);
  const startsLine = before?.type === 'break' || (before?.type === 'text' && /\n\s*$/.test(before.value));
  if (label?.type !== 'strong' || !startsLine || sectionNameOf(wordsOf(label).replace(/:$/, ''))?.isWhole !== true) return [node];
  const { position } = node;
  const [end, start] = [before.position?.end, label.position?.start];
  if (!position || !end || !start) return [node];
  return [
    { ...node, children: node.children.slice(0, -size), position: { start: position.start, end } },
    { ...node, children: own, position: { start, end: position.end } },
  ];
}

/** Front matter that stands below the title: its last rule makes a heading of all its lines. */
const isMatter = (node: RootContent): boolean => node.type === 'heading' && /^(?:[\w-]+:[ \t].*(?:\n|$)){2,}$/.test(wordsOf(node));

/** The document as a tree of headings. Headings inside fences are no headings: they are leaves of the Markdown tree. */
export function outlineOf(tree: Root): OutlineNode {
  const root = grow(0, '', 1, null, null);
  const open: Growing[] = [root];
  const push = (node: Growing): void => {
    // A heading in a box is below what stood open where the box began.
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= node.level && open.at(-1)?.box === node.box) open.pop();
    open.at(-1)?.children.push(node);
    open.push(node);
  };
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading' && !isMatter(node));
  const textOf = (node: RootContent): string => wordsOf(node).replace(attributes, '');
  const levels = repairedLevels(headings.map((node) => ({ level: node.depth, text: textOf(node) })));
  const levelOf = new Map<RootContent, number>(headings.map((node, index) => [node, levels[index] ?? node.depth]));
  for (const node of tree.children.flatMap(parted)) {
    const box = boxOf(node.data?.box);
    const around = new Set(boxesAround(box));
    // What a heading in a box begins ends with the box.
    for (let last = open.at(-1); last?.box && !around.has(last.box); last = open.at(-1)) open.pop();
    if (node.type === 'heading') {
      if (isMatter(node)) continue;
      push(grow(levelOf.get(node) ?? node.depth, textOf(node), startLine(node), null, box));
      continue;
    }
    const bold = node.type === 'paragraph' ? boldHeading(node) : null;
    if (bold !== null && open.length > 1) push(grow(7, bold.text, startLine(node), bold.inline, box));
    else if (node.type === 'thematicBreak') {
      // A rule ends what a bold line began.
      if (open.at(-1)?.level === 7 && open.at(-1)?.box === box) open.pop();
    } else if (node.type !== 'yaml' && !isToml(node)) open.at(-1)?.blocks.push(node);
  }
  return root;
}

/** Last line of a node's own blocks, its heading when it has none. */
export function ownEnd(node: OutlineNode): number {
  return node.blocks.reduce((last, block) => Math.max(last, endLine(block)), node.line);
}

/** Last line of a node with all below it; rules between sections do not count. */
export function wholeEnd(node: OutlineNode): number {
  return node.children.reduce((last, child) => Math.max(last, wholeEnd(child)), ownEnd(node));
}

export interface OutlinePlace {
  readonly node: OutlineNode;
  /** The nodes above it, the outermost first. */
  readonly path: readonly OutlineNode[];
}

/** A node and all below it, in the order of the document. */
export function walkOutline(node: OutlineNode): readonly OutlinePlace[] {
  const places: OutlinePlace[] = [];
  const walk = (each: OutlineNode, path: readonly OutlineNode[]): void => {
    places.push({ node: each, path });
    if (each.children.length === 0) return;
    const below = [...path, each];
    for (const child of each.children) walk(child, below);
  };
  walk(node, []);
  return places;
}
