import type { Code, Html, Nodes } from 'mdast';
import { childrenOf } from '../model/node-text.ts';
import { parseMarkdown } from '../model/parse-markdown.ts';

/** A comment that says: this finding is known, and this is why it stays. */
export interface Suppression {
  /** Empty when the comment names none. */
  readonly rules: readonly string[];
  /** Null without a reason; such a comment suppresses nothing. */
  readonly reason: string | null;
  readonly line: number;
  /** The lines it speaks of; null: the whole file. */
  readonly covers: { readonly from: number; readonly to: number } | null;
}

/** What every such comment begins with. */
export const suppressionMark = 'tocsin-ignore';

/**
 * Reads `<!-- tocsin-ignore rule: reason -->` in the text, `# tocsin-ignore rule: reason` in fences (also after `--` and
 * `//`), and the `tocsin-ignore-file` form of both. What a fence of Markdown shows as an example is text, no comment.
 */
export function suppressionsOf(source: string): readonly Suppression[] {
  // Nearly no file has one: then the text is not parsed a second time.
  if (!source.includes(suppressionMark)) return [];
  const { tree, text } = parseMarkdown(source);
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const html: Html[] = [];
  const fences: Code[] = [];
  const collect = (node: Nodes): void => {
    if (node.type === 'html') html.push(node);
    else if (node.type === 'code') fences.push(node);
    else for (const child of childrenOf(node)) collect(child);
  };
  collect(tree);
  const found = [...html.flatMap((node) => inHtml(node, lines, fences)), ...fences.flatMap((node) => inFence(node, lines))];
  return found.toSorted((a, b) => a.line - b.line);
}

function inHtml(node: Html, lines: readonly string[], fences: readonly Code[]): Suppression[] {
  const found: Suppression[] = [];
  const first = node.position?.start.line ?? 1;
  for (let at = node.value.indexOf('<!--'); at >= 0; at = node.value.indexOf('<!--', at + 4)) {
    const end = node.value.indexOf('-->', at + 4);
    if (end < 0) break;
    const text = node.value.slice(at + 4, end).trim();
    if (!text.startsWith(suppressionMark)) continue;
    const line = first + lineBreaks(node.value.slice(0, at));
    const lastLine = first + lineBreaks(node.value.slice(0, end));
    const hasOtherText = withoutComments(lines[line - 1] ?? '') !== '';
    found.push(suppression(text, line, () => (hasOtherText ? { from: line, to: line } : nextBlock(lines, lastLine + 1, fences))));
  }
  return found;
}

/** The next line that says something; a whole fence, because inside it no HTML comment can stand. */
function nextBlock(lines: readonly string[], from: number, fences: readonly Code[]): { from: number; to: number } {
  let line = from;
  while (line <= lines.length && withoutComments(lines[line - 1] ?? '') === '') line++;
  const fence = fences.find(({ position }) => position?.start.line === line);
  return { from: line, to: fence?.position?.end.line ?? line };
}

function inFence(node: Code, lines: readonly string[]): Suppression[] {
  // Documentation shows such comments in Markdown and HTML fences; it does not mean them.
  if (/^(?:markdown|md|mdx|html|diff)$/i.test(node.lang ?? '') || !node.value.includes(suppressionMark)) return [];
  const found: Suppression[] = [];
  const last = node.position?.end.line ?? 0;
  for (let line = node.position?.start.line ?? 1; line <= last; line++) {
    const text = lines[line - 1] ?? '';
    const at = text.indexOf(suppressionMark);
    if (at < 0) continue;
    const sign = /(?:^|\s)(?:#+|--|\/\/)\s{0,9}$/.exec(text.slice(Math.max(0, at - 12), at));
    if (!sign) continue;
    const isAlone = text.slice(0, at - sign[0].length).trim() === '' && at <= text.length;
    found.push(suppression(text.slice(at), line, () => (isAlone ? nextStatement(lines, line + 1, last) : { from: line, to: line })));
  }
  return found;
}

function nextStatement(lines: readonly string[], from: number, last: number): { from: number; to: number } {
  let line = from;
  while (line < last && /^\s*$|^\s*(?:#|--|\/\/)\s*tocsin-ignore/.test(lines[line - 1] ?? '')) line++;
  return { from: line, to: line };
}

function suppression(text: string, line: number, covers: () => { from: number; to: number }): Suppression {
  const isFile = text.startsWith(`${suppressionMark}-file`);
  const rest = text.slice(suppressionMark.length + (isFile ? '-file'.length : 0));
  const colon = rest.indexOf(':');
  const names = colon < 0 ? rest : rest.slice(0, colon);
  const reason = colon < 0 ? '' : rest.slice(colon + 1).trim();
  return {
    rules: names.split(/[\s,]+/).filter((name) => name !== ''),
    reason: reason === '' ? null : reason.replaceAll(/\s+/g, ' '),
    line,
    covers: isFile ? null : covers(),
  };
}

const lineBreaks = (text: string): number => text.split('\n').length - 1;

/** What a line holds beside HTML comments; a comment that begins or ends on another line is one as well. */
function withoutComments(line: string): string {
  let rest = '';
  let at = 0;
  for (;;) {
    const start = line.indexOf('<!--', at);
    const end = start < 0 ? -1 : line.indexOf('-->', start + 4);
    rest += line.slice(at, start < 0 ? line.length : start);
    if (start < 0 || end < 0) return rest.trim();
    at = end + 3;
  }
}
