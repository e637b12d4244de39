import { also, changes, combine, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { isSnapshotFolder, placeOf } from '../judge/redirects.ts';
import { mayBeOption, readOptions } from './options.ts';
import type { OptionShape, Options } from './options.ts';

/** Programs that change nothing whatever their arguments are: only those whose documentation has no option that writes or runs something. */
export const harmless = (names: readonly string[], judgement: Judgement = reads()): Program => ({
  names,
  judge: () => judgement,
  options: 'never-change',
});

/** A copy of something in a file or folder that the command names: kept, unless it may write over what is there. */
export const keepsCopy = (place: string | null, reason = 'keeps a copy of the data'): Judgement =>
  place === '-' ? reads() : place !== null && isSnapshotFolder(place) ? reads(reason, { preserves: true }) : changes('writes over a file');

/** Reads, and keeps what it shows where one of these options says. */
export const writesTo =
  (...options: readonly string[]) =>
  (_: Call, given: Options): Judgement =>
    combine(reads(), ...given.places(...options).map((place) => keepsCopy(place)));

/** Where the last word points to. */
export function lastPlace({ positionals }: Options): string | null {
  const last = positionals.at(-1);
  return last === undefined ? null : placeOf(last);
}

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
  ...(shape.plain === undefined ? {} : { judgesNames: true }),
  judge(call) {
    const given = readOptions(call.words, shape);
    const bad = Object.entries(options)
      .filter(([name]) => given.has(name))
      .map(([, judgement]) => judgement);
    return combine(basis, ...bad, ...unknownOptions(call, given), ...hiddenOptions(call, shape.looseWords === true));
  },
});

/** An unquoted variable could expand to an option that changes something. */
const hiddenOptions = (call: Call, onlySplit = false): readonly Judgement[] =>
  call.words.some((word) => mayBeOption(word) && (!onlySplit || word.splits))
    ? [changes(`${call.program}: an unquoted variable could add options`)]
    : [];

/** One judgement per unknown option. */
export const unknownOptions = (call: Call, given: Options): readonly Judgement[] =>
  given.unknown.map((name) => changes(`${call.program}: the effect of ${call.show(name)} is not known`));

const listed = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** Changes something, unless one of the showing options is given and nothing but these and the further options. */
export const changesUnless = (
  names: string,
  reason: string,
  { shows, further = '', valued = '' }: { readonly shows: string; readonly further?: string; readonly valued?: string },
): Program => ({
  names: listed(names),
  judge(call): Judgement {
    const given = readOptions(call.words, { valued: listed(valued), plain: listed(`${shows} ${further}`) });
    const isShown = given.names.some((name) => listed(shows).includes(name));
    return isShown && given.unknown.length === 0 ? reads() : changes(reason);
  },
});

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
