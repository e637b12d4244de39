import { marksIn } from '../holes/hole.ts';
import type { Redirect, ShellNode, SimpleCommand, Word } from '../shell/ast.ts';
import { readShell } from '../shell/read-shell.ts';
import {
  argument,
  fileName,
  formPart,
  forShell,
  headerValue,
  jsonNumber,
  jsonString,
  never,
  plainOnly,
  unchanged,
  urlHost,
  urlPart,
  wholeUrl,
} from './encoder.ts';
import type { Encode } from './encoder.ts';
import { codeNames, curlData, curlOther, curlSafeValues, inputReaders, runners, shellNames, sqlClients } from './program-names.ts';
import { sqlEncoders } from './sql-places.ts';

/** Where a hole stands in shell text, and what its value passes through before it reaches that place. */
export interface ShellPlace {
  readonly quote: 'bare' | 'single' | 'double' | 'ansi' | 'heredoc' | 'quoted-heredoc' | 'unknown';
  /** Innermost interpreter first. */
  readonly encoders: readonly Encode[];
  readonly heredoc: Redirect['heredoc'];
}

type Encoders = Map<string, readonly Encode[]>;

/** The marks of a word by their place in the source: textual ones, and those of variables. */
const marksOf = (word: Word): { readonly mark: string; readonly start: number }[] => [
  ...marksIn(word.text).map(({ mark, start }) => ({ mark, start: word.start + start })),
  ...word.pieces.flatMap(({ mark, start }) => (mark === null ? [] : [{ mark, start }])),
];
const isOpen = (word: Word): boolean => marksOf(word).length > 0;

