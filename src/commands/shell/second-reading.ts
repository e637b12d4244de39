import type { Node } from 'web-tree-sitter';

/** What evaluates the names of variables, and what stands in their values, once more (bash(1), "Arithmetic evaluation", "Parameter expansion"). */
const evaluates = /\(\(|\$\[|(?<=\s)-(?:eq|ne|lt|le|gt|ge|v)\b|\blet\b|\b(?:declare|typeset|local)\s+-\w*i|\$\{!|\$\{\w+:[^-=?+}]/u;

/** A subscript that is more than a number: `a[$(…)]`, or a beginning of one that is put together later. */
const subscript = /[A-Za-z0-9_]\[(?!\d+\]|[@*]\])/u;

/** Programs whose words are their own language's, in which brackets are no subscripts of the shell. */
const readsWordsItself = (command: string): boolean =>
  !/^(?:\\?["']?)(?:echo|printf|read|mapfile|readarray|declare|typeset|export|local|test|\[|env|sh|bash|zsh|dash|ksh|eval|set)\b/u.test(
    command,
  );

const holdsText = new Set(['raw_string', 'string', 'ansi_c_string', 'concatenation', 'word']);

/** True for a text that goes into a variable, or may: not one that a program of its own reads. */
function isForShell(node: Node, functions: ReadonlySet<string>): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type === 'command') {
      const name = at.childForFieldName('name')?.text ?? '';
      return functions.has(name) || !readsWordsItself(name);
    }
    if (at.type === 'command_substitution' || at.type === 'program') return true;
  }
  return true;
}

const hidden = (text: string): boolean => subscript.test(text) || /^\$'.*\\[^ntr'"\\ea]/su.test(text);

/** Why bash may run what stands in a text as text: it reads it a second time. Null: it does not. */
export function secondReading(root: Node, text: string): string | null {
  if (text.includes('@P}')) return 'expands a text as a prompt, which runs what stands in it';
  if (!evaluates.test(text) || !/\[|\$'/u.test(text)) return null;
  const functions = new Set(root.descendantsOfType('function_definition').map((each) => each?.childForFieldName('name')?.text ?? ''));
  const isRead = root.descendantsOfType([...holdsText]).some((each) => each !== null && hidden(each.text) && isForShell(each, functions));
  return isRead ? 'a text that may be evaluated as a subscript' : null;
}

/** `\ #`: a blank that is a part of a word, so that `#` begins no comment; the grammar takes it for one. */
export const isNoComment = (text: string, start: number): boolean =>
  /(?:^|[^\\])(?:\\\\)*\\[ \t]$/u.test(text.slice(Math.max(0, start - 50), start));
