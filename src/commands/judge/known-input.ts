import type { Input } from '../knowledge/program.ts';
import type { Redirect, ShellNode } from '../shell/ast.ts';
import type { Scope } from './scope.ts';

export const nothing: Input = { kind: 'nothing' };

/** The text a program before a pipe writes, when that is known. */
export function knownOutput(node: ShellNode | undefined, { functions }: Scope): Input {
  if (node?.kind !== 'simple') return { kind: 'unknown' };
  const [program, ...words] = node.words;
  if (functions.has(program?.value ?? '')) return { kind: 'unknown' };
  if (program?.value === 'cat' && words.length === 0) return inputOf(node.redirects, { kind: 'unknown' });
  const [format, ...more] = words;
  // printf(1) with one text and no directives writes it as it stands, escapes aside.
  const printed = program?.value === 'printf' && more.length === 0 && format?.splits === false ? format.value : null;
  if (printed !== null && /^(?:[^%\\]|\\[rn])*$/u.test(printed))
    return { kind: 'text', text: printed.replaceAll('\\r', '\r').replaceAll('\\n', '\n') };
  // Some shells' echo reads backslashes, others do not.
  if (program?.value !== 'echo' || words.some((word) => word.value === null || word.splits || word.value.includes('\\')))
    return { kind: 'unknown' };
  const shown = words.filter((word) => !/^-[neE]+$/u.test(word.value ?? ''));
  return { kind: 'text', text: shown.map((word) => word.value ?? '').join(' ') };
}

/** What a program reads: what it is redirected from, else what is piped in. */
export function inputOf(redirects: readonly Redirect[], piped: Input): Input {
  const last = redirects.findLast(({ operator, descriptor }) => operator.startsWith('<') && (descriptor === null || descriptor === '0'));
  if (last === undefined) return piped;
  if (last.input !== null) return { kind: 'text', text: last.input };
  return last.operator === '<' && last.target?.value === '/dev/null' ? nothing : { kind: 'unknown' };
}
