import type { Node } from 'web-tree-sitter';
import type { Piece, ShellNode, Word } from './ast.ts';

/** What reading needs to know about the text around a word. */
export interface Reading {
  readonly text: string;
  /** The mark of the hole for a variable that nobody sets; null: the value is known only when it runs. */
  readonly markForVariable: (name: string, start: number, end: number) => string | null;
  /** The value of a variable that the text sets once, before this place, to a plain literal; null otherwise. */
  readonly literalOf: (name: string, at: number) => string | null;
  /** Reads the statements inside a substitution. */
  readonly readStatements: (node: Node) => readonly ShellNode[];
}

/** Collects a word while its parts are read. */
interface Draft {
  value: string;
  known: boolean;
  prefix: string;
  splits: boolean;
  readonly pieces: Piece[];
  readonly commands: ShellNode[];
}

const unescapeBare = (text: string): string =>
  text.replaceAll(/\\(?:\r?\n|([\s\S]))/gu, (_, character: string | undefined) => character ?? '');

const unescapeDouble = (text: string): string =>
  text.replaceAll(/\\(?:(\r?\n)|([$`"\\]))/gu, (_, __, character: string | undefined) => character ?? '');

const ansiEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  "'": "'",
  '"': '"',
  '\\': '\\',
  e: '\u001B',
  a: '\u0007',
};

const glob = /(?<!\\)(?:[*?]|\[[^\]]*\])/u;
const braces = /(?<!\\)\{[^{}]*(?:,|\.\.)[^{}]*\}|(?<!\\)\{\S*\{\S*\}\S*,|(?<!\\)\{\S*,\S*\{\S*\}/u;
const quotes = new Set(['string', 'raw_string', 'ansi_c_string', 'translated_string', 'expansion']);

/** A word as it stands, but for what quotes keep from being braces. */
const unquoted = (node: Node): string => node.children.map((child) => (quotes.has(child.type) ? 'q' : child.text)).join('');

function add(draft: Draft, text: string): void {
  if (draft.known) {
    draft.value += text;
    draft.prefix = draft.value;
  }
}

function unknown(draft: Draft, reading: Reading, node: Node): void {
  draft.known = false;
  draft.commands.push(...substitutions(node, reading));
}

/** The commands of every substitution under a node, outermost first. */
export function substitutions(node: Node, reading: Reading): ShellNode[] {
  const opaque = (what: string): ShellNode => ({ kind: 'opaque', what, start: node.startIndex, end: node.endIndex });
  if (node.type === 'command_substitution' || node.type === 'process_substitution') {
    // Backticks inside backticks are escaped: the grammar does not see them.
    const isNested = node.text.startsWith('`') && node.text.includes('\\`');
    return isNested ? [opaque('a command inside backticks')] : [...reading.readStatements(node)];
  }
  const inside = node.namedChildren.flatMap((child) => substitutions(child, reading));
  return hidesCommand(node) ? [...inside, opaque('a command inside an expansion')] : inside;
}

const plainVariable = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/u;

function readVariable(node: Node, reading: Reading, draft: Draft, quoted: boolean): void {
  const match = plainVariable.exec(node.text);
  const name = match?.[1] ?? match?.[2];
  const literal = name === undefined ? null : reading.literalOf(name, node.startIndex);
  const mark = name === undefined || literal !== null ? null : reading.markForVariable(name, node.startIndex, node.endIndex);
  draft.pieces.push({ kind: mark === null ? 'dynamic' : 'variable', mark, start: node.startIndex, end: node.endIndex });
  if (literal !== null) return add(draft, literal);
  if (mark !== null) return add(draft, mark.repeat(node.endIndex - node.startIndex));
  if (!quoted) draft.splits = true;
  unknown(draft, reading, node);
}

/** True when an expansion or a subscript holds more substitutions than the grammar finds: it reads patterns and backticks there as text. */
function hidesCommand(node: Node): boolean {
  if (node.type !== 'expansion' && node.type !== 'subscript' && node.type !== 'regex') return false;
  const written = (node.text.match(/\$\((?!\()|[<>]\(/gu)?.length ?? 0) + Math.ceil((node.text.match(/`/gu)?.length ?? 0) / 2);
  return written > 0 && written > node.descendantsOfType(['command_substitution', 'process_substitution']).length;
}

