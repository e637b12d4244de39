import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { elsewhere, filled, filledWord } from '../shells/inner-shell.ts';
import { words } from '../verbs.ts';

/** Tests and options of GNU and BSD find that change nothing. */
const harmlessPrimaries = new Set(
  words(`-H -L -P -O0 -O1 -O2 -O3 -D -E -X -s -name -iname -path -ipath -wholename -iwholename -regex -iregex -regextype -type -xtype -size -mtime
  -mmin -atime -amin -ctime -cmin -Btime -Bmin -newer -anewer -cnewer -newermt -newerct -newerat -newerBt -newermm -neweraa -user -group -uid -gid -nouser -nogroup -perm -empty -inum -links
  -maxdepth -mindepth -mount -xdev -depth -d -daystart -follow -print -print0 -printf -ls -prune -quit -not -and -or -a -o -true -false -context -fstype -flags
  -readable -writable -executable -samefile -lname -ilname -noleaf -warn -nowarn -ignore_readdir_race -noignore_readdir_race -used -files0-from -help --help -version --version`),
);

function judge(call: Call): Judgement {
  const found: Judgement[] = [reads()];
  for (let index = 0; index < call.words.length; index += 1) {
    const word = call.words[index];
    if (word === undefined) break;
    if (mayBeOption(word)) found.push(changes('find: an unquoted variable could add actions such as -delete'));
    if (!word.prefix.startsWith('-') || /^-\d/u.test(word.prefix)) continue;
    const primary = word.value ?? word.text;
    if (primary === '-delete') found.push(destroys('find -delete removes every file that matches'));
    else if (/^-(?:exec|ok)(?:dir)?$/u.test(primary)) {
      const from = index + 1;
      let to = from;
      // `+` ends it right behind `{}` only.
      const textAt = (at: number): string => call.words[at]?.value ?? call.words[at]?.text ?? '';
      while (to < call.words.length && !['\\;', ';'].includes(textAt(to)) && !(textAt(to) === '+' && textAt(to - 1) === '{}')) to += 1;
      // A name that is found begins like the folder it was looked for in: it is no option, but it may be code where code is read.
      const ran = call.run(
        filled(call.words.slice(from, to), '{}', (each) => filledWord(each, './')),
        { kind: 'nothing' },
      );
      found.push(primary.endsWith('dir') ? elsewhere(ran) : ran);
      index = to;
    } else if (/^-f(?:print|ls)/u.test(primary)) found.push(changes('find writes its result over a file'));
    else if (!harmlessPrimaries.has(primary)) found.push(changes(`find: the effect of ${call.show(primary)} is not known`));
  }
  return combine(...found);
}

/** https://www.gnu.org/software/findutils/manual/html_mono/find.html */
export const find: Knowledge = {
  programs: [{ names: ['find', 'gfind'], judge }],
  examples: {
    reads: `
      find /var/log -name '*.log' -mtime +7 -size +100M
      find . -type f -exec grep -l error {} +
      find / -xdev -type f -printf '%s %p\\n' | sort -nr | head
      find . -newermt '2026-01-01' -ls`,
    changes: `
      find . -exec touch {} \\;
      find . -exec sh {} \\;
      find . -fprint out
      find . -no-such-test`,
    destroys: `
      find /tmp -mtime +7 -delete
      find . -name core -exec rm {} +
      find . -ok rm {} \\;`,
  },
};
