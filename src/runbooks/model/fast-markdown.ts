import type { Nodes, Root } from 'mdast';
import { costOfMarks } from './crowded-marks.ts';
import { childrenOf } from './node-text.ts';

let parse: ((source: string) => Nodes | null) | null = null;

/**
 * Lets `fastTree()` answer. The parser is a program of the machine: in a new process it reads twenty times as fast as remark, but
 * what it does not foresee ends the process that it runs in. So a command asks for it that reads files and ends (ADR 19). Where
 * there is no build for this machine nothing changes: remark reads the same, more slowly.
 */
export async function initFastMarkdown(): Promise<void> {
  try {
    ({ markdownToMdast: parse } = await import('satteri'));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The same for a server, which does not end with a text: with a parser that lives alone (`sandboxed-markdown.ts`). */
export function useFastParser(parser: (source: string) => Nodes | null): void {
  parse = parser;
}

/** It was not installed, or there is no build of it for this machine; anything else that goes wrong is to be seen. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && error.code === 'ERR_MODULE_NOT_FOUND') || /^(?:Cannot find|Failed to load) native binding/u.test(error.message));

const longestText = 200_000;
const longestLine = 5_000;
const entity = /&[#a-z]/gi;
const address = /www\.|:\/\//gi;
/** Of the marks, as `costOf` counts: some fourteen hundred of one paragraph. */
const mostCost = 2_000_000;
const deepest = 100;

/** No expression: one looks on from every place in a line anew. */
function hasLongLine(text: string): boolean {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start > longestLine) return true;
    start = end + 1;
  }
  return text.length - start > longestLine;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * What the parser reads in time that grows with the text. Each entity costs it as much memory as its paragraph is long, each
 * address and each letter outside ASCII as much time as its line, each mark as its paragraph (measured with satteri 0.10.5:
 * 60,000 entities end the process).
 */
export const isTame = (text: string): boolean =>
  text.length <= longestText &&
  !hasLongLine(text) &&
  count(text, entity) <= 500 &&
  count(text, address) <= 2_000 &&
  costOfMarks(text) <= mostCost;

/** A tree that hangs deeper than anybody writes; whoever walks down it by calling itself would not come back. */
function isDeep(tree: Root): boolean {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) level = level.flatMap(childrenOf);
  return level.length > 0;
}

/** The tree that remark would give; null where it is not asked for, or the text is better left to remark. */
export function fastTree(text: string): Root | null {
  if (parse === null || !isTame(text)) return null;
  const tree = parse(text);
  return tree?.type === 'root' && !isDeep(tree) ? tree : null;
}
