import type { SimpleCommand, Word } from '../shell/ast.ts';
import { steersPrograms } from './steering.ts';

/** Text that the shell reads again where a name may have a subscript, and runs (bash(1), "Arithmetic evaluation"). */
const runs = (text: string | null | undefined): boolean => text?.includes('$(') === true;

/** The names that a builtin sets: `read A B`, `printf -v A`. */
function namesSet(program: string, words: readonly Word[]): readonly (string | null)[] {
  const given = words.map((word) => word.value);
  if (program === 'read' || program === 'mapfile' || program === 'readarray' || program === 'getopts') return given;
  if (program !== 'printf') return [];
  const at = given.findIndex((word) => word?.startsWith('-v') === true);
  return at < 0 ? [] : [given[at] === '-v' ? (given[at + 1] ?? null) : (given[at]?.slice(2) ?? null)];
}

/** Builtins that evaluate a subscript in their words. */
const evaluating = new Set(['test', '[', 'read', 'let', 'unset', 'wait', 'mapfile', 'readarray']);

/** Why setting a variable, or asking for one, does more than that; null where it does not. */
export function whatVariablesDo({ assignments, words }: SimpleCommand): string | null {
  const declared = assignments.map(({ name, value }) => {
    const [, inner, text] = name === '' ? (/^(\w+)=(.*)$/su.exec(value?.value ?? '') ?? []) : [];
    return inner === undefined ? { name, text: value === null ? '' : value.value } : { name: inner, text: text ?? '' };
  });
  const steering = declared.find(({ name, text }) => steersPrograms(name, text));
  if (steering) return `${steering.name} changes which program runs`;
  if (declared.some(({ text }) => runs(text))) return 'sets a text that runs a command where it is expanded';
  const [first, ...rest] = words;
  const program = first?.value ?? null;
  if (program === null) return null;
  const names = namesSet(program, rest);
  if (names.some((name) => name !== null && steersPrograms(name))) return 'changes which program runs';
  if (names.some(runs) || (evaluating.has(program) && rest.some(({ value }) => runs(value)))) return 'a subscript runs a command';
  return null;
}
