import { also, changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Program } from '../program.ts';
import { actsByName } from '../acting-names.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';

/** How one client takes SQL. */
export interface ClientShape {
  readonly names: string;
  readonly valued: string;
  /** Letters whose value stands in the same word only (`mysql -pSECRET`). */
  readonly attached?: readonly string[];
  /** Options that carry SQL. */
  readonly executing: readonly string[];
  /** Options that make it run, load or write what is not shown. */
  readonly hidden?: readonly string[];
  /** Options that write the result into a file. */
  readonly output?: readonly string[];
  /** Words without an option may be further queries. */
  readonly takesQueries?: boolean;
  readonly judgeText: (text: string) => Judgement;
}

/** A client that takes SQL by an option or by its input. */
export const sqlClient = ({
  names,
  valued,
  attached = [],
  executing,
  hidden = [],
  output = [],
  takesQueries = false,
  judgeText,
}: ClientShape): Program => ({
  names: words(names),
  options: 'by-name',
  judge(call: Call) {
    const given = readOptions(call.words, { valued: [...words(valued), ...executing, ...hidden, ...output], attached });
    if (given.has('--version', '--help', '-V')) return reads();
    const texts = given.texts(...executing);
    const known = [...words(valued), ...executing, ...hidden, ...output];
    const further = [
      ...given.words(...output).flatMap(({ prefix }) => (isSnapshotPlace(prefix) ? [] : [changes('overwrites a file with the result')])),
      // An abbreviated option may carry SQL that is not seen here.
      ...(texts.length === 0 && given.has(...executing) ? [changes('the SQL is not known before it runs')] : []),
      ...(given.names.some(
        (name) => name.length > 3 && name.startsWith('--') && !executing.includes(name) && executing.some((full) => full.startsWith(name)),
      )
        ? [changes('an abbreviated option carries SQL')]
        : []),
      ...(takesQueries && given.positionals.some((word) => !/^(?:client|local|[\w.:-]+)$/u.test(word.value ?? '?'))
        ? [changes('a word may be a further query')]
        : []),
      ...(given.has(...hidden) ? [changes('an option runs, loads or writes what is not shown')] : []),
      ...given.names
        .filter((name) => !known.includes(name) && actsByName(name))
        .map((name) => changes(`${call.program}: ${call.show(name)} may write or run something`)),
      ...(call.words.some((word) => mayBeOption(word) && word.splits)
        ? [changes(`${call.program}: an unquoted variable could add options`)]
        : []),
    ];
    if (texts.length > 0) {
      const judged = texts.map((text) => (text === null ? changes('the SQL is not known before it runs') : judgeText(text)));
      return also(combine(...further, ...judged), { inner: 'sql' });
    }
    if (further.length > 0) return also(combine(...further), { inner: 'sql' });
    if (call.input.kind === 'text') return also(judgeText(call.input.text), { inner: 'sql' });
    return call.input.kind === 'unknown'
      ? changes('runs SQL that is not known before it runs')
      : prompt(changes('opens a SQL prompt, where anything can be done'), call.program);
  },
});
