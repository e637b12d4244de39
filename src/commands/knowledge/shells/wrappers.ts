import { also, changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { steersOneProgram } from '../../judge/steering.ts';
import type { Word } from '../../shell/ast.ts';
import { readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';
import { elsewhere, filled, filledWord, joined, saysMoreInBash, wrapper } from './inner-shell.ts';

/** A word that stands for what is piped in: it may be anything, options included. */
const pipedWord = (at: number): Word => ({ ...filledWord({ start: at, end: at, text: '(piped words)' }, ''), splits: true });

/** The same in the place of another word. */
const pipedFor = ({ start, end }: Word): Word => ({ ...pipedWord(end), start });

/** xargs gives as many words at once as fit, unless it is told to give one. */
const pipedWords = (given: Options, at: number): Word[] =>
  given.value('-n', '--max-args') === '1' || given.value('-L') === '1' ? [pipedWord(at)] : [pipedWord(at), pipedWord(at)];

/** xargs adds words that are known only when it runs. */
function xargs(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-a --arg-file -d --delimiter -E -I -L -n --max-args -P --max-procs -s --max-chars'),
    plain: words('-0 --null -o --open-tty -p --interactive -r --no-run-if-empty -t --verbose -x --exit --replace --max-lines'),
    attached: ['-i'],
    stopAtFirst: true,
  });
  if (given.unknown.length > 0) return changes(`xargs: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (given.positionals.length === 0) return reads();
  // The words that xargs adds come where an unquoted variable would stand, unless -I says where.
  const last = given.positionals.at(-1);
  // -i and --replace take their value in the same word only.
  const hole = given.has('-i', '--replace') ? given.value('-i', '--replace') || '{}' : given.value('-I');
  if (last === undefined) return call.run([], { kind: 'nothing' });
  const appended = call.run([...given.positionals, ...pipedWords(given, last.end)], { kind: 'nothing' });
  if (hole === null) return appended;
  if (given.positionals[0]?.value?.includes(hole) === true) return changes('which program xargs runs is known only when it runs');
  const replaced = call.run(filled(given.positionals, hole, pipedFor), { kind: 'nothing' });
  // The last of -I and -n counts, and which it is differs between versions: xargs(1).
  return given.has('-n', '--max-args', '-L', '--max-lines') ? combine(replaced, appended) : replaced;
}

function watch(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: ['-n', '--interval', '-q', '--equexit'],
    plain: words('-d --differences -t --no-title -b -e -g -c -p -w -x -r -C --color --exec --chgexit --errexit --precise --no-wrap --beep'),
    stopAtFirst: true,
  });
  if (given.unknown.length > 0) return changes(`watch: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (!given.has('-x', '--exec') && saysMoreInBash(joined(given.positionals) ?? ''))
    return changes('watch hands this text to a shell that reads it otherwise than bash');
  const ran = given.has('-x', '--exec') ? call.run(given.positionals, { kind: 'nothing' }) : call.shell(joined(given.positionals));
  return also(ran, { interactive: true, unbounded: true, reason: 'watch repeats without end' });
}

/** `env NAME=value … program`. */
const env = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: ['-u', '--unset', '-C', '--chdir'],
    plain: ['-i', '--ignore-environment', '-0', '--null', '-v'],
    stopAtFirst: true,
  });
  const at = given.positionals.findIndex((word) => !/^[A-Za-z_]\w*=/u.test(word.prefix));
  const steers = given.positionals.slice(0, at < 0 ? undefined : at).some(({ prefix, value }) => {
    const name = prefix.slice(0, prefix.indexOf('='));
    return steersOneProgram(name, value === null ? null : value.slice(name.length + 1));
  });
  if (given.unknown.length > 0 || steers) return changes('env changes which program runs');
  if (at < 0) return reads('prints the environment, secrets included');
  const ran = call.run(given.positionals.slice(at), call.input);
  return given.has('-C', '--chdir') ? elsewhere(ran) : ran;
};