const base = (word: Word | undefined): string => (word?.value ?? '').replace(/^.*\//u, '');
const same = (word: Word, encode: Encode): Encoders => new Map(marksOf(word).map(({ mark }) => [mark, [encode]] as const));
const merge = (maps: readonly Encoders[]): Encoders => new Map(maps.flatMap((map) => [...map]));

/** True when words from here on are read by a program that interprets text, not just by the first program. */
function startsInterpreter(words: readonly Word[], index: number): boolean {
  const name = base(words[index]);
  const interprets =
    shellNames.has(name) ||
    sqlClients.has(name) ||
    Object.hasOwn(codeNames, name) ||
    ['ssh', 'watch', 'curl', 'su', 'xargs'].includes(name);
  if (!interprets) return false;
  if (index === 0) return true;
  const first = base(words[0]);
  const isKubernetes =
    (first === 'kubectl' || first === 'oc' || first === 'k') && words.some((word) => ['exec', 'debug', 'run'].includes(word.value ?? ''));
  return words[index - 1]?.value === '--' || runners.has(first) || (isKubernetes && !words.some((word) => word.value === '--'));
}

/** A value that is argv all the way; text that looks like JSON or a URL is encoded as such. */
function plainWord(word: Word, isProgram: boolean): Encoders {
  if (isProgram) return same(word, never('the program itself cannot be a parameter'));
  const value = word.value;
  if (value === null) return same(word, argument);
  return new Map(marksIn(value).map(({ mark, start }) => [mark, [start === 0 ? argument : unchanged]] as const));
}

/** JSON text with holes: inside strings, or bare. */
export function jsonEncoders(text: string): Encoders | null {
  if (!/^\s*[[{]/u.test(text)) return null;
  const result: Encoders = new Map();
  for (const { mark, start } of marksIn(text)) {
    const quotes = text.slice(0, start).replaceAll(/\\./gu, '').split('"').length - 1;
    result.set(mark, [quotes % 2 === 1 ? jsonString : jsonNumber]);
  }
  return result;
}

/** A URL with holes: all of it, its host, or a part after the host. */
export function urlEncoders(text: string): Encoders {
  const result: Encoders = new Map();
  const authority = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*/iu.exec(text)?.[0].length ?? 0;
  for (const { mark, start, end } of marksIn(text)) {
    if (start === 0 && (end === text.length || text[end] === '/')) result.set(mark, [wholeOrHost(end === text.length)]);
    else result.set(mark, [start < authority ? urlHost : urlPart]);
  }
  return result;
}

const wholeOrHost =
  (isWhole: boolean): Encode =>
  (value, parameter) => {
    const url = wholeUrl(value, parameter);
    return url.ok && (isWhole || !/[?#]/u.test(value)) ? url : urlHost(value, parameter);
  };

function curlWords(words: readonly Word[]): Encoders {
  return merge(
    words.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const before = words[index - 1]?.value ?? '';
      const own = /^(-[a-zA-Z]|--[\w-]+=)/u.exec(word.value ?? '')?.[1]?.replace(/=$/u, '');
      const option = before === '-s' ? '' : before;
      if (option === '--data-urlencode')
        return same(word, (value) => (value.includes('\u0000') ? { ok: false, message: 'must not hold NUL' } : { ok: true, text: value }));
      if (curlData.has(option) && word.value !== null) {
        const json = jsonEncoders(word.value);
        if (json !== null) return json;
        // `-d @file` reads a file: a hole at the start could make it one, so it is form data or refused.
        return new Map(marksIn(word.value).map(({ mark, start }) => [mark, [start === 0 ? plainOnly('request data') : formPart]] as const));
      }
      if (curlSafeValues.has(option))
        return new Map(
          [...plainWord(word, false)].map(
            ([mark]) => [mark, [headerValue, ...(word.value?.startsWith(mark) === true ? [plainOnly('a header')] : [])]] as const,
          ),
        );
      if (curlOther.has(option) || own !== undefined) return same(word, plainOnly('this option of curl'));
      return word.value === null ? same(word, plainOnly('an address')) : urlEncoders(word.value);
    }),
  );
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

/** Words that an inner shell reads joined by blanks. */
function joinedShell(words: readonly Word[]): Encoders {
  if (words.some((word) => word.value === null)) return merge(words.map((word) => same(word, plainOnly('text for an inner shell'))));
  return innerShell(words.map((word) => word.value).join(' '));
}

function psqlWords(words: readonly Word[]): Encoders {
  return merge(
    words.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const before = words[index - 1]?.value ?? '';
      const attached = /^(?:--command=|-c(?=.))/u.exec(word.value ?? '')?.[0];
      if (word.value === null) return same(word, plainOnly('SQL text'));
      if (/^(?:-[A-Za-z]*c|--command)$/u.test(before)) return sqlEncoders(word.value);
      if (attached !== undefined) return sqlEncoders(word.value.slice(attached.length));
      return same(word, plainOnly('an option of psql'));
    }),
  );
}

/** The encoders of every hole in a command's words. */
function encodersOf(words: readonly Word[]): Encoders {
  const maps: Encoders[] = [];
  for (const [index, word] of words.entries()) {
    if (!startsInterpreter(words, index)) {
      if (isOpen(word)) maps.push(plainWord(word, index === 0));
      continue;
    }
    const name = base(word);
    const rest = words.slice(index + 1);
    if (sqlClients.has(name)) return merge([...maps, psqlWords(rest)]);
    if (name === 'curl') return merge([...maps, curlWords(rest)]);
    if (name === 'ssh') {
      const at = rest.findIndex(
        (each, place) => !each.prefix.startsWith('-') && !/^-[bcDEeFIiJLlmOopQRSWwB]$/u.test(rest[place - 1]?.value ?? ''),
      );
      const host = rest.slice(0, at + 1).map((each) => plainWord(each, false));
      return merge([...maps, ...host, ...(rest.length > at + 1 ? [joinedShell(rest.slice(at + 1))] : [])]);
    }
    if (name === 'watch') {
      const at = rest.findIndex(
        (each, place) => !each.prefix.startsWith('-') && !/^(?:-n|--interval)$/u.test(rest[place - 1]?.value ?? ''),
      );
      return merge([
        ...maps,
        ...rest.slice(0, Math.max(at, 0)).map((each) => same(each, plainOnly('an option of watch'))),
        joinedShell(rest.slice(Math.max(at, 0))),
      ]);
    }
    if (name === 'su' || name === 'xargs') {
      return merge([
        ...maps,
        ...(name === 'su'
          ? rest.map((each) => same(each, plainOnly('text for an inner shell')))
          : [
              encodersOf(
                rest.slice(
                  Math.max(
                    rest.findIndex((each) => !each.prefix.startsWith('-')),
                    0,
                  ),
                ),
              ),
            ]),
      ]);
    }
    if (shellNames.has(name)) {
      const at = rest.findIndex((each) => /^-[a-z]*c$/u.test(each.value ?? ''));
      return merge([
        ...maps,
        ...rest.map((each, place) => {
          if (!isOpen(each)) return new Map();
          if (at < 0 || place !== at + 1) return plainWord(each, false);
          return each.value === null ? same(each, plainOnly('text for an inner shell')) : innerShell(each.value);
        }),
      ]);
    }
    return merge([...maps, ...rest.map((each) => same(each, plainOnly(codeNames[name] ?? 'this program')))]);
  }
  return merge(maps);
}

const readsInput = (node: ShellNode): boolean => (node.kind === 'simple' ? node.words.some((word) => inputReaders.has(base(word))) : true);

/** What a heredoc's or here-string's text is to the program that reads it. */
function inputEncoders(node: SimpleCommand, text: string, isPiped: boolean): Encoders {
  const marks = marksIn(text).map(({ mark }) => mark);
  if (isPiped) return new Map(marks.map((mark) => [mark, [plainOnly('text for another program')]] as const));
  const name = base(node.words[0]);
  if (sqlClients.has(name)) return sqlEncoders(text);
  if (shellNames.has(name)) return innerShell(text);
  if (name === 'cat' || name === 'tee') return new Map(marks.map((mark) => [mark, [unchanged]] as const));
  return new Map(marks.map((mark) => [mark, [plainOnly('the input of this program')]] as const));
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
export function placesIn(nodes: readonly ShellNode[], isPiped = false): Map<string, ShellPlace> {
  const places = new Map<string, ShellPlace>();
  const addWord = (word: Word, encoders: Encoders): void => {
    const marks = marksOf(word);
    for (const { mark } of marks) {
      const own = encoders.get(mark);
      const quote = quoteOf(word, mark, marks);
      if (own !== undefined && quote !== 'unknown') places.set(mark, { quote, encoders: own, heredoc: null });
    }
    for (const [mark, place] of placesIn(word.commands, true)) places.set(mark, place);
  };
  for (const node of nodes) {
    if (node.kind === 'opaque') continue;
    if (node.kind === 'compound') {
      const words = node.what === 'loop' ? node.words : [];
      for (const word of words) addWord(word, plainWord(word, false));
      for (const [index, child] of node.children.entries()) {
        const feeds = node.what === 'pipeline' && node.children.slice(index + 1).some(readsInput);
        for (const [mark, place] of placesIn([child], isPiped || feeds)) places.set(mark, place);
      }
      addRedirects(node.redirects, null);
      continue;
    }
    const encoders = encodersOf(node.words);
    const writesText = isPiped && ['echo', 'printf'].includes(base(node.words[0]));
    for (const word of node.words) addWord(word, writesText ? same(word, plainOnly('text for another program')) : encoders);
    // Set for one program it is data; set for later text it may be split or taken for an option.
    const assigned = node.words.length > 0 ? unchanged : plainOnly('a variable that later text uses');
    for (const { value } of node.assignments) if (value !== null) addWord(value, same(value, assigned));
    addRedirects(node.redirects, node);
  }
  return places;

  function addRedirects(redirects: readonly Redirect[], owner: SimpleCommand | null): void {
    for (const redirect of redirects) {
      if (redirect.heredoc !== null) {
        const { body, quoted } = redirect.heredoc;
        const encoders = owner === null ? same(body, plainOnly('this text')) : inputEncoders(owner, body.value ?? body.text, isPiped);
        for (const [mark, own] of encoders)
          places.set(mark, {
            quote: quoted ? 'quoted-heredoc' : 'heredoc',
            encoders: body.value === null ? [plainOnly('this text')] : own,
            heredoc: redirect.heredoc,
          });
        for (const [mark, place] of placesIn(body.commands, true)) places.set(mark, place);
      } else if (redirect.target !== null) {
        const isText = redirect.operator === '<<<';
        addWord(
          redirect.target,
          isText && owner !== null
            ? inputEncoders(owner, redirect.target.value ?? redirect.target.text, isPiped)
            : same(redirect.target, fileName),
        );
      }
    }
  }
}
