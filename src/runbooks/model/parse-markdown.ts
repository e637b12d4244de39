import type { Nodes, Root } from 'mdast';
import type { Finding } from './document.ts';
import { readFrontMatter, unclosedFrontMatter } from './front-matter.ts';
import { fastTree } from './fast-markdown.ts';
import { childrenOf } from './node-text.ts';
import { restorePositions } from './dialects/plain-lines.ts';
import { plainMarkdown } from './dialects/plain-markdown.ts';
import { readWithRemark } from './remark-parsers.ts';
import { splitMarkdown } from './split-markdown.ts';

/** Characters read of one file; a runbook is a few tens of thousands; what is hostile takes ten microseconds a character. */
const maximumLength = 1_000_000;
/** The parser's time grows with the square of the nesting; nobody writes lists a hundred levels deep. */
const deepLine = /^[ \t]*(?:>[ \t]*|(?:[*+-]|\d{1,9}[.)])[ \t]+){40,}/;
const deepIndent = /^[ \t]{200,}\S/;
/** Lines that nest a little less may be so many, counted in the characters of their marks. */
const nestedLine = /^[ \t]*(?:>[ \t]*|(?:[*+-]|\d{1,9}[.)])[ \t]+){6,}/;
const mostNested = 100_000;

export interface ParsedMarkdown {
  readonly tree: Root;
  /** The text that positions refer to: as long as the source without its byte order mark, line for line. */
  readonly text: string;
  /** Keys of the front matter; empty without one, or when it is broken. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

const emptyTree = (): Root => ({ type: 'root', children: [] });

/** Moves the positions of a piece's nodes to where the piece stands in the whole. */
function shift(node: Nodes, lines: number, offset: number): void {
  const { position } = node;
  if (position) {
    for (const point of [position.start, position.end]) {
      point.line += lines;
      if (point.offset !== undefined) point.offset += offset;
    }
  }
  for (const child of childrenOf(node)) shift(child, lines, offset);
}

/** By remark, in time that grows with the length; `crowdedAt` is the line from which a paragraph is only text, if there is one. */
export function readInPieces(text: string): { tree: Root; crowdedAt: number | null } {
  const pieces = splitMarkdown(text);
  const children = pieces.flatMap((piece, index) => {
    const isMatter = index === 0 && /^(?:---|\+\+\+)/.test(piece.text);
    const tree = readWithRemark(piece.text, piece.crowdedAt !== null ? 'crowded' : isMatter ? 'matter' : piece.dialect);
    if (index > 0) for (const child of tree.children) shift(child, piece.lines, piece.offset);
    return tree.children;
  });
  return { tree: { type: 'root', children }, crowdedAt: pieces.find(({ crowdedAt }) => crowdedAt !== null)?.crowdedAt ?? null };
}

/** A book in another encoding has thousands, and twenty say as much. */
const mostLost = 20;

/** Lines with a character that was lost before we read it: in the file, or because its bytes were no UTF-8. */
function lostCharacters(text: string): readonly Finding[] {
  if (!text.includes('\uFFFD')) return [];
  const lines = text.split('\n').flatMap((line, index) => (line.includes('\uFFFD') ? [index + 1] : []));
  return lines.slice(0, mostLost).map((line) => ({
    rule: 'not-utf-8',
    severity: 'error',
    line,
    message: 'a character of this line is lost: its bytes are no UTF-8; a command that holds such a character is not run',
    suggestion: 'save the file as UTF-8, and write the character anew where it still shows as \uFFFD',
  }));
}

/**
 * Markdown to a tree with positions. Never throws: what cannot be taken as it is (a NUL byte, absurd nesting or length)
 * is replaced by text of the same length, and a finding says so.
 */
export function parseMarkdown(source: string): ParsedMarkdown {
  const findings: Finding[] = [];
  // The mark of an editor: before `---` it would hide the front matter, and in front of a heading the heading.
  let text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  if (text.length > maximumLength) {
    const kept = text.lastIndexOf('\n', maximumLength);
    text = text.slice(0, kept > 0 ? kept : maximumLength);
    findings.push({
      rule: 'document-too-large',
      severity: 'error',
      line: text.split('\n').length,
      message: `the file is longer than ${maximumLength} characters; what follows this line was not read`,
      suggestion: 'split the file',
    });
  }
  const isDamaged = text.includes('\0');
  if (isDamaged) {
    const line = text.slice(0, text.indexOf('\0')).split('\n').length;
    text = text.replaceAll('\0', '\uFFFD');
    findings.push({
      rule: 'nul-byte',
      severity: 'error',
      line,
      message: 'the file holds a NUL byte: it is damaged, or no text',
      suggestion: 'save it again as UTF-8 text',
    });
  }
  if (!isDamaged) findings.push(...lostCharacters(text));
  // Markdown ends a line at a lone carriage return, and nobody's editor or diff does; only very old files have nothing else.
  if (/\r(?!\n)/.test(text)) text = text.replaceAll(/\r(?!\n)/g, text.includes('\n') ? ' ' : '\n');
  let deepAt: number | null = null;
  const lines = text.split('\n');
  let nested = 0;
  for (const [index, line] of lines.entries()) {
    nested += nestedLine.exec(line)?.[0].length ?? 0;
    if (!deepLine.test(line) && !deepIndent.test(line) && (nested < mostNested || !nestedLine.test(line))) continue;
    deepAt ??= index + 1;
    lines[index] = line.replaceAll(/[^\r]/gu, '.');
  }
  if (deepAt !== null) {
    text = lines.join('\n');
    findings.push({
      rule: 'nested-too-deep',
      severity: 'error',
      line: deepAt,
      message: 'lists or quotes nest forty levels deep here, or deep in thousands of lines; these lines were passed over',
      suggestion: 'write them flat',
    });
  }
  try {
    // Boxes and tabs of other dialects are read as the Markdown that they hold; positions stay those of the file.
    const plain = plainMarkdown(text);
    const fast = fastTree(plain?.text ?? text);
    const { tree, crowdedAt } = fast === null ? readInPieces(plain?.text ?? text) : { tree: fast, crowdedAt: null };
    if (crowdedAt !== null)
      findings.push({
        rule: 'too-many-marks',
        severity: 'warning',
        line: crowdedAt,
        message:
          'thousands of stars, brackets and the like stand together here; they are kept as they are, and nothing near them is bold, code or a link',
        suggestion: 'part it with blank lines; what is output or code belongs in a fence',
      });
    if (plain) restorePositions(tree, plain, text);
    const matter = readFrontMatter(tree);
    const finding = matter.finding ?? unclosedFrontMatter(tree, text);
    return { tree, text, frontMatter: matter.keys, findings: finding === null ? findings : [...findings, finding] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.push({
      rule: 'unreadable-markdown',
      severity: 'error',
      line: 1,
      message: `the Markdown parser gave up: ${message}`,
      suggestion: 'take the document apart to find the place',
    });
    return { tree: emptyTree(), text, frontMatter: {}, findings };
  }
}