/** Where parallel puts an argument: `{}`, `{.}`, `{1}`. */
const mark = /\{[\w./#%]*\}/u;

function withArgument(word: Word): Word {
  const at = word.value?.search(mark) ?? -1;
  if (at < 0) return word;
  return at === 0 ? pipedFor(word) : filledWord(word, word.value?.slice(0, at) ?? '');
}

/** GNU parallel reads its arguments after `:::`, or from its input. */
function parallel(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-j --jobs --delay --timeout -a --arg-file -d --colsep -n -N -L --retries --joblog --results -S --sshlogin'),
    plain: words(
      '-k --keep-order --bar --eta --progress --halt -0 --null --no-notice --will-cite --tag --line-buffer --lb -q -r --ungroup -u -X -m --verbose -v --dry-run',
    ),
    stopAtFirst: true,
  });
  if (given.unknown.length > 0) return changes(`parallel: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (given.has('--joblog', '--results')) return changes('parallel writes files');
  // parallel(1): a login may name the program that signs in, and {= … =} holds Perl
  if (
    given.texts('-S', '--sshlogin').some((login) => login === null || !/^[\w.,@:+-]+$/u.test(login)) ||
    call.words.some((word) => word.text.includes('{='))
  )
    return changes('parallel runs a program or code that its words name');
  const at = given.positionals.findIndex((word) => /^:{3,4}\+?$/u.test(word.value ?? ''));
  const inner = given.positionals.slice(0, at < 0 ? undefined : at);
  if (inner.length === 0) return changes('which programs parallel runs is known only when it runs');
  const isMarked = inner.some(({ value }) => mark.test(value ?? ''));
  return combine(
    // What stands behind ::: comes after them, or where {} and its kin stand.
    call.run(isMarked ? inner.map(withArgument) : [...inner, pipedWord(inner.at(-1)?.end ?? 0)], { kind: 'nothing' }),
    // parallel(1) joins its words and gives them to a shell, unless -q.
    inner.length === 1 || (!given.has('-q') && inner.some((word) => /[;|&<>$`(]/u.test(word.value ?? '')))
      ? call.shell(joined(inner))
      : call.run(inner, { kind: 'nothing' }),
  );
}

/** `-p`, `-P` and `-u` name running processes: without a class or a level ionice shows, else it sets (ionice(1)). */
const ionice = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: words('-c --class -n --classdata -p --pid -P --pgid -u --uid'),
    plain: ['-t', '--ignore', '-h', '-V', '--help', '--version'],
    stopAtFirst: true,
  });
  if (given.unknown.length > 0) return changes('ionice: the effect of these options is not known');
  if (given.has('-p', '--pid', '-P', '--pgid', '-u', '--uid'))
    return given.has('-c', '--class', '-n', '--classdata') ? changes('changes how a process reads and writes') : reads();
  return given.positionals.length === 0 ? reads() : call.run(given.positionals, call.input);
};

