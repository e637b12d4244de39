import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Word } from '../shell/ast.ts';
import { mayBeOption } from './options.ts';
import type { Program } from './program.ts';
import { withVerbData, words as listed } from './verbs.ts';
import type { VerbData } from './verbs.ts';

/** Stands for what only running can tell, and for blanks inside a word: patterns let it pass where they let a hole pass. */
const unseen = '\uE000';

/** A name, a number or a hole, for the patterns of a list. */
export const name = String.raw`[\w.:@,+\uE000-\uF8FF][\w.:@,/+\uE000-\uF8FF-]*`;

/** A number, a list of numbers, or a hole. */
export const number = String.raw`[\d,\uE000-\uF8FF]+`;

/** The words as one text; null where one of them may turn into others, or into an option, when it runs. */
function textOf(words: readonly Word[]): string | null {
  if (words.some((word) => word.value === null && (word.splits || word.prefix === ''))) return null;
  return words.map((word) => (word.value ?? `${word.prefix}${unseen}`).replaceAll(/\s/gu, unseen)).join(' ');
}

interface WordList {
  /** What only shows: all the words of the call, a blank between them. */
  readonly shows: RegExp;
  /** What the other words do. */
  readonly otherwise: string;
  /** Words that lose something, and what. */
  readonly destroys?: readonly [words: RegExp, reason: string];
  /** Of what shows: what goes on until it is stopped. */
  readonly endless?: RegExp;
  /** Without words; like the other words if not given. */
  readonly bare?: Judgement;
}

/** Programs whose words follow no rules of options (`storcli /c0 show`): they read where the whole call is in the list. */
export const readsListed = (names: string, { shows, otherwise, destroys: losing, endless, bare }: WordList): Program => ({
  names: listed(names),
  judgesNames: true,
  judge({ words }) {
    if (words.length === 0) return bare ?? changes(otherwise);
    const text = textOf(words);
    if (text !== null && shows.test(text))
      return endless?.test(text) === true ? reads('never ends by itself', { unbounded: true }) : reads();
    return losing !== undefined && losing[0].test(words.map((word) => word.value ?? word.prefix).join(' '))
      ? destroys(losing[1])
      : changes(otherwise);
  },
});

/** Verbs as data with a closed list of options, where an unquoted word that only running can tell could add one that acts (`dmsetup ls --exec`). */
export function withClosedVerbs(names: string, data: VerbData & { readonly known: string }): Program {
  const program = withVerbData(names, data);
  return {
    ...program,
    judge: (call) =>
      call.words.some((word) => word.value === null && word.splits && mayBeOption(word))
        ? changes(`${call.program}: an unquoted variable could add options`)
        : program.judge(call),
  };
}
