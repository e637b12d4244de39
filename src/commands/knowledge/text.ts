import { changes, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { hasHole } from '../holes/hole.ts';
import type { Call, Program } from './program.ts';
import { mayBeOption, readOptions } from './options.ts';
import { harmless, readsUnless } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

/** sed's own language can write files (`w`, `s///w`) and run programs (`e`). */
function sed(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: ['-e', '--expression', '-f', '--file', '-l', '--line-length'],
    plain: split(
      '-n --quiet --silent -E -r --regexp-extended -z --null-data -u --unbuffered -s --separate --posix --debug --sandbox --help --version',
    ),
  });
  if (given.has('-i', '--in-place')) return changes('sed -i changes files in place');
  if (given.unknown.length > 0) return changes(`sed: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (call.words.some(mayBeOption)) return changes('sed: an unquoted variable could add options');
  if (given.has('-f', '--file')) return changes('sed -f runs a script that is not shown');
  const scripts = given.has('-e', '--expression') ? given.words('-e', '--expression') : given.positionals.slice(0, 1);
  const texts = scripts.map((word) => (typeof word === 'string' ? word : word.value));
  // Only the plain forms are known: print, delete, quit and substitution without the flags w and e.
  const plain =
    /^(?:(?:\d+|\$|\/(?:[^/\\]|\\.)*\/)(?:,(?:\d+|\$|\/(?:[^/\\]|\\.)*\/))?\s*!?\s*)?(?:[pdqGhHgxn=]|s([/|#,:@!])(?:(?!\1)[^\\]|\\.)*\1(?:(?!\1)[^\\]|\\.)*\1[gpiI0-9]*)$/u;
  const isPlain = texts.every(
    (text) => text !== null && !hasHole(text) && text.split(/;(?=\s*(?:\d|\$|\/|[pdq]|s[/|#]))/u).every((part) => plain.test(part.trim())),
  );
  return isPlain ? reads() : changes('this sed script may write files or run programs');
}

/** awk's language can run programs, write files and read commands. */
function awk(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: ['-F', '-v', '-f', '--file', '--field-separator', '--assign'],
    plain: ['-W', '--posix', '--version', '--help'],
    stopAtFirst: true,
  });
  if (given.has('-f', '--file')) return changes('awk -f runs a program that is not shown');
  if (given.unknown.length > 0) return changes(`awk: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  const program = given.positionals[0]?.value ?? null;
  if (program === null || hasHole(program)) return changes('the awk program is not known until it is filled in');
  // Only a regular expression at the very start is taken off: elsewhere `/` may divide.
  const withoutStrings = program.replace(/^\s*!?\/(?:[^/\\]|\\.)*\//u, '').replaceAll(/"(?:[^"\\]|\\.)*"/gu, '""');
  const acts = /\bsystem\s*\(|\||\bgetline\b|\bprintf?\b[^;}]*>|@|\bclose\s*\(/u.test(withoutStrings.replaceAll('||', ' '));
  return acts ? changes('this awk program may write files or run programs') : reads();
}

/** Programs that turn text into text, and programs that only show something. */
export const text: readonly Program[] = [
  harmless(
    split(`grep egrep fgrep zgrep zcat bzcat xzcat zless ag jq cut tr wc head cat tac rev nl fold fmt column paste join comm
    diff cmp colordiff seq basename dirname realpath readlink expr test [ od hexdump base64 md5sum sha1sum sha256sum sha512sum
    cksum strings file stat ls ll dir pwd numfmt ts bc less more pr expand unexpand look jless pup gron htmlq`),
  ),
  harmless(split('echo printf true false : sleep'), reads(undefined, { evidence: false })),
  readsUnless(
    ['sort'],
    {
      valued: split('-k --key -t --field-separator -S --buffer-size -T --temporary-directory --parallel --batch-size --sort'),
      plain: split(
        '-r -n -h -u -f -b -d -g -i -M -R -V -z -c -C -s -m --reverse --numeric-sort --human-numeric-sort --unique --version-sort --stable --check',
      ),
    },
    {
      '-o': changes('sort -o overwrites a file'),
      '--output': changes('sort -o overwrites a file'),
      '--compress-program': changes('sort runs another program'),
    },
  ),
  readsUnless(['uniq'], { valued: split('-f -s -w'), plain: split('-c -d -D -i -u -z --count --repeated --unique --ignore-case') }, {}),
  readsUnless(
    ['yq'],
    {
      valued: split('-o -p --output-format --input-format -I --indent'),
      plain: split('-r -e -n -N -C -M -P -y -Y -j -c -s --raw-output --prettyPrint eval e'),
    },
    { '-i': changes('yq -i changes files in place'), '--inplace': changes('yq -i changes files in place') },
  ),
  readsUnless(['tree'], { valued: ['-L', '-I', '-P', '--filelimit'] }, { '-o': changes('tree -o overwrites a file') }),
  readsUnless(
    ['rg'],
    { valued: ['-e', '-g', '-t', '-A', '-B', '-C', '-m'] },
    { '--pre': changes('rg --pre runs a program for each file') },
  ),
  {
    names: ['xxd'],
    judge: (call) =>
      readOptions(call.words, { valued: ['-l', '-s', '-c', '-g'] }).positionals.length > 1 ? changes('xxd overwrites a file') : reads(),
  },
  { names: ['sed', 'gsed'], judge: sed },
  { names: ['awk', 'gawk', 'mawk', 'nawk'], judge: awk },
  {
    names: ['tail'],
    judge: (call) =>
      readOptions(call.words, { valued: ['-n', '-c', '--lines', '--bytes', '--pid', '-s'] }).has('-f', '-F', '--follow')
        ? reads('tail -f never ends by itself', { unbounded: true })
        : reads(),
  },
];
