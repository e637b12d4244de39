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

/** The nodes that can set a variable. */
export const settersIn = (root: Node): Node[] =>
  root.descendantsOfType(['variable_assignment', 'for_statement', 'command', 'declaration_command']).filter((node) => node !== null);

const setters = new Set(['read', 'mapfile', 'readarray', 'getopts', 'printf']);

/** The names that the text itself sets: by assignment, loop, `read`. */
export function setVariables(nodes: readonly Node[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes) {
    if (node.type === 'variable_assignment') names.add(node.childForFieldName('name')?.text.replace(/\[.*$/u, '') ?? '');
    if (node.type === 'for_statement') names.add(node.childForFieldName('variable')?.text ?? '');
    if (node.type === 'command' && setters.has(node.childForFieldName('name')?.text ?? '')) {
      for (const argument of node.childrenForFieldName('argument')) if (argument !== null) names.add(argument.text);
    }
  }
  return names;
}

/** A command that may set any variable by what its text says: `eval x=rm`, `declare -n y=x`, `declare "x=rm"`, `printf -vx rm`. */
function setsByText(node: Node): boolean {
  if (node.type === 'declaration_command')
    return node.namedChildren.some(
      (child) =>
        child !== null &&
        ['string', 'raw_string', 'concatenation', 'word'].includes(child.type) &&
        /^["']?(?:-[a-zA-Z]*n|.*=)/u.test(child.text),
    );
  if (node.type !== 'command') return false;
  const name = node.childForFieldName('name')?.text ?? '';
  if (['eval', 'source', '.', 'builtin', 'let', 'unset'].includes(name)) return true;
  const words = node.childrenForFieldName('argument').map((each) => each?.text ?? '');
  return (name === 'printf' && words.some((word) => /^-v./u.test(word))) || (name === 'command' && words.some((word) => setters.has(word)));
}

const plain = /^[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,=?&-]*$/u;

/** The names set exactly once, outside loops and functions, to one plain word that no later text can change. */
export function literalVariables(nodes: readonly Node[]): Map<string, string> {
  const values = new Map<string, string>();
  const twice = new Set<string>();
  for (const node of nodes) {
    if (setsByText(node)) return new Map();
    if (node.type === 'for_statement') twice.add(node.childForFieldName('variable')?.text ?? '');
    if (node.type === 'command' && setters.has(node.childForFieldName('name')?.text ?? '')) {
      for (const argument of node.childrenForFieldName('argument')) if (argument !== null) twice.add(argument.text);
    }
    if (node.type !== 'variable_assignment') continue;
    const name = node.childForFieldName('name')?.text ?? '';
    const value = node.childForFieldName('value');
    const text = value === null ? '' : value.type === 'word' || value.type === 'number' ? value.text : value.text.slice(1, -1);
    const isLiteral = value !== null && ['word', 'number', 'string', 'raw_string'].includes(value.type) && plain.test(text);
    if (values.has(name) || !isLiteral || node.parent?.type !== 'program') twice.add(name);
    values.set(name, text);
  }
  for (const name of twice) values.delete(name);
  return values;
}
