import { marksIn } from '../holes/hole.ts';
import type { Word } from '../shell/ast.ts';
import { argument, never, plainOnly, unchanged } from './encoder.ts';
import { curlWords } from './curl-places.ts';
import { hostName, labelValue, pathPart } from './literals.ts';
import { all, base, isOpen, isWhole, merge, same } from './marks.ts';
import type { Encoders } from './marks.ts';
import {
  codeNames,
  codeOptions,
  dataPrograms,
  kubernetesNames,
  runners,
  shellNames,
  shellOptionPrograms,
  sqlClients,
} from './program-names.ts';
import { scriptPlaces } from './script-places.ts';
import { sqlEncoders } from './sql-places.ts';
import { strictJsonEncoders, urlEncoders } from './text-places.ts';

/** The encoders of shell text inside a word: reading it leads back here, so it comes from outside. */
export type InnerShell = (text: string) => Encoders;

const interprets = (name: string): boolean =>
  shellNames.has(name) ||
  sqlClients.has(name) ||
  Object.hasOwn(codeNames, name) ||
  Object.hasOwn(scriptPlaces, name) ||
  shellOptionPrograms.has(name) ||
  ['ssh', 'watch', 'curl', 'xargs', 'source', '.'].includes(name);

/** True when words from here on are read by a program that interprets text, not just by the first program. */
function startsInterpreter(words: readonly Word[], index: number): boolean {
  if (!interprets(base(words[index]))) return false;
  if (index === 0) return true;
  const first = base(words[0]);
  if (runners.has(first) || words.slice(0, index).some((word) => word.value === '--')) return true;
  return runsInside(words) && !words.some((word) => word.value === '--');
}

/** `kubectl exec`, `run`, `debug`: they start another program. */
const runsInside = (words: readonly Word[]): boolean =>
  kubernetesNames.has(base(words[0])) && words.some((word) => ['exec', 'debug', 'run'].includes(word.value ?? ''));

