import type { Node } from 'web-tree-sitter';
import { parseShellTree } from '../grammars.ts';
import { hasHole, markOf } from '../holes/hole.ts';
import type { Hole } from '../holes/hole.ts';
import type { CompoundCommand, Redirect, ShellNode, ShellScript, SimpleCommand, Word } from './ast.ts';
import { maximumShellLength, maximumShellStructure } from '../model/limits.ts';
import { secondReading } from './second-reading.ts';
import { commentsIn, place, problemsIn, walk } from './tree.ts';
import type { Place } from './tree.ts';
import { readHeredoc, readWord, substitutions } from './read-word.ts';
import type { Reading } from './read-word.ts';
import { holdsCommand, settersIn, shellOwnVariables, variablesSetBy } from './variables.ts';

const statementTypes = new Set([
  'command',
  'redirected_statement',
  'pipeline',
  'list',
  'negated_command',
  'subshell',
  'compound_statement',
  'for_statement',
  'c_style_for_statement',
  'while_statement',
  'if_statement',
  'case_statement',
  'function_definition',
  'declaration_command',
  'unset_command',
  'variable_assignment',
  'variable_assignments',
  'test_command',
]);
const containerTypes = new Set(['do_group', 'elif_clause', 'else_clause', 'case_item', 'program']);
const wordTypes = new Set([
  'word',
  'number',
  'string',
  'raw_string',
  'ansi_c_string',
  'translated_string',
  'concatenation',
  'simple_expansion',
  'expansion',
  'command_substitution',
  'process_substitution',
  'arithmetic_expansion',
  'brace_expression',
  'regex',
  'extglob_pattern',
  'array',
]);

const named = (node: Node): Node[] => node.namedChildren.filter((child) => child.type !== 'comment');

const compound = (
  node: Node,
  what: CompoundCommand['what'],
  children: readonly ShellNode[],
  extra: Partial<Pick<CompoundCommand, 'words' | 'redirects' | 'name'>> = {},
): CompoundCommand => ({ kind: 'compound', what, name: null, words: [], redirects: [], ...extra, ...place(node), children });

/** The statements right below a node, as `read` reads them. A statement followed by `&` goes on in the background. */
function statementsIn(node: Node, reading: Reading, read: (node: Node, reading: Reading) => ShellNode = readStatement): ShellNode[] {
  const result: ShellNode[] = [];
  for (const child of node.children) {
    if (child.type === '&') {
      const last = result.pop();
      if (last !== undefined) result.push({ ...compound(child, 'background', [last]), start: last.start });
    } else if (containerTypes.has(child.type)) result.push(...statementsIn(child, reading, read));
    else if (statementTypes.has(child.type)) result.push(read(child, reading));
    else if (child.isError) result.push({ kind: 'opaque', what: 'text that the shell cannot read', ...place(child) });
    else if (child.isNamed && child.type !== 'comment' && !child.type.startsWith('heredoc')) result.push(...substitutions(child, reading));
  }
  return result;
}

const wordsIn = (node: Node, reading: Reading): Word[] =>
  named(node)
    .filter((child) => wordTypes.has(child.type))
    .map((child) => readWord(child, reading));

function readAssignment(node: Node, reading: Reading): SimpleCommand['assignments'][number] {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  return {
    name: name?.text ?? '',
    value: value === null ? null : readWord(value, reading),
    subscript: name?.type === 'subscript' ? substitutions(name, reading) : [],
  };
}

function readCommand(node: Node, reading: Reading): SimpleCommand {
  const words: Word[] = [];
  const assignments: SimpleCommand['assignments'][number][] = [];
  const redirects: Redirect[] = [];
  for (const child of named(node)) {
    if (child.type === 'variable_assignment') assignments.push(readAssignment(child, reading));
    else if (child.type.endsWith('_redirect')) {
      const { own, extraWords } = readRedirect(child, reading);
      redirects.push(own);
      words.push(...extraWords);
    } else words.push(readWord(child, reading));
  }
  return { kind: 'simple', ...place(node), assignments, words, redirects };
}

