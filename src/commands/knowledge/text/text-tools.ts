import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Program } from '../program.ts';
import { words } from '../verbs.ts';

/** Reads while no word is of this form; the form is what its manual says writes or runs something. */
const readsBut = (names: string, acting: RegExp, reason: string): Program => ({
  names: words(names),
  options: 'by-name',
  judge: (call) => (call.words.some((word) => acting.test(word.value ?? word.prefix)) ? changes(reason) : reads()),
});

const longOut = '--(?:out|output|outfile|output-file|out-file)(?:=|$)';

/** less(1): -o and -O copy the input to a file, `+!` runs a program, -k and --lesskey-* read what keys run. */
const pager = (call: Call): Judgement =>
  call.words.some(
    (word) =>
      (word.value === null && word.prefix.startsWith('+')) ||
      /^(?:-[a-zA-Z]*[oOk](?!=?$)|-[a-zA-Z]*[oOk]$|--(?:log|LOG|lesskey|tag-file|exec|pager)|\+.*[!|]|\+[!|s])/u.test(
        word.value ?? word.prefix,
      ),
  )
    ? changes(`${call.program} writes a file or runs a program`)
    : reads();

/** Miller: -I works in place; its verbs tee and split and its language's tee, emit >, system and exec write or run. */
function miller(call: Call): Judgement {
  const values = call.words.map((word) => word.value ?? '?');
  const acts = values.some((value) =>
    /^(?:-I|-f|-s|--from-in-place|--prepipex?.*|--load|--mload|tee|split|case-in-place|\?)$/u.test(value),
  );
  const code = values.some((value) => /\b(?:system|exec|tee|emit\w*|print\w*|dump|redirect)\b[^;]*[>|(]|\b(?:system|exec)\b/u.test(value));
  return acts || code ? changes('this mlr call may write files or run programs') : reads();
}

/** `jc PROGRAM …` runs the program (its "magic" form); with a parser's option alone it reads its input. */
function jc(call: Call): Judgement {
  const at = call.words.findIndex((word) => !word.prefix.startsWith('-'));
  return at < 0 ? reads() : call.run(call.words.slice(at), call.input);
}

/** dc(1): `!` runs the rest of the line; a file holds what is not shown. */
function dc(call: Call): Judgement {
  const given = readOptions(call.words, { valued: words('-e --expression -f --file'), plain: words('-V -h --version --help') });
  const texts = given.texts('-e', '--expression').map((text) => text ?? '!');
  const input = call.input.kind === 'text' ? [call.input.text] : call.input.kind === 'unknown' && texts.length === 0 ? ['!'] : [];
  return given.unknown.length > 0 ||
    given.has('-f', '--file') ||
    given.positionals.length > 0 ||
    [...texts, ...input].some((text) => text.includes('!'))
    ? changes('dc may run a program')
    : reads();
}

/** Programs that turn text into text but have an option or a form that writes or runs something; each by its own manual. */
export const textTools: readonly Program[] = [
  { names: words('less more most zless zmore bzless xzless'), judge: pager, options: 'by-name' },
  readsBut('bat batcat', /^--(?:pager|paging-command|map-syntax-file|generate)|^cache$/u, 'bat runs the pager that its options name'),
  readsBut('ag ack ugrep ug', /^--(?:pag|ackrc|filter(?!-only)|save-config|config=|output)/u, 'runs a program or writes a file'),
  // diffutils: --diff-program names the program to run, sdiff -o merges into a file
  readsBut('diff3 sdiff', /^(?:-[a-zA-Z]*o|--(?:d|o))/u, 'writes a file or runs another program'),
  readsBut('file', /^(?:-[a-zA-Z]*C|--co)/u, 'file -C compiles a file of magic numbers'),
  readsBut('iconv shuf htmlq jless', new RegExp(`^(?:-[a-zA-Z]*o|--o|${longOut})`, 'u'), 'overwrites a file with its output'),
  // pygmentize(1): -x loads a lexer from a file
  readsBut('pygmentize', /^(?:-[a-zA-Z]*[ox]|--o)/u, 'writes a file or loads code'),
  // pv(1): -o writes a file, -R steers another pv
  readsBut('pv', /^(?:-[a-zA-Z]*[oRPd]|--(?:output|remote|pidfile|watchfd))/u, 'pv writes a file or steers another one'),
  readsBut('xq', /^(?:-[a-zA-Z]*i|--in-?place)/u, 'changes files in place'),
  readsBut('tspin multitail', /^(?:-[a-zA-Z]*[lLRraAcX]|--(?:exec|listen|pager|config|command))/u, 'runs a program or writes a file'),
  {
    // recode(1): with file names it works in place
    names: ['recode'],
    judge: (call) =>
      readOptions(call.words, { valued: words('-x -k --ignore') }).positionals.length > 1 || call.words.some((word) => word.value === null)
        ? changes('recode rewrites files in place')
        : reads(),
    options: 'by-name',
  },
  { names: ['mlr'], judge: miller, options: 'by-name' },
  { names: ['jc'], judge: (call) => combine(reads(), jc(call)), options: 'of-inner' },
  { names: ['dc'], judge: dc },
];
