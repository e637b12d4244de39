import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

function journalctl(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued:
      words(`-u --unit -n --lines -p --priority -S --since -U --until -o --output -t --identifier -g --grep -D --directory --file -M --machine -c --cursor --after-cursor --cursor-file
      --user-unit --output-fields --facility --vacuum-size --vacuum-time --vacuum-files -i --root --image --namespace --case-sensitive -F --field --interval --verify-key -T --exclude-identifier --invocation`),
    plain:
      words(`-f --follow -x --catalog -e --pager-end -r --reverse -q --quiet --no-pager -a --all -k --dmesg -1 -0 -2 -3 -4 -5 -b --boot --utc --list-boots --disk-usage --header --no-hostname --no-full -l --full --no-tail --system --user
      -m --merge -N --fields --verify --show-cursor --this-boot --list-catalog --dump-catalog --truncate-newline --list-invocations --list-namespaces --version --help -h -I`),
    looseWords: true,
  });
  if (given.has('--vacuum-size', '--vacuum-time', '--vacuum-files')) return destroys('removes old journal files');
  if (given.unknown.length > 0) return changes(`journalctl: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (call.words.some((word) => word.splits && mayBeOption(word)))
    return changes('journalctl: an unquoted variable could add options such as --vacuum-size');
  if (given.has('--cursor-file')) return combine(reads(), changes('writes a file'));
  return given.has('-f', '--follow') ? reads('-f never ends by itself', { unbounded: true }) : reads();
}

/** https://www.freedesktop.org/software/systemd/man/latest/journalctl.html */
export const journalctlKnowledge: Knowledge = {
  programs: [{ names: ['journalctl'], judge: journalctl }],
  examples: {
    reads: `
      journalctl -u nginx --since '1 hour ago' --no-pager
      journalctl -xeu nginx
      journalctl -k -b -1 -p err -n 100
      journalctl -fu nginx
      journalctl --disk-usage
      journalctl _PID=1 -o json`,
    changes: `
      journalctl --rotate
      journalctl --sync
      journalctl --no-such-option`,
    destroys: `
      journalctl --vacuum-time=1d
      journalctl --rotate --vacuum-size=1G`,
  },
};