/**
 * Where a heredoc's body really begins: the grammar takes a first line that starts with a backslash for
 * further words of the command. Null: the body is where the grammar says.
 */
function swallowedBody(node: Node, text: string): number | null {
  const mark = node.namedChildren.find((child) => child.type === 'heredoc_start');
  const body = node.namedChildren.find((child) => child.type === 'heredoc_body');
  if (mark === undefined || body === undefined) return null;
  let end = text.indexOf('\n', mark.endIndex);
  while (end >= 0 && text[end - 1] === '\\') end = text.indexOf('\n', end + 1);
  const first = end < 0 ? undefined : named(node).find((child) => child.startIndex > end && child.startIndex < body.startIndex);
  return first === undefined ? null : text.lastIndexOf('\n', first.startIndex) + 1;
}

/** A mark is one word, quoted as a whole or not at all: the grammar reads others, and a mark broken by a backslash, where bash ends it. */
const endsElsewhere = (mark: string, quoted: boolean, body: string): boolean =>
  !/^(?:\\?[\w.-]+|'[^'\n]*'|"[^"\n$`\\]*")$/u.test(mark) ||
  (!quoted &&
    body.includes('\\\n') &&
    body
      .replaceAll('\\\n', '')
      .split('\n')
      .some((line) => line.trim() === mark));

