import type { Node } from 'web-tree-sitter';

/** What evaluates the names of variables, and what stands in their values, once more (bash(1), "Arithmetic evaluation", "Parameter expansion"). */
const evaluates =
  /\(\(|\$\[|(?<=\s)-(?:eq|ne|lt|le|gt|ge|v)\b|\blet\b|\b(?:declare|typeset|local)\s+-\w*i|\$\{!|\$\{[\w@*]+(?:\[[@*]\])?:[^-=?+}]|\w\[[^\]\s]*[A-Za-z_$][^\]\s]*\]|\(\[[^\]]*[A-Za-z_$]/u;

/** A subscript that is more than a number: `a[$(…)]`, or a beginning of one that is put together later. */
const subscript = /[A-Za-z0-9_]\[(?!\d+\]|[@*]\])/u;

/** Builtins and shells that put words into variables, or write them where a variable takes them up; others read brackets in a way of their own. */
const fillsVariables =
  /^(?:\\?["']?)(?:echo|printf|read|mapfile|readarray|declare|typeset|export|local|test|\[|env|sh|bash|zsh|dash|ksh|eval|set)\b/u;

const holdsText = new Set(['raw_string', 'string', 'ansi_c_string', 'concatenation', 'word']);

/** True for a text that goes into a variable, or may: not one that a program of its own reads. */
function isForShell(node: Node, functions: ReadonlySet<string>): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type === 'command') {
      const name = at.childForFieldName('name')?.text ?? '';
      return functions.has(name) || fillsVariables.test(name);
    }
    if (at.type === 'command_substitution' || at.type === 'program') return true;
  }
  return true;
}

/** A word with a subscript that runs, or with escapes that are not read here. */
const hidden = (text: string): boolean =>
  subscript.test(text) || /^\$?['"].*\\(?:x[\da-f]|u|U|0|1)/isu.test(text) || /^\$'.*\\[^ntr'"\\ea]/su.test(text);

/** A variable that holds a bracket and no more is put together with others. */
const isPart = (node: Node): boolean => node.parent?.type === 'variable_assignment' && /^['"]?[\w$]*\[['"]?$/u.test(node.text);

/** Why bash may run what stands in a text as text: it reads it a second time. Null: it does not. */
export function secondReading(root: Node, text: string): string | null {
  if (text.includes('@P}')) return 'expands a text as a prompt, which runs what stands in it';
  if (!evaluates.test(text) || !/\[|\$'|\\(?:x|u|U|0|1)/u.test(text)) return null;
  const functions = new Set(root.descendantsOfType('function_definition').map((each) => each?.childForFieldName('name')?.text ?? ''));
  const isRead = root
    .descendantsOfType([...holdsText])
    .some((each) => each !== null && ((hidden(each.text) && isForShell(each, functions)) || isPart(each)));
  return isRead ? 'a text that may be evaluated as a subscript' : null;
}