function readDouble(node: Node, reading: Reading, draft: Draft): void {
  // By offsets, not by children: the grammar leaves some blanks out of its string_content nodes.
  let at = node.startIndex + (node.type === 'translated_string' ? 2 : 1);
  const end = node.endIndex - 1;
  draft.pieces.push({ kind: 'double', mark: null, start: node.startIndex, end: node.endIndex });
  const expansions = (node.type === 'translated_string' ? (node.namedChildren[0] ?? node) : node).namedChildren.filter(
    (child) => child.type !== 'string_content',
  );
  for (const child of expansions) {
    add(draft, unescapeDouble(reading.text.slice(at, child.startIndex)));
    readPart(child, reading, draft, true);
    at = child.endIndex;
  }
  add(draft, unescapeDouble(reading.text.slice(at, end)));
}

function readPart(node: Node, reading: Reading, draft: Draft, quoted: boolean): void {
  const piece = (kind: Piece['kind']): void => {
    draft.pieces.push({ kind, mark: null, start: node.startIndex, end: node.endIndex });
  };
  switch (node.type) {
    case 'word':
    case 'number':
    case 'regex':
    case 'extglob_pattern':
    case 'variable_name':
    case 'special_variable_name':
    case 'test_operator':
      if (node.namedChildren.some((child) => child.type.includes('expansion') || child.type.includes('substitution'))) {
        piece('dynamic');
        draft.splits = true;
        return unknown(draft, reading, node);
      }
      piece('bare');
      if (glob.test(node.text)) draft.splits = true;
      return add(draft, unescapeBare(node.text));
    case 'raw_string':
      piece('single');
      return add(draft, node.text.slice(1, -1));
    case 'ansi_c_string':
      piece('ansi');
      if (/\\[^ntr'"\\ea]/u.test(node.text)) return unknown(draft, reading, node);
      return add(
        draft,
        node.text.slice(2, -1).replaceAll(/\\([\s\S])/gu, (_, c: string) => ansiEscapes[c] ?? c),
      );
    case 'string':
    case 'translated_string':
      return readDouble(node, reading, draft);
    case 'concatenation':
      if (braces.test(unquoted(node))) draft.splits = true;
      for (const child of node.children) readPart(child, reading, draft, quoted);
      return;
    case 'command_name':
      for (const child of node.namedChildren) readPart(child, reading, draft, quoted);
      return;
    case 'simple_expansion':
    case 'expansion':
      return readVariable(node, reading, draft, quoted);
    default:
      if (!node.isNamed) {
        piece('bare');
        return add(draft, node.text);
      }
      piece('dynamic');
      if (!quoted) draft.splits = true;
      return unknown(draft, reading, node);
  }
}

/** Reads one word of the grammar's tree. */
export function readWord(node: Node, reading: Reading): Word {
  const draft: Draft = { value: '', known: true, prefix: '', splits: false, pieces: [], commands: [] };
  readPart(node, reading, draft, false);
  return {
    start: node.startIndex,
    end: node.endIndex,
    text: node.text,
    value: draft.known ? draft.value : null,
    prefix: draft.prefix,
    splits: draft.splits,
    pieces: draft.pieces,
    commands: draft.commands,
  };
}

/** Reads a heredoc's body as one word: expansions count unless its mark is quoted. `from`: where it begins before the node. */
export function readHeredoc(node: Node, reading: Reading, quoted: boolean, from: number | null): Word {
  const draft: Draft = { value: '', known: true, prefix: '', splits: false, pieces: [], commands: [] };
  const start = from ?? node.startIndex;
  let at = start;
  // What expands in the part before the node is not read: the text is then known only when it runs.
  if (!quoted && /[$`]/u.test(reading.text.slice(start, node.startIndex))) draft.known = false;
  const expansions = quoted ? [] : node.namedChildren.filter((child) => child.type !== 'heredoc_content');
  const literal = (to: number): void => {
    draft.pieces.push({ kind: 'double', mark: null, start: at, end: to });
    add(draft, quoted ? reading.text.slice(at, to) : unescapeHeredoc(reading.text.slice(at, to)));
  };
  for (const child of expansions) {
    literal(child.startIndex);
    readPart(child, reading, draft, true);
    at = child.endIndex;
  }
  literal(node.endIndex);
  return {
    start,
    end: node.endIndex,
    text: reading.text.slice(start, node.endIndex),
    value: draft.known ? draft.value : null,
    prefix: draft.prefix,
    splits: false,
    pieces: draft.pieces,
    commands: draft.commands,
  };
}

const unescapeHeredoc = (text: string): string =>
  text.replaceAll(/\\(?:(\r?\n)|([$`\\]))/gu, (_, __, character: string | undefined) => character ?? '');