/** `> a b`: the grammar takes both words as targets, the shell takes the second as an argument. */
function readRedirect(node: Node, reading: Reading): { readonly own: Redirect; readonly extraWords: readonly Word[] } {
  const operator = node.children.find((child) => !child.isNamed)?.type ?? '>';
  const descriptor = node.childForFieldName('descriptor')?.text ?? null;
  if (node.type === 'heredoc_redirect') {
    const body = node.namedChildren.find((child) => child.type === 'heredoc_body');
    const mark = node.namedChildren.find((child) => child.type === 'heredoc_start');
    const quoted = /['"\\]/u.test(mark?.text ?? '');
    const word = body === undefined ? null : readHeredoc(body, reading, quoted, swallowedBody(node, reading.text));
    const heredoc = word === null || mark === undefined ? null : { body: word, quoted, mark: place(mark) };
    const doubtful: readonly ShellNode[] = endsElsewhere(mark?.text ?? '', quoted, word?.text ?? '')
      ? [{ kind: 'opaque', what: 'here-document whose end is not clear', ...place(node) }]
      : [];
    return {
      own: {
        operator,
        descriptor,
        ...place(node),
        target: null,
        input: word === null ? '' : word.value,
        heredoc,
        commands: [...(word?.commands ?? []), ...doubtful],
      },
      extraWords: [],
    };
  }
  const words = wordsIn(node, reading);
  const [target = null, ...extraWords] = words;
  const input = node.type === 'herestring_redirect' ? (target?.value ?? null) : null;
  return { own: { operator, descriptor, ...place(node), target, input, heredoc: null, commands: [] }, extraWords };
}

/** A statement that does something besides that nobody can read in it. */
const withUnknown = (statement: ShellNode, what: string): ShellNode => {
  const { start, end } = statement;
  return {
    kind: 'compound',
    what: 'group',
    name: null,
    words: [],
    redirects: [],
    start,
    end,
    children: [statement, { kind: 'opaque', what, start, end }],
  };
};

const withRedirects = (body: ShellNode, redirects: readonly Redirect[], extraWords: readonly Word[], whole: Place): ShellNode => {
  switch (body.kind) {
    case 'simple':
      return { ...body, ...whole, words: [...body.words, ...extraWords], redirects: [...body.redirects, ...redirects] };
    case 'compound': {
      // The grammar puts `a && b > f` and `a | b < f` around the whole; the shell gives the file to b alone.
      const last = body.what === 'list' || body.what === 'pipeline' ? body.children.at(-1) : undefined;
      if (last !== undefined) {
        const redirected = withRedirects(last, redirects, extraWords, { start: last.start, end: whole.end });
        return { ...body, ...whole, children: [...body.children.slice(0, -1), redirected] };
      }
      return { ...body, ...whole, redirects: [...body.redirects, ...redirects], words: [...body.words, ...extraWords] };
    }
    case 'opaque':
      return { ...body, ...whole };
  }
};

/** Puts redirections on the statement they belong to; what follows a heredoc's mark (`<<EOF | x && y`) comes after it. */
function readRedirected(node: Node, reading: Reading): ShellNode {
  const body = node.childForFieldName('body');
  const redirects: Redirect[] = [];
  const extraWords: Word[] = [];
  const piped: ShellNode[] = [];
  const listed: ShellNode[] = [];
  for (const child of node.namedChildren.filter((each) => each.type.endsWith('_redirect'))) {
    const read = readRedirect(child, reading);
    redirects.push(read.own);
    extraWords.push(...read.extraWords);
    if (child.type !== 'heredoc_redirect') continue;
    const right = child.childForFieldName('right');
    const bodyStart = swallowedBody(child, reading.text);
    for (const inner of named(child)) {
      if (bodyStart !== null && inner.startIndex >= bodyStart) continue;
      if (inner.type.endsWith('_redirect')) {
        const nested = readRedirect(inner, reading);
        redirects.push(nested.own);
        extraWords.push(...nested.extraWords);
      } else if (inner.id === right?.id) listed.push(readStatement(inner, reading));
      else if (statementTypes.has(inner.type)) piped.push(readStatement(inner, reading));
      else if (wordTypes.has(inner.type)) extraWords.push(readWord(inner, reading));
    }
  }
  const start: ShellNode =
    body === null ? { kind: 'simple', ...place(node), assignments: [], words: [], redirects: [] } : readStatement(body, reading);
  const own = withRedirects(start, redirects, extraWords, place(node));
  const flow = piped.length === 0 ? own : compound(node, 'pipeline', [own, ...piped]);
  return listed.length === 0 ? flow : compound(node, 'list', [flow, ...listed]);
}

function readStatement(node: Node, reading: Reading): ShellNode {
  switch (node.type) {
    case 'command':
      return readCommand(node, reading);
    case 'redirected_statement':
      return readRedirected(node, reading);
    case 'pipeline':
      return compound(
        node,
        'pipeline',
        statementsIn(node, reading).flatMap((child) =>
          child.kind === 'compound' && child.what === 'pipeline' && child.redirects.length === 0 ? child.children : [child],
        ),
      );
    case 'list':
      return compound(node, 'list', statementsIn(node, reading));
    case 'subshell':
      return compound(node, 'subshell', statementsIn(node, reading));
    case 'negated_command':
    case 'compound_statement':
      return compound(node, 'group', statementsIn(node, reading));
    case 'for_statement':
    case 'c_style_for_statement':
    case 'while_statement':
      return compound(node, 'loop', statementsIn(node, reading), {
        name: node.childForFieldName('variable')?.text ?? null,
        words: wordsIn(node, reading),
      });
    case 'if_statement':
    case 'case_statement':
      return compound(node, 'branch', statementsIn(node, reading));
    case 'function_definition':
      return compound(node, 'function', statementsIn(node, reading), {
        name: node.childForFieldName('name')?.text ?? '',
        redirects: node.namedChildren
          .filter((each) => each !== null && each.type.endsWith('_redirect'))
          .map((each) => readRedirect(each, reading).own),
      });
    case 'test_command':
      // Between single brackets `>` is no comparison: it empties a file (bash(1), REDIRECTION).
      if (/^\[(?!\[)[^>]*>/u.test(node.text) && [...walk(node)].some((each) => !each.isNamed && /^&?>/u.test(each.type)))
        return { kind: 'opaque', what: 'a redirection inside a test', ...place(node) };
      // A subscript in quotes is evaluated all the same.
      return node.descendantsOfType('raw_string').some((each) => each !== null && holdsCommand(each.text))
        ? { kind: 'opaque', what: 'a command inside a test', ...place(node) }
        : compound(node, 'test', substitutions(node, reading));
    case 'variable_assignment':
      return { kind: 'simple', ...place(node), assignments: [readAssignment(node, reading)], words: [], redirects: [] };
    case 'variable_assignments':
      return {
        kind: 'simple',
        ...place(node),
        assignments: named(node).map((child) => readAssignment(child, reading)),
        words: [],
        redirects: [],
      };
    case 'declaration_command':
    case 'unset_command':
      return {
        kind: 'simple',
        ...place(node),
        assignments: named(node)
          // To name a variable to `export` sets nothing; to take it away does.
          .filter((child) => child.type !== 'variable_name' || node.type === 'unset_command')
          .map((child) =>
            child.type === 'variable_assignment'
              ? readAssignment(child, reading)
              : { name: '', value: readWord(child, reading), subscript: [] },
          ),
        words: [],
        redirects: [],
      };
    default:
      return { kind: 'opaque', what: node.type, ...place(node) };
  }
}

const structure = /[|&(){}`<]|\b(?:if|for|while|until|case|select|then|do)\b/gu;

export interface ReadShellOptions {
  /** Marks from this index on are free for variable holes; null: variables belong to a shell elsewhere and are never holes. */
  readonly nextMark: number | null;
}

const isTooMuch = (text: string): boolean =>
  text.length > maximumShellLength || (text.match(structure)?.length ?? 0) > maximumShellStructure;

const unread = (text: string): ShellOutline => ({
  statements: [{ kind: 'opaque', what: 'text too long or too deep', start: 0, end: text.length }],
  comments: [],
  problems: [{ start: 0, message: 'too long or too deep to be read' }],
});

/** Where statements and comments stand; what the statements say is not read. */
export type ShellOutline = Omit<ShellScript, 'variableHoles'>;

const whole = (node: Node): ShellNode => ({ kind: 'simple', ...place(node), assignments: [], words: [], redirects: [] });
const onlyPlaces: Reading = {
  text: '',
  literalOf: () => null,
  markForVariable: () => null,
  readStatements: (node) => statementsIn(node, onlyPlaces, whole),
};

/** The same statements and comments as `readShell` gives, without looking into them: a fraction of its cost. */
export function outlineShell(text: string): ShellOutline {
  if (isTooMuch(text)) return unread(text);
  const tree = parseShellTree(text);
  try {
    return {
      statements: statementsIn(tree.rootNode, onlyPlaces, whole),
      comments: commentsIn(tree.rootNode),
      problems: problemsIn(tree.rootNode, text),
    };
  } finally {
    tree.delete();
  }
}

/**
 * Reads a masked shell text by bash's grammar. Never throws on bad text: what the grammar could not
 * read is a problem, and the caller treats the text as not runnable.
 */
export function readShell(text: string, options: ReadShellOptions): ShellScript {
  if (isTooMuch(text)) return { ...unread(text), variableHoles: [] };
  const tree = parseShellTree(text);
  try {
    // Who asks for no variable need not know who sets one.
    const setters = text.includes('$') ? settersIn(tree.rootNode, text) : [];
    const variables = variablesSetBy(setters);
    const variableHoles: Hole[] = [];
    const reading: Reading = {
      text,
      literalOf(name, at) {
        const literal = variables.literals.get(name);
        return literal === undefined || literal.from > at ? null : literal.value;
      },
      markForVariable(name, start, end) {
        if (options.nextMark === null || variables.names.has(name) || shellOwnVariables.has(name)) return null;
        const mark = markOf(options.nextMark + variableHoles.length);
        if (!hasHole(mark)) return null;
        const known = variableHoles.find((hole) => hole.start === start);
        if (known !== undefined) return known.mark;
        variableHoles.push({ name, start, end, mark, syntax: text.slice(start, end) });
        return mark;
      },
      readStatements: (node) => statementsIn(node, reading),
    };
    const statements = statementsIn(tree.rootNode, reading);
    const problems = problemsIn(tree.rootNode, text);
    const again = tree.rootNode.hasError || problems.length === 0 ? secondReading(tree.rootNode, text) : 'text that is read wrongly';
    return {
      statements: again === null ? statements : statements.map((each) => withUnknown(each, again)),
      comments: commentsIn(tree.rootNode),
      problems,
      variableHoles,
    };
  } finally {
    tree.delete();
  }
}
