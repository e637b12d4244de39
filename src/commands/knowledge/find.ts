import { changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { mayBeOption } from './options.ts';

/** Tests and options of GNU and BSD find that change nothing. */
const harmlessPrimaries = new Set(
  `-H -L -P -O0 -O1 -O2 -O3 -D -name -iname -path -ipath -wholename -regex -iregex -regextype -type -xtype -size -mtime
  -mmin -atime -amin -ctime -cmin -newer -anewer -cnewer -newermt -newerct -user -group -uid -gid -nouser -nogroup -perm -empty -inum -links
  -maxdepth -mindepth -mount -xdev -depth -d -daystart -follow -print -print0 -printf -ls -prune -quit -not -and -or -a -o -true -false
  -readable -writable -executable -samefile -lname -ilname -noleaf -warn -nowarn -ignore_readdir_race -fstype -used`
    .trim()
    .split(/\s+/u),
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
      while (to < call.words.length && !['\\;', ';', '+'].includes(call.words[to]?.value ?? call.words[to]?.text ?? '')) to += 1;
      found.push(call.run(call.words.slice(from, to), { kind: 'nothing' }));
      index = to;
    } else if (/^-f(?:print|ls)/u.test(primary)) found.push(changes('find writes its result over a file'));
    else if (!harmlessPrimaries.has(primary)) found.push(changes(`find: the effect of ${call.show(primary)} is not known`));
  }
  return combine(...found);
}

export const find: readonly Program[] = [{ names: ['find', 'gfind'], judge }];