/** Programs that run other programs. */
export const wrappers: Knowledge = {
  programs: [
    { names: ['xargs', 'gxargs'], judge: xargs },
    { names: ['parallel'], judge: parallel },
    { names: ['watch', 'viddy', 'hwatch'], judge: watch },
    { names: ['env'], judge: env },
    wrapper(
      'sudo doas',
      {
        valued: words('-u --user -g --group -h --host -p --prompt -C -T -r -t -D --chdir -R'),
        plain: words(
          '-E -H -n -i -s -S -k -b -P -A --preserve-env --login --non-interactive --set-home --shell -K -v -l -V --list --validate --reset-timestamp --background --stdin',
        ),
      },
      0,
      (own, given) => (given.has('-D', '--chdir', '-R', '--chroot') ? elsewhere(own) : own),
    ),
    wrapper(
      'timeout gtimeout',
      { valued: ['-k', '--kill-after', '-s', '--signal'], plain: ['-v', '--verbose', '--foreground', '--preserve-status', '-t'] },
      1,
      (own) => also(own, { unbounded: false }),
    ),
    wrapper('time gtime', { valued: ['-f', '--format'], plain: ['-v', '--verbose', '-p', '--portability', '-l'] }),
    wrapper('nohup catchsegv torsocks dbus-run-session nocache', { valued: [], plain: [] }),
    wrapper('setsid', { valued: [], plain: words('-c --ctty -f --fork -w --wait') }),
    wrapper('chronic', { valued: [], plain: ['-v', '-e'] }),
    wrapper('unbuffer', { valued: [], plain: ['-p'] }),
    wrapper('proxychains proxychains4', { valued: [], plain: ['-q'] }),
    { names: ['ionice'], judge: ionice, options: 'of-inner' },
    wrapper('nice stdbuf', {
      valued: words('-n -c -p -o -i -e --adjustment --class --classdata --output --input --error'),
      plain: ['-t', '--ignore', '-1', '-5', '-10', '-19'],
    }),
    wrapper(
      'nsenter',
      {
        opensShell: true,
        valued: words('-t --target -S -G --setuid --setgid'),
        plain: words('-m -u -i -n -p -U -C -a -r -w -F -e --mount --uts --ipc --net --pid --user --cgroup --all --root --wd --no-fork'),
      },
      0,
      (own, given) => (given.has('-w', '--wd') ? elsewhere(own) : own),
    ),
    wrapper('chroot', { valued: ['--userspec', '--groups'], plain: ['--skip-chdir'], opensShell: true }, 1, elsewhere),
    // Others wait for the lock, whatever is run under it: flock(1).
    {
      names: ['flock'],
      options: 'of-inner',
      judge: (call) => {
        const given = readOptions(call.words, { valued: words('-w --timeout -E --conflict-exit-code'), stopAtFirst: true });
        const inner = given.positionals.slice(1);
        const holds = changes('holds a lock that others wait for');
        return inner.length === 0 || inner[0]?.value === '-c' ? holds : combine(call.run(inner, call.input), holds);
      },
    },
    wrapper('unshare', { opensShell: true, valued: [], plain: [] }, 0, (own) =>
      combine(own, changes('starts a program apart from the machine')),
    ),
    wrapper('gosu su-exec', { valued: [], plain: [] }, 1),
    wrapper('setpriv', {
      valued: ['--reuid', '--regid', '--groups'],
      plain: ['--clear-groups', '--init-groups', '--keep-groups', '--no-new-privs', '-d', '--dump'],
    }),
    // systemd-cat(1): what it reads, or what the program prints, goes into the journal.
    {
      names: ['systemd-cat'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: words('-t --identifier -p --priority --stderr-priority --level-prefix'),
          stopAtFirst: true,
        });
        return combine(
          changes('writes into the journal'),
          ...(given.positionals.length > 0 ? [call.run(given.positionals, call.input)] : []),
        );
      },
      options: 'of-inner',
    },
    {
      names: ['screen', 'tmux', 'dtach', 'script', 'zellij', 'byobu'],
      judge: (call) =>
        ['ls', 'list-sessions', '-ls', '-list', 'list-windows', 'list-panes', 'capture-pane'].includes(call.words[0]?.value ?? '') &&
        // tmux(1): `#(…)` in a format runs a command.
        !call.words.some((word) => word.value === null || word.value.endsWith(';') || word.value.includes('#('))
          ? reads()
          : changes(`${call.program} opens a session`),
    },
    { names: ['expect'], judge: () => changes('runs a script that talks to programs') },
  ],
  examples: {
    reads: `
      kubectl get pods -o name | xargs -n1 kubectl describe
      cat hosts | xargs -I{} ping -c 1 {}
      ls | xargs -0 wc -l
      watch -n 2 kubectl get pods
      env LANG=C sort a
      env
      sudo -u postgres psql -c 'SELECT 1'
      sudo -n cat /var/log/syslog
      sudo -l
      timeout 10 kubectl get pods
      time ls
      nohup ls
      nice -n 10 du -sh /var
      nsenter -t 1 -m -u -n -p -- ss -tlnp
      chroot /host crictl ps
      parallel ping -c 1 ::: a b
      tmux ls
      ionice -p 1234
      ionice -c 3 du -sh /var
      setpriv --dump`,
    changes: `
      kubectl get pods | xargs kubectl delete pod
      cat x | xargs -I{} sh -c 'echo {}'
      cat x | xargs -I{} {} --version
      xargs sh < x
      watch touch x
      env PATH=/tmp ls
      sudo -i
      sudo -s
      sudo --no-such-option ls
      sudo systemctl restart nginx
      timeout 10 systemctl restart nginx
      nohup touch x
      parallel touch ::: a b
      chroot /host systemctl restart kubelet
      chroot /host
      nsenter -t 1 -m
      nsenter -t 1 -m touch x
      flock x -c 'ls'
      tmux new -s a
      ionice -c 2 -n 0 -p 1234
      echo hello | systemd-cat
      systemd-cat ls
      setpriv --reuid 1 touch ls
      parallel echo {} ';' touch x ::: a
      xargs --replace touch date
      xargs -I{} sed {} f < p
      xargs -I{} timeout 5 bash -c 'echo {}' < f
      parallel eval ::: 'rm x'
      flock -x 200
      tmux ls -F '#(touch x)'
      tmux ls \\; kill-server`,
    destroys: `
      find . -name x | xargs rm -f
      redis-cli --scan | xargs redis-cli DEL
      sudo rm -rf /data
      timeout 5 rm x
      nice rm x
      parallel rm ::: a b
      xargs --max-lines rm < list
      chroot /host reboot`,
  },
};