/** Literal text beside a hole that some program may read as more than data. */
const structured = /[\s;|&$`()<>"'{}[\],=\\]/u;

/** A word that is data all the way; text that looks like JSON or an address is encoded as such. */
function plainWord(everyWord: readonly Word[], place: number): Encoders {
  const word = everyWord[place];
  if (word === undefined || !isOpen(word)) return new Map();
  // Behind `kubectl exec … --` the words are another program's.
  const dash = runsInside(everyWord) ? everyWord.slice(0, place).findIndex((each) => each.value === '--') : -1;
  const words = everyWord.slice(dash + 1);
  const index = place - dash - 1;
  const program = base(words[0]);
  if (index === 0) return same(word, never('the program itself cannot be a parameter'));
  const value = word.value;
  const option = words[index - 1]?.value ?? '';
  if (codeOptions.has(option)) return same(word, plainOnly(`what ${option} of ${program} reads`));
  if (value === null) return same(word, dataPrograms.has(program) ? argument : plainOnly('this argument'));
  const start = /^--?[\w-]+=(?=\s*[[{"'\w])/u.exec(value)?.[0].length ?? 0;
  const json = strictJsonEncoders(value.slice(start));
  if (json !== null && marksIn(value.slice(0, start)).length === 0) return json;
  if (/^(?:https?|wss?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?):\/\//iu.test(value)) return urlEncoders(value);
  const kubernetes = kubernetesNames.has(program) ? kubernetesWord(value, option) : null;
  if (kubernetes !== null) return kubernetes;
  const literal = value.replaceAll(/[\uE000-\uF8FF]/gu, '');
  if (!dataPrograms.has(program) && (structured.test(literal) || literal.startsWith('-'))) return all(value, plainOnly('this argument'));
  // Options of git can name programs.
  if (program === 'git' && literal.startsWith('--')) return all(value, plainOnly('an option of git'));
  return new Map(
    marksIn(value).map(({ mark, start: at }) => {
      const inPath = value[at - 1] === '/' || (at === 0 && value.includes('/'));
      return [mark, [...(inPath ? [pathPart] : []), at === 0 ? argument : unchanged]] as const;
    }),
  );
}

/** Arguments of kubectl that are a language of their own; null: the others are names. */
function kubernetesWord(value: string, option: string): Encoders | null {
  if (
    /^(?:-o|--output|--template|--sort-by)$/u.test(option) ||
    /^(?:-o|--output=|--template=|--sort-by=|jsonpath|go-template|custom-columns)/u.test(value)
  )
    return all(value, plainOnly('a template'));
  const selects = /^(?:-l|--selector|--field-selector)$/u.test(option) || /^(?:-l.|--(?:field-)?selector=)/u.test(value);
  return selects && !isWhole(value) ? all(value, labelValue) : null;
}

/** Words that an inner shell reads joined by blanks. */
function joinedShell(words: readonly Word[], inner: InnerShell): Encoders {
  if (words.some((word) => word.value === null)) return merge(words.map((word) => same(word, plainOnly('text for an inner shell'))));
  return inner(words.map((word) => word.value).join(' '));
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

/** `sh -c text name args`: the text is read by the shell; the file that it would run is no parameter. */
function shellWords(words: readonly Word[], inner: InnerShell): Encoders {
  const at = words.findIndex((word) => /^-[a-z]*c$/u.test(word.value ?? ''));
  const script = at < 0 ? words.findIndex((word) => !word.prefix.startsWith('-')) : -1;
  return merge(
    words.map((word, index) => {
      if (!isOpen(word)) return new Map();
      if (index === script || (at >= 0 && index <= at)) return same(word, never('would choose what runs'));
      if (at < 0 || index !== at + 1) return same(word, word.prefix.startsWith('-') ? plainOnly('an option of the shell') : unchanged);
      return word.value === null ? same(word, plainOnly('text for an inner shell')) : inner(word.value);
    }),
  );
}

/** Programs that give one option's text to a shell (`su -c`, `flock -c`, `script -c`). */
const shellOptionWords = (words: readonly Word[], inner: InnerShell): Encoders =>
  merge(
    words.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const isText = /^(?:-c|--command)$/u.test(words[index - 1]?.value ?? '') && word.value !== null;
      return isText ? inner(word.value) : same(word, plainOnly('an option of this program'));
    }),
  );

function sshWords(words: readonly Word[], inner: InnerShell): Encoders {
  const valued = /^-[bcDEeFIiJLlmOopQRSWwB]$/u;
  const at = words.findIndex((word, index) => !word.prefix.startsWith('-') && !valued.test(words[index - 1]?.value ?? ''));
  const own = words.slice(0, at < 0 ? words.length : at).map((word) => same(word, argument, plainOnly('an option of ssh')));
  const host = words.slice(at < 0 ? words.length : at, at + 1).map((word) => same(word, hostName));
  const rest = at < 0 ? [] : words.slice(at + 1);
  return merge([...own, ...host, ...(rest.length > 0 ? [joinedShell(rest, inner)] : [])]);
}

function watchWords(words: readonly Word[], inner: InnerShell): Encoders {
  const at = Math.max(
    words.findIndex((word, index) => !word.prefix.startsWith('-') && !/^(?:-n|--interval)$/u.test(words[index - 1]?.value ?? '')),
    0,
  );
  return merge([...words.slice(0, at).map((word) => same(word, plainOnly('an option of watch'))), joinedShell(words.slice(at), inner)]);
}

function xargsWords(words: readonly Word[], inner: InnerShell): Encoders {
  const valued = /^-[adEILnPs]$/u;
  const at = words.findIndex((word, index) => !word.prefix.startsWith('-') && !valued.test(words[index - 1]?.value ?? ''));
  if (at < 0) return merge(words.map((word) => same(word, plainOnly('an option of xargs'))));
  return merge([...words.slice(0, at).map((word) => same(word, plainOnly('an option of xargs'))), encodersOf(words.slice(at), inner)]);
}

/** find's own words, and those of the program that -exec runs. */
function findWords(words: readonly Word[], inner: InnerShell): Encoders {
  const at = words.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/u.test(word.value ?? ''));
  const own = scriptPlaces['find']?.(at < 0 ? words : words.slice(0, at)) ?? new Map();
  return at < 0 ? own : merge([own, encodersOf(words.slice(at + 1), inner)]);
}

/** The encoders of every hole in a command's words. */
export function encodersOf(words: readonly Word[], inner: InnerShell): Encoders {
  const at = words.findIndex((_, index) => startsInterpreter(words, index));
  const own = merge((at < 0 ? words : words.slice(0, at)).map((_, index) => plainWord(words, index)));
  if (at < 0) return own;
  const name = base(words[at]);
  const rest = words.slice(at + 1);
  return merge([own, interpreterWords(name, words.slice(at), rest, inner)]);
}

function interpreterWords(name: string, words: readonly Word[], rest: readonly Word[], inner: InnerShell): Encoders {
  if (sqlClients.has(name)) return psqlWords(rest);
  if (shellNames.has(name)) return shellWords(rest, inner);
  if (shellOptionPrograms.has(name)) return shellOptionWords(rest, inner);
  switch (name) {
    case 'curl':
      return curlWords(rest);
    case 'ssh':
      return sshWords(rest, inner);
    case 'watch':
      return watchWords(rest, inner);
    case 'xargs':
      return xargsWords(rest, inner);
    case 'find':
      return findWords(words, inner);
    case 'source':
    case '.':
      return merge(rest.map((word) => same(word, never('would choose what runs'))));
    default: {
      const script = Object.hasOwn(scriptPlaces, name) ? scriptPlaces[name] : undefined;
      return script?.(words) ?? merge(rest.map((word) => same(word, plainOnly(codeNames[name] ?? 'this program'))));
    }
  }
}
