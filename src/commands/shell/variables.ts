import type { Node } from 'web-tree-sitter';

/** Variables that a shell or its session sets by itself: never a hole for a person to fill. */
export const shellOwnVariables: ReadonlySet<string> = new Set([
  'HOME',
  'USER',
  'LOGNAME',
  'PATH',
  'PWD',
  'OLDPWD',
  'SHELL',
  'HOSTNAME',
  'RANDOM',
  'SECONDS',
  'LINENO',
  'UID',
  'EUID',
  'PPID',
  'IFS',
  'LANG',
  'TERM',
  'TMPDIR',
  'EDITOR',
  'BASH',
  'BASHPID',
  'BASH_VERSION',
  'OPTARG',
  'OPTIND',
  'REPLY',
  'PIPESTATUS',
  'FUNCNAME',
  'KUBECONFIG',
  'EPOCHSECONDS',
  'EPOCHREALTIME',
  'COLUMNS',
  'LINES',
  'SHLVL',
  'HOSTTYPE',
  'MACHTYPE',
  'OSTYPE',
  'BASH_SOURCE',
  'BASH_LINENO',
  'BASH_COMMAND',
  'BASH_REMATCH',
  'BASH_ENV',
  'BASHOPTS',
  'SHELLOPTS',
  'COMP_WORDS',
  'DIRSTACK',
  'GROUPS',
  'OPTERR',
  'PS1',
  'PS4',
  'PROMPT_COMMAND',
  'MAIL',
  'PAGER',
  'VISUAL',
  'DISPLAY',
  'LC_ALL',
  'SUDO_USER',
  'SSH_CLIENT',
  'SSH_CONNECTION',
  'XDG_CONFIG_HOME',
  'XDG_RUNTIME_DIR',
]);

/** Text that runs a command where the shell reads it again: in a subscript, a number or a list of words (bash(1), "Arithmetic evaluation"). */
export const holdsCommand = (text: string): boolean => /\$\(|`/u.test(text);

const setting = ['variable_assignment', 'for_statement', 'command', 'declaration_command', 'unset_command'];

/** The nodes that can set a variable. */
export const settersIn = (root: Node, text: string): Node[] =>
  root.descendantsOfType(text.includes('=') && text.includes('${') ? [...setting, 'expansion'] : setting).filter((node) => node !== null);

const setters = new Set(['read', 'mapfile', 'readarray', 'getopts', 'printf']);
/** Builtins that may set any variable by what their text says. */
const settersByText = new Set(['eval', 'source', '.', 'let', 'unset', 'declare', 'typeset', 'export', 'readonly', 'local']);

/** A word without what quotes it: `\read` and `"read"` are `read`. */
const bare = (text: string): string => text.replaceAll(/["'\\]/gu, '');

/** The words behind `command`, `builtin` and `time`, which run what stands there. */
export function behindPrefixes<Part>(words: readonly Part[], textOf: (part: Part) => string): readonly Part[] {
  let isBehind = false;
  const at = words.findIndex((word) => {
    const text = textOf(word);
    if (/^(?:command|builtin|time)$/u.test(text)) isBehind = true;
    else if (!isBehind || !text.startsWith('-')) return true;
    return false;
  });
  return at < 0 ? [] : words.slice(at);
}

/** The builtin that a command runs, with its words. */
function builtinOf(node: Node): { readonly name: string; readonly words: readonly string[] } {
  const words = node.childrenForFieldName('argument').map((each) => each?.text ?? '');
  const [name = '', ...rest] = behindPrefixes([node.childForFieldName('name')?.text ?? '', ...words], bare);
  return { name: bare(name), words: rest };
}

/** `${x:=value}` sets x where it is not set. */
const assigning = /^\$\{!?(\w+)(?:\[[^\]]*\])?:?=/u;

/** The names that a node sets, without their subscripts; null where its text may name any. */
function namesSetBy(node: Node): readonly string[] | null {
  switch (node.type) {
    case 'variable_assignment':
      return [node.childForFieldName('name')?.text.replace(/\[.*$/su, '') ?? ''];
    case 'for_statement':
      return [node.childForFieldName('variable')?.text ?? ''];
    case 'expansion':
      return [assigning.exec(node.text)?.[1] ?? []].flat();
    case 'unset_command':
      return null;
    case 'declaration_command':
      return node.namedChildren.some(
        (child) =>
          child !== null &&
          ['string', 'raw_string', 'ansi_c_string', 'concatenation', 'word'].includes(child.type) &&
          /^(?:-[a-zA-Z]*n|.*=)/u.test(bare(child.text)),
      )
        ? null
        : [];
    default: {
      const { name, words } = builtinOf(node);
      // A name that a variable holds may be one of them.
      if (settersByText.has(name) || name.includes('$')) return null;
      if (!setters.has(name) || (name === 'printf' && !words.some((word) => bare(word).startsWith('-v')))) return [];
      if (words.some((word) => /[$`]/u.test(word) && !word.startsWith("'"))) return null;
      return words.map((word) => bare(word).replace(/^-[a-zA-Z]*?[av](?=\w)|\[.*$/gsu, ''));
    }
  }
}

const plain = /^[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,=?&-]*$/u;

/** A variable's one value, and where the text sets it. */
export interface Literal {
  readonly value: string;
  readonly from: number;
}

/** What an assignment sets to one plain word, for all that follows it: not in a branch, a loop, a function or the background. */
function literalSetBy(node: Node): string | null {
  const value = node.childForFieldName('value');
  if (node.type !== 'variable_assignment' || node.parent?.type !== 'program' || node.nextSibling?.type === '&') return null;
  if (value === null || !['word', 'number', 'string', 'raw_string'].includes(value.type)) return null;
  if (node.childForFieldName('name')?.type === 'subscript' || node.text.includes('+=')) return null;
  const text = value.type === 'word' || value.type === 'number' ? value.text : value.text.slice(1, -1);
  return plain.test(text) ? text : null;
}

/** What a text does to variables. */
export interface SetVariables {
  /** The names that it sets: by assignment, loop, `read`. */
  readonly names: ReadonlySet<string>;
  /** Of these, the ones set exactly once, outside loops and functions, to one plain word that no later text can change. */
  readonly literals: ReadonlyMap<string, Literal>;
}

/** What the nodes of `settersIn()` set. */
export function variablesSetBy(nodes: readonly Node[]): SetVariables {
  const all = nodes.map((node) => ({ node, names: namesSetBy(node) }));
  const names = new Set(all.flatMap((each) => each.names ?? []));
  const literals = new Map<string, Literal>();
  // What may set any variable leaves none certain.
  if (all.some((each) => each.names === null)) return { names, literals };
  const others = new Set<string>();
  for (const each of all) {
    const value = literalSetBy(each.node);
    for (const name of each.names ?? []) {
      if (value === null || literals.has(name)) others.add(name);
      else literals.set(name, { value, from: each.node.endIndex });
    }
  }
  for (const name of others) literals.delete(name);
  return { names, literals };
}
