import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Word } from '../../shell/ast.ts';
import { readOptions } from '../options.ts';
import type { Options, OptionShape } from '../options.ts';
import type { Call, Program } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';

/** Words that another shell reads again: joined by blanks, as ssh does. */
export const joined = (list: readonly Word[]): string | null =>
  list.some((word) => word.value === null) ? null : list.map((word) => word.value).join(' ');

/** `&>f x`, `((x))`, `[[ a > f ]]` and `$'…'` are bash's; POSIX shells start a background job, nest a subshell, write a file and quote otherwise. */
export const saysMoreInBash = (text: string): boolean => /&>>?\s*\S+\s+[^\s;|&)]|(?<!\$)\(\(|\[\[[^\]]*[<>]|\$'/u.test(text);

/** Judges what a shell reads on its standard input. */
export const fromInput = (call: Call): Judgement => {
  switch (call.input.kind) {
    case 'text':
      return call.shell(call.input.text);
    case 'unknown':
      return changes('runs a script that is not known before it runs (piped into a shell)');
    case 'nothing':
      return prompt(changes('opens a shell, where anything can be done'), 'a shell');
  }
};

/** A copy into the working directory, when that is another one. */
export const elsewhere = (ran: Judgement): Judgement => (ran.preserves ? combine(ran, changes('writes a file in another folder')) : ran);

/** A word that stands for what is found or piped in; `prefix` is how it begins, where that is known. */
export const filledWord = ({ start, end, text }: Pick<Word, 'start' | 'end' | 'text'>, prefix: string): Word => ({
  start,
  end,
  text,
  value: null,
  prefix,
  splits: false,
  pieces: [],
  commands: [],
});

/** Words in which whoever runs them puts something for a mark (`{}`): alone it becomes `whole`, inside a word the rest is not known. */
export const filled = (list: readonly Word[], mark: string, whole: (word: Word) => Word): readonly Word[] =>
  list.map((word) => {
    if (word.value === mark) return whole(word);
    const at = word.value?.indexOf(mark) ?? -1;
    return at < 0 ? word : filledWord(word, word.value?.slice(0, at) ?? '');
  });

/** Runs the rest of its words as they stand. `skip`: positionals of its own before the program. */
export const wrapper = (
  names: string,
  shape: OptionShape & { /** Without a program it opens a shell. */ readonly opensShell?: boolean },
  skip = 0,
  change: (own: Judgement, given: Options) => Judgement = (own) => own,
): Program => ({
  names: words(names),
  options: 'of-inner',
  judge(call) {
    const given = readOptions(call.words, { ...shape, stopAtFirst: true });
    const inner = given.positionals.slice(skip);
    const [first] = inner;
    if (first === undefined && given.unknown.length > 0)
      return changes(`${call.program}: the effect of ${call.show(given.unknown.join(' '))} is not known`);
    if (first === undefined)
      return shape.opensShell === true || given.has('-s', '-i', '--login')
        ? prompt(changes('opens a shell as another user'), 'a shell')
        : reads();
    const ran = change(call.run(inner, call.input), given);
    return given.unknown.length === 0
      ? ran
      : combine(ran, changes(`${call.program}: the effect of ${call.show(given.unknown.join(' '))} is not known`));
  },
});
