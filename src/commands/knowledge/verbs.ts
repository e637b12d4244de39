import { hasHole } from '../holes/hole.ts';
import type { Word } from '../shell/ast.ts';
import { changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { actsByName, isActingVerb } from './acting-names.ts';
import { mayBeOption, mayMean, readOptions } from './options.ts';
import type { Options, OptionShape } from './options.ts';
import type { Call, Program } from './program.ts';
import { keepsCopy, unknownOptions } from './shapes.ts';

/** A verb's effect: fixed, or decided from the options. */
export type Effect = Judgement | ((call: Call, given: Options) => Judgement);

/**
 * Verbs as data. A path is one or more words (`rollout status`), `|` stands for "or", commas and lines
 * part paths. The longest path that fits decides; a verb that is in no path is mutating, also below a path that
 * reads by itself while others below it change something (`dnf history`, `dnf history undo`).
 */
export interface VerbData {
  /** Options that take a value as the next word. */
  readonly options?: string;
  /** Options without a value that may stand before the verb. */
  readonly flags?: string;
  /** When given, any other option of a reading verb is unknown. Needed where an option can make a reading verb write. */
  readonly known?: string;
  /** Options that make a reading verb write or run something, where their name does not say it (`-o`, `--level`). */
  readonly acts?: string;
  /** Options that name a file to write: a copy on the side is kept, anything else is written over. */
  readonly writes?: string;
  /** `-name` is one long option (terraform, vault), not letters. */
  readonly singleDashLong?: boolean;
  readonly reads?: string;
  /** By reason: what the verbs do, in a short sentence. */
  readonly changes?: Readonly<Record<string, string>>;
  readonly destroys?: Readonly<Record<string, string>>;
  /** By path: what depends on options, or needs more than a risk. */
  readonly special?: Readonly<Record<string, Effect>>;
  /** Without a verb; it prints its help if not given. */
  readonly bare?: Effect;
  /** It reads no options behind the first word that is none (urfave/cli): `--help` there is one more name. */
  readonly optionsFirst?: boolean;
  /** Options that turn every changing verb into a rehearsal. */
  readonly dryRun?: string;
}

/** The words of a list that is written over several lines. */
export const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

interface Node {
  effect: Effect | null;
  readonly next: Map<string, Node>;
}

const emptyNode = (): Node => ({ effect: null, next: new Map() });

function addPath(root: Node, path: string, effect: Effect): void {
  const ends = words(path).reduce<readonly Node[]>(
    (nodes, choice) =>
      nodes.flatMap((node) =>
        choice.split('|').map((word) => {
          const next = node.next.get(word) ?? emptyNode();
          node.next.set(word, next);
          return next;
        }),
      ),
    [root],
  );
  for (const end of ends) end.effect = effect;
}

/** The tree of a program's verbs. */
function treeOf(data: VerbData): Node {
  const root = emptyNode();
  const addAll = (paths: string, effect: Effect): void => {
    for (const path of paths.split(/[,\n]/u)) if (path.trim() !== '') addPath(root, path, effect);
  };
  if (data.reads !== undefined) addAll(data.reads, reads());
  for (const [reason, paths] of Object.entries(data.changes ?? {})) addAll(paths, changes(reason));
  for (const [reason, paths] of Object.entries(data.destroys ?? {})) addAll(paths, destroys(reason));
  for (const [paths, effect] of Object.entries(data.special ?? {})) addAll(paths, effect);
  root.effect = data.bare ?? null;
  return root;
}

/** True where a deeper path does more than read: an unlisted word there is a verb, not a name. */
const mayChange = (node: Node): boolean =>
  [...node.next.values()].some(
    (next) => (next.effect !== null && (typeof next.effect === 'function' || next.effect.risk !== 'read-only')) || mayChange(next),
  );

/** Options that only print a version or a help, for programs without a verb. */
const informing = /^(?:-[hvV?]|--?(?:help|version|V))$/u;

/** Verbs that take any word, also one that looks like a verb: `git help rm`, `brew search update`. */
const asksAbout = /^(?:help|search|explain|completion|find|grep|man|docs?|which|whatis|diff|who-can|can-i)$/u;

const rehearsal = reads('a dry run: shows what would change');
const evaluate = (effect: Effect, call: Call, given: Options): Judgement => (typeof effect === 'function' ? effect(call, given) : effect);

/** `--help` anywhere, or `--version` alone (after a verb it may pick a version: `helm upgrade --version 2`). */
const showsHelp = (given: Options, shape: OptionShape): boolean =>
  given.rest === null &&
  (given.last('--help') === true ||
    (shape.singleDashLong === true && given.last('-help') === true) ||
    (given.last('--version') === true && given.positionals.length === 0));

/** How options are written, by a program's data. */
const shapeOf = (data: VerbData): OptionShape => ({
  valued: words(`${data.options ?? ''} ${data.writes ?? ''}`),
  ...(data.singleDashLong === true ? { singleDashLong: true } : {}),
  ...(data.known === undefined ? {} : { plain: [...words(data.known), ...words(data.flags ?? '')], looseWords: true }),
});

/** An option that may be given a truth: `--dry-run=0` and a value that only running can tell are no rehearsal. */
function isOn(value: Word | true): boolean {
  if (value === true) return true;
  const text = value.value;
  return text !== null && text !== '' && !hasHole(text) && !/^(?:0|f|false|no|none|off)$/iu.test(text);
}

/** Judges a call by its verbs; a function, so that programs may look at their words first. */
export function verbJudge(data: VerbData): (call: Call, shape?: OptionShape) => Judgement {
  let made: Made | null = null;
  return (call, shape) => judgeVerb((made ??= make(data)), call, shape);
}

/** A program's data as it is looked up in; made when the program is first met: a command of Tocsin knows hundreds and meets few. */
interface Made {
  readonly data: VerbData;
  readonly root: Node;
  readonly shape: OptionShape;
  readonly early: ReadonlySet<string>;
  readonly dryRun: readonly string[];
  readonly acts: readonly string[];
  readonly writes: readonly string[];
}

function make(data: VerbData): Made {
  const shape = shapeOf(data);
  return {
    data,
    root: treeOf(data),
    shape,
    early: new Set([...words(data.flags ?? ''), ...words(data.known ?? ''), ...shape.valued]),
    dryRun: words(data.dryRun ?? ''),
    acts: words(data.acts ?? ''),
    writes: words(data.writes ?? ''),
  };
}

/** Options of a reading verb that do more than read. */
const actingOptions = ({ data, early, acts }: Made, call: Call, given: Options): readonly Judgement[] =>
  given.names
    .filter((name) => acts.some((act) => mayMean(name, act)) || (data.known === undefined && !early.has(name) && actsByName(name)))
    .map((name) => changes(`${call.program}: ${call.show(name)} may write or run something`));

function judgeVerb(made: Made, call: Call, shape: OptionShape = made.shape): Judgement {
  const { data, root, early, dryRun, acts, writes } = made;
  const given = readOptions(call.words, shape);
  if (showsHelp(given, made.shape) && (data.optionsFirst !== true || given.before(2).includes('--help'))) return reads();
  let node = root;
  let depth = 0;
  for (;;) {
    const word = given.positionals[depth];
    if (word === undefined || node.next.size === 0) break;
    const path = [call.program, ...given.positionals.slice(0, depth).map((each) => each.value ?? each.text)].join(' ');
    if (word.value === null || hasHole(word.value)) {
      if (node.effect !== null && node !== root && depth > 0) break;
      return changes(`${path}: which verb runs is not known until it is filled in`);
    }
    const next = node.next.get(word.value);
    if (next === undefined) {
      const isGroup = node.effect !== null && typeof node.effect !== 'function' && node.effect.risk === 'read-only' && mayChange(node);
      if (node.effect !== null && node !== root && !isGroup) break;
      return changes(`${path} ${call.show(word.value)}: the effect is not known`);
    }
    node = next;
    depth += 1;
  }
  // A value that looks like a verb may follow an option that is not known, so such options may not stand before it.
  const strange = depth === 0 ? [] : given.before(depth).filter((name) => !early.has(name));
  if (strange.length > 0) return changes(`${call.program}: the effect of ${call.show(strange.join(' '))} before the verb is not known`);
  if (node.effect === null) {
    const working = given.names.filter((name) => !informing.test(name));
    if (depth === 0 && given.positionals.length === 0 && working.length > 0)
      return changes(`${call.program}: what ${call.show(working.join(' '))} does without a verb is not known`);
    return reads(`${call.program} without a verb prints its help`);
  }
  const own = evaluate(node.effect, call, given);
  const name = given.positionals[depth]?.value ?? '';
  // `domains` lists, `domains rm shop.example` removes: what stands where a name would is a verb that no list knows.
  if (own.risk === 'read-only' && depth > 0 && isActingVerb(name) && !asksAbout.test(given.positionals[depth - 1]?.value ?? ''))
    return changes(`${call.program}: ${call.show(name)} behind a reading verb may be a verb of its own`);
  if (own.risk === 'read-only')
    return combine(
      own,
      ...unknownOptions(call, given),
      ...(own.inner === null ? actingOptions(made, call, given) : []),
      ...given.places(...writes).map((place) => keepsCopy(place, 'keeps what it shows')),
    );
  const last = dryRun.length > 0 && given.has(...dryRun) ? given.last(...dryRun) : null;
  const isRehearsal = last !== null && isOn(last) && !given.positionals.some(mayBeOption);
  // What a rehearsal runs or writes all the same (`helm --post-renderer`, `certbot --pre-hook`) is in `acts`.
  return isRehearsal && !given.has(...acts) ? rehearsal : own;
}

/** A program whose verbs say what it does. */
export const withVerbData = (names: string, data: VerbData): Program => ({
  names: words(names),
  judge: verbJudge(data),
  judgesNames: true,
  ...(data.known === undefined ? { options: 'by-name' } : {}),
});
