import { marksIn } from '../holes/hole.ts';
import { steersPrograms } from '../judge/steering.ts';
import type { Redirect, ShellNode, SimpleCommand, Word } from '../shell/ast.ts';
import { readShell } from '../shell/read-shell.ts';
import { encodersOf } from './argv-places.ts';
import { argument, fileName, forShell, never, plainOnly, unchanged } from './encoder.ts';
import type { Encode } from './encoder.ts';
import { all, base, marksOf, same } from './marks.ts';
import type { Encoders } from './marks.ts';
import { inputReaders, kubernetesNames, shellNames, sqlClients } from './program-names.ts';
import { sqlEncoders } from './sql-places.ts';
import { strictJsonEncoders, yamlEncoders } from './text-places.ts';

/** Where a hole stands in shell text, and what its value passes through before it reaches that place. */
export interface ShellPlace {
  readonly quote: 'bare' | 'single' | 'double' | 'ansi' | 'heredoc' | 'quoted-heredoc' | 'unknown';
  /** Innermost interpreter first. */
  readonly encoders: readonly Encode[];
  readonly heredoc: Redirect['heredoc'];
}

/** The encoders of shell text inside a word, each followed by the quoting of that inner shell. */
function innerShell(text: string): Encoders {
  const script = readShell(text, { nextMark: null });
  const marks = marksIn(text);
  if (script.problems.length > 0)
    return new Map(marks.map(({ mark }) => [mark, [never('stands in shell text that cannot be read')]] as const));
  const places = placesIn(script.statements);
  return new Map(
    marks.map(({ mark }) => {
      const place = places.get(mark);
      const quote = place?.quote;
      return [
        mark,
        place !== undefined && (quote === 'bare' || quote === 'single' || quote === 'double')
          ? [...place.encoders, forShell[quote]]
          : [never('stands in a place of the inner shell text that is not safe')],
      ] as const;
    }),
  );
}

/** The program that reads what a command before a pipe writes: its name, '' for any that reads text. */
type Reader = string | null;

/** Null: nothing after the pipe reads text as a language; a name: the next program alone does. */
function readerOf([next, ...later]: readonly ShellNode[]): Reader {
  if (next === undefined) return null;
  // Behind a here-document the grammar makes a pipeline of its own.
  if (next.kind === 'compound' && next.what === 'pipeline' && next.redirects.length === 0) return readerOf([...next.children, ...later]);
  const reads = next.kind !== 'simple' || next.words.some((word) => inputReaders.has(base(word)));
  if (!reads) return readerOf(later) === null ? null : '';
  return next.kind === 'simple' && readerOf(later) === null ? base(next.words[0]) : '';
}

/** What a text is to the program that reads it. */
function textEncoders(name: string, text: string, words: readonly Word[]): Encoders | null {
  if (sqlClients.has(name)) return sqlEncoders(text);
  if (name === 'curl') return strictJsonEncoders(text);
  if (shellNames.has(name))
    return words.slice(1).every((word) => word.prefix.startsWith('-') && word.value !== '-c') ? innerShell(text) : null;
  return kubernetesNames.has(name) && words.every((word) => word.value !== 'exec') ? yamlEncoders(text) : null;
}

/** What a heredoc's or here-string's text is to the program that reads it. */
function inputEncoders(node: SimpleCommand, text: string, reader: Reader): Encoders {
  const name = base(node.words[0]);
  if (reader === null) {
    const own = textEncoders(name, text, node.words);
    if (own !== null) return own;
    return name === 'cat' || name === 'tee' ? all(text, unchanged) : all(text, plainOnly('the input of this program'));
  }
  const passesOn = name === 'cat' && node.words.length === 1;
  return (passesOn && kubernetesNames.has(reader) ? yamlEncoders(text) : null) ?? all(text, plainOnly('text for another program'));
}

const quoteOf = (word: Word, mark: string, source: readonly { readonly mark: string; readonly start: number }[]): ShellPlace['quote'] => {
  const at = source.find((each) => each.mark === mark)?.start;
  if (at === undefined) return 'unknown';
  const pieces = word.pieces.filter((piece) => piece.start <= at && at < piece.end);
  const inner = pieces.at(-1);
  if (inner === undefined || inner.kind === 'dynamic') return 'unknown';
  if (inner.kind === 'variable') return pieces.some((piece) => piece.kind === 'double') ? 'double' : 'bare';
  return inner.kind;
};

/** Places of every hole in these statements. A hole that is not in the result stands where nothing is understood. */
export function placesIn(nodes: readonly ShellNode[], reader: Reader = null): Map<string, ShellPlace> {
  const places = new Map<string, ShellPlace>();
  const addWord = (word: Word, encoders: Encoders): void => {
    const marks = marksOf(word);
    for (const { mark } of marks) {
      const own = encoders.get(mark);
      const quote = quoteOf(word, mark, marks);
      if (own !== undefined && quote !== 'unknown') places.set(mark, { quote, encoders: own, heredoc: null });
    }
    for (const [mark, place] of placesIn(word.commands, '')) places.set(mark, place);
  };
  for (const node of nodes) {
    if (node.kind === 'opaque') continue;
    if (node.kind === 'compound') {
      const words = node.what === 'loop' ? node.words : [];
      for (const word of words) addWord(word, same(word, argument));
      for (const [index, child] of node.children.entries()) {
        const next = node.what === 'pipeline' ? readerOf(node.children.slice(index + 1)) : null;
        for (const [mark, place] of placesIn([child], reader === null ? next : '')) places.set(mark, place);
      }
      addRedirects(node.redirects, null);
      continue;
    }
    const encoders = encodersOf(node.words, innerShell);
    const writesText = reader !== null && ['echo', 'printf'].includes(base(node.words[0]));
    for (const word of node.words) addWord(word, writesText ? same(word, plainOnly('text for another program')) : encoders);
    // Set for one program it is data; set for later text it may be split or taken for an option.
    const assigned = node.words.length > 0 ? unchanged : plainOnly('a variable that later text uses');
    for (const { name, value } of node.assignments) {
      const encode = steersPrograms(name) ? never(`${name} would choose what runs`) : assigned;
      if (value !== null) addWord(value, same(value, encode));
    }
    addRedirects(node.redirects, node);
  }
  return places;

  function addRedirects(redirects: readonly Redirect[], owner: SimpleCommand | null): void {
    for (const redirect of redirects) {
      if (redirect.heredoc !== null) {
        const { body, quoted } = redirect.heredoc;
        const encoders = owner === null ? same(body, plainOnly('this text')) : inputEncoders(owner, body.value ?? body.text, reader);
        for (const [mark, own] of encoders)
          places.set(mark, {
            quote: quoted ? 'quoted-heredoc' : 'heredoc',
            encoders: body.value === null ? [plainOnly('this text')] : own,
            heredoc: redirect.heredoc,
          });
        for (const [mark, place] of placesIn(body.commands, '')) places.set(mark, place);
      } else if (redirect.target !== null) {
        const isText = redirect.operator === '<<<';
        addWord(
          redirect.target,
          isText && owner !== null
            ? inputEncoders(owner, redirect.target.value ?? redirect.target.text, reader)
            : same(redirect.target, fileName),
        );
      }
    }
  }
}
