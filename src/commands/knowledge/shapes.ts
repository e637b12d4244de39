import { hasHole } from '../holes/hole.ts';
import { also, changes, combine, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { mayBeOption, readOptions } from './options.ts';
import type { OptionShape, Options } from './options.ts';

/** Programs that change nothing whatever their arguments are. */
export const harmless = (names: readonly string[], judgement: Judgement = reads()): Program => ({ names, judge: () => judgement });

/** Programs that always change something. */
export const changing = (names: readonly string[], judgement: Judgement): Program => ({ names, judge: () => judgement });

/** Programs that read unless one of these options is given; an option outside the shape is unknown. */
export const readsUnless = (
  names: readonly string[],
  shape: OptionShape,
  options: Readonly<Record<string, Judgement>>,
  basis: Judgement = reads(),
): Program => ({
  names,
  judge(call) {
    const given = readOptions(call.words, shape);
    const bad = Object.entries(options)
      .filter(([name]) => given.has(name))
      .map(([, judgement]) => judgement);
    return combine(basis, ...bad, ...unknownOptions(call, given), ...hiddenOptions(call));
  },
});

/** An unquoted variable could expand to an option that changes something. */
const hiddenOptions = (call: Call): readonly Judgement[] =>
  call.words.some(mayBeOption) ? [changes(`${call.program}: an unquoted variable could add options`)] : [];

/** One judgement per unknown option. */
export const unknownOptions = (call: Call, given: Options): readonly Judgement[] =>
  given.unknown.map((name) => changes(`${call.program}: the effect of ${call.show(name)} is not known`));

/** A verb's effect: fixed, decided from the options, or a table of further verbs. */
export type Verb = Judgement | ((call: Call, given: Options) => Judgement) | VerbTable;
export interface VerbTable {
  readonly [verb: string]: Verb;
}

const isJudgement = (verb: Verb): verb is Judgement => 'risk' in verb && typeof verb.risk === 'string';

/** Finds a verb's effect by the positionals; '' in a table is the effect without a further verb. */
export function judgeVerb(call: Call, given: Options, table: VerbTable, depth = 0): Judgement {
  const word = given.positionals[depth];
  const path = [call.program, ...given.positionals.slice(0, depth).map((each) => each.value ?? each.text)].join(' ');
  if (word === undefined) {
    const none = Object.hasOwn(table, '') ? table[''] : undefined;
    if (none === undefined) return reads(`${path} without a verb prints its help`);
    return judgeEntry(call, given, none, depth);
  }
  const verb = word.value;
  if (verb === null || hasHole(verb)) return changes(`${path}: which verb runs is not known until it is filled in`);
  const entry = Object.hasOwn(table, verb) ? table[verb] : Object.hasOwn(table, '*') ? table['*'] : undefined;
  if (entry === undefined) return changes(`${path} ${call.show(verb)}: the effect is not known`);
  return judgeEntry(call, given, entry, depth);
}

function judgeEntry(call: Call, given: Options, entry: Verb, depth: number): Judgement {
  if (typeof entry === 'function') return entry(call, given);
  return isJudgement(entry) ? entry : judgeVerb(call, given, entry, depth + 1);
}

/** Programs with verbs (`docker ps`, `systemctl status`). `--help` and `--version` never change anything. */
export const withVerbs = (names: readonly string[], shape: OptionShape, table: VerbTable): Program => ({
  names,
  judge(call) {
    const given = readOptions(call.words, shape);
    if (given.has('--help', '--version') && given.rest === null) return reads();
    const verdict = judgeVerb(call, given, table);
    return verdict.risk === 'read-only' ? combine(verdict, ...unknownOptions(call, given)) : verdict;
  },
});

/** The same judgement for many verbs. */
export const all = (judgement: Verb, verbs: string): VerbTable => Object.fromEntries(verbs.split(' ').map((verb) => [verb, judgement]));

/** Reads, and goes on until it is stopped when one of the options is given. */
export const readsForever =
  (...following: readonly string[]) =>
  (_: Call, given: Options): Judgement =>
    given.has(...following) ? reads('never ends by itself', { unbounded: true }) : reads();

/** A program that opens a prompt: nobody can answer it in a run. */
export const prompt = (judgement: Judgement, what: string): Judgement =>
  also(judgement, {
    interactive: true,
    unbounded: true,
    blocked: `${what} needs a person at a terminal`,
    reason: `${what} waits for a person`,
  });
