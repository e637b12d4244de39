import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { hasHole } from '../../holes/hole.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';
import { awkProgramIsPlain } from './awk-program.ts';
import { sedScriptIsPlain } from './sed-script.ts';

/** sed's own language can write files (`w`, `s///w`) and run programs (`e`). */
function sed(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: ['-e', '--expression', '-f', '--file', '-l', '--line-length'],
    plain: words(
      '-n --quiet --silent -E -r --regexp-extended -z --null-data -u --unbuffered -s --separate --posix --debug --sandbox --help --version',
    ),
    looseWords: true,
  });
  // On BSD -l takes no value.
  if (given.has('-l') && call.words.some((word) => /^-[a-zA-Z]*i/u.test(word.prefix))) return changes('sed -i changes files in place');
  if (given.has('-i', '--in-place')) return changes('sed -i changes files in place');
  if (given.unknown.length > 0) return changes(`sed: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (given.has('--help', '--version')) return reads();
  if (given.has('-f', '--file')) return changes('sed -f runs a script that is not shown');
  const hasScript = given.has('-e', '--expression');
  const files = hasScript ? given.positionals : given.positionals.slice(1);
  if (files.some((word) => mayBeOption(word) && word.splits)) return changes('sed: an unquoted variable could add options');
  const texts = hasScript ? given.texts('-e', '--expression') : given.positionals.slice(0, 1).map(({ value }) => value);
  const isPlain = given.has('--sandbox') || texts.every((text) => text !== null && !hasHole(text) && sedScriptIsPlain(text));
  return isPlain ? reads() : changes('this sed script may write files or run programs');
}

/** awk's language can run programs, write files and read commands. */
function awk(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: ['-F', '-v', '-f', '--file', '--field-separator', '--assign', '-E', '--exec', '-i', '--include', '-l', '--load'],
    plain: ['--posix', '--version', '--help', '-b', '--re-interval', '-S', '--sandbox', '-c', '-t'],
    stopAtFirst: true,
  });
  if (given.has('-f', '--file', '-E', '--exec', '-i', '--include', '-l', '--load'))
    return changes('awk -f runs a program that is not shown');
  if (given.unknown.length > 0) return changes(`awk: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (given.has('--version', '--help')) return reads();
  const program = given.positionals[0]?.value ?? null;
  if (program === null) return changes('the awk program is not known until it is filled in');
  if (hasHole(program)) return changes('the awk program is not known until it is filled in');
  return awkProgramIsPlain(program) ? reads() : changes('this awk program may write files or run programs');
}

/** sed and awk: languages of their own. */
export const sedAwk: Knowledge = {
  programs: [
    { names: ['sed', 'gsed', 'ssed'], judge: sed },
    { names: ['awk', 'gawk', 'mawk', 'nawk', 'goawk'], judge: awk },
  ],
  examples: {
    reads: `
      sed -n '1,20p' a
      sed 's/a/b/g' a
      sed -e 's|a|b|' -e '/c/d' a
      sed '/^#/d;/^$/d' a
      sed -E 's/([0-9]+)ms/\\1/' a
      sed '$d' a
      sed -n '/begin/,/end/p' a
      sed 's/^/  /; s/$/ ;/' a
      sed '1d;$d' a
      sed 'N;s/\\n/ /' a
      sed -n '$=' a
      sed 10q a
      sed -r 's/a/b/;s/c/d/' a
      sed 's/w/e/' a
      sed 's#/#_#g' a
      sed '/a/!d' a
      sed 'y/abc/ABC/' a
      sed -n '/x/{s/a/b/;p}' a
      awk '{print $1}' a
      awk -F: '$3 >= 1000 {print $1, $3}' /etc/passwd
      awk 'NR>1 && $5+0 > 80 {print $6, $5}' a
      awk '{s += $1} END {print s/NR}' a
      awk '/error|warn/' a
      awk '/error|warn/ {print $2}' a
      awk '{ if ($3 > 10) print $1 }' a
      awk '$1 == "a" || $2 == "b" {c++} END {printf "%d\\n", c}' a
      awk '/#/ {n++} /"x"/ {print}' a
      awk '{print ($2 - $1) / 60, $3 / 2}' a
      awk 'BEGIN {FS="/"} {print $2}' a
      sed 's/[^/]*$//' a
      sed 's/[]/]/x/' a`,
    changes: `
      sed -i 's/a/b/' a
      sed -i.bak 's/a/b/' a
      sed 's/a/b/w out' a
      sed 's/a/b/e' a
      sed '1e touch x' a
      sed 'w out' a
      sed -n '/x/w out' a
      sed -f script a
      sed 's/a/b/;w out' a
      sed '1r x' a; sed '1W x' a
      sed 's/x/y/;1e id' a
      awk '{print > "out"}' a
      awk '{print $1 >> FILENAME}' a
      awk '{system("rm " $1)}' a
      awk '{print | "sh"}' a
      awk '{"date" | getline x}' a
      awk -f program a
      awk 'x=1/2; {system("id")}; y=1/2' a
      awk '/a/ {print > "b"} /c/' a
      awk '{print /a/ > "x/y" }' a
      awk '/"/ {system("id")} /"/' a
      awk '/#/ {print > "x"}' a
      awk '{x = 1 / 2; print > "f"; y = 3 / 4}' a
      awk '{x++ / 2; print > "f"; y / 2}' a
      sed "s/a/<value>/" a
      sed 's/[/]/p;s/w out/x/g' a
      gawk -W 'include=x' '{print}' a
      gawk --dump-variables=x 1 a
      gawk -o 1 a`,
  },
};
