import { hasHole } from '../holes/hole.ts';
import type { SimpleCommand, Word } from '../shell/ast.ts';
import { behindPrefixes, holdsCommand } from '../shell/variables.ts';
import { steersOneProgram, steersPrograms } from './steering.ts';

const runs = (text: string | null | undefined): boolean => typeof text === 'string' && holdsCommand(text);

/** The names that a builtin sets: `read A B`, `printf -v A`; null for one that only running can tell. */
function namesSet(program: string, words: readonly Word[]): readonly (string | null)[] {
  const given = words.map((word) => word.value);
  if (program === 'read' || program === 'mapfile' || program === 'readarray' || program === 'getopts')
    return given.map((word) => word?.replace(/^-[a-zA-Z]*?a(?=.)/u, '') ?? null);
  if (program !== 'printf') return [];
  const at = given.findIndex((word) => word?.startsWith('-v') === true);
  return at < 0 ? [] : [given[at] === '-v' ? (given[at + 1] ?? null) : (given[at]?.slice(2) ?? null)];
}

/** Builtins that evaluate a subscript in their words. */
const evaluating = new Set(['test', '[', 'read', 'let', 'unset', 'wait', 'mapfile', 'readarray']);

/** Builtins that set or take away what their words name; behind `command` they are no words of the grammar. */
const declaring = new Set(['declare', 'typeset', 'export', 'readonly', 'local', 'unset']);

/** What one word of an assignment, a declaration or `unset` does more than set a value. */
function whatOneSets({ name, value }: SimpleCommand['assignments'][number], isForOne: boolean): string | null {
  const text = value === null ? '' : value.value;
  if (name !== '') return (isForOne ? steersOneProgram : steersPrograms)(name, text) ? `${name} changes which program runs` : inText(text);
  const [, inner, given] = /^(\w[^=]*)=(.*)$/su.exec(value?.prefix ?? '') ?? [];
  if (text === null && inner === undefined) return 'sets variables that only running it can tell';
  if (/^-[a-zA-Z]*n/u.test(text ?? '')) return 'gives a variable another name';
  const named = inner ?? text ?? '';
  if (hasHole(named)) return 'sets a variable whose name is filled in';
  return steersPrograms(named, text === null ? null : (given ?? null)) ? `${named} changes which program runs` : inText(text);
}

const inText = (text: string | null): string | null => (runs(text) ? 'sets a text that runs a command where it is expanded' : null);

/** `${PATH:=x}` sets it where it is not set. */
const setsInPassing = ({ text }: Word): boolean =>
  [...text.matchAll(/\$\{!?(\w+)(?:\[[^\]]*\])?:?=/gu)].some(([, name]) => steersPrograms(name ?? ''));

/** Why setting a variable, or asking for one, does more than that; null where it does not. */
export function whatVariablesDo({ assignments, words }: SimpleCommand): string | null {
  for (const each of assignments) {
    const does = whatOneSets(each, words.length > 0);
    if (does !== null) return does;
  }
  if ([...words, ...assignments.flatMap(({ value }) => value ?? [])].some(setsInPassing)) return 'changes which program runs';
  const [first, ...rest] = behindPrefixes(words, ({ value }) => value ?? '');
  const program = first?.value ?? null;
  if (program === null) return null;
  if (declaring.has(program)) {
    for (const value of rest) {
      const does = whatOneSets({ name: '', value, subscript: [] }, false);
      if (does !== null) return does;
    }
  }
  const names = namesSet(program, rest);
  if (names.some((name) => name === null || steersPrograms(name))) return 'changes which program runs';
  if (names.some(runs) || (evaluating.has(program) && rest.some(({ value }) => runs(value)))) return 'a subscript runs a command';
  return null;
}
