import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import { all, changing, harmless, prompt, readsUnless, withVerbs } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

/** `date -s` sets the clock; so does a bare MMDDhhmm. */
const date = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: split('-d --date -f --file -r --reference -s --set -v') });
  return given.has('-s', '--set') || given.positionals.some((word) => !word.prefix.startsWith('+'))
    ? changes('sets the clock')
    : reads(undefined, { evidence: true });
};

/** top and its like redraw for a person until they are stopped; in batch mode with a count they end. */
const screen = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: ['-n', '-d', '-p', '-u', '-o', '-w', '-H'] });
  if (call.program === 'top' && given.has('-b'))
    return given.has('-n') ? reads() : reads('top -b without -n never ends by itself', { unbounded: true });
  return prompt(reads(), call.program);
};

const journalctl = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: split(
      '-u --unit -n --lines -p --priority -S --since -U --until -o --output -b --boot -t --identifier -g --grep -D --directory --file -M --machine -c --cursor -k --user-unit --output-fields --facility --vacuum-size --vacuum-time --vacuum-files',
    ),
    plain: split(
      '-f --follow -x --catalog -e --pager-end -r --reverse -q --quiet --no-pager -a --all -k --dmesg --utc --list-boots --disk-usage --header --no-hostname --no-full --no-tail --system --user -m --merge -N --fields --verify --show-cursor --this-boot',
    ),
  });
  if (given.has('--vacuum-size', '--vacuum-time', '--vacuum-files')) return destroys('removes old journal files');
  if (given.unknown.length > 0) return changes(`journalctl: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  return given.has('-f', '--follow') ? reads('-f never ends by itself', { unbounded: true }) : reads();
};

const crontab = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: ['-u'] });
  return given.has('-l')
    ? reads()
    : given.has('-r')
      ? destroys('removes every scheduled job')
      : prompt(changes('changes scheduled jobs'), 'the editor');
};

const sysctl = (call: Call): Judgement =>
  call.words.some((word) => /^(?:-w|-p|--write|--load|--system)|=/u.test(word.prefix)) ? changes('changes a kernel setting') : reads();

const kill = (call: Call): Judgement => {
  const first = call.words[0]?.value ?? '';
  return first === '-l' || first === '-0'
    ? reads()
    : changes(first === '-9' || /kill$/iu.test(first) ? 'ends a process without letting it clean up' : 'sends a signal to a process');
};

const service = (call: Call): Judgement =>
  call.words[1]?.value === 'status' || call.words[0]?.value === '--status-all' ? reads() : changes('starts or stops a service');

/** The operating system: processes, services, logs, users, packages. */
export const systems: readonly Program[] = [
  harmless(
    split(`ps pstree pgrep uptime free id whoami who w last lastb uname arch nproc lscpu lsmod lspci lsusb lsns vmstat mpstat pidstat
    sar printenv groups getent locale tty cal hostid logname users pmap getconf ausearch aureport needrestart tput clear`),
  ),
  { names: ['date', 'gdate'], judge: date },
  { names: ['top', 'htop', 'atop', 'iotop', 'btop', 'iftop', 'nethogs', 'glances', 'k9s', 'nmon', 'ctop'], judge: screen },
  { names: ['journalctl'], judge: journalctl },
  { names: ['crontab'], judge: crontab },
  { names: ['sysctl'], judge: sysctl },
  { names: ['kill', 'killall', 'pkill', 'skill'], judge: kill },
  { names: ['service', 'rc-service'], judge: service },
  {
    names: ['hostname'],
    judge: (call) => (readOptions(call.words, { valued: ['-F'] }).positionals.length > 0 ? changes('changes the host name') : reads()),
  },
  withVerbs(
    ['hostnamectl', 'timedatectl', 'localectl', 'loginctl', 'networkctl', 'resolvectl'],
    { valued: ['-H'] },
    {
      '': reads(),
      ...all(reads(), 'status show list list-sessions session-status user-status timesync-status statistics query dns domain'),
    },
  ),
  withVerbs(
    ['systemctl'],
    {
      valued: split('-t --type --state -p --property -n --lines -o --output -H --host -M --machine --job-mode -s --signal --root'),
      plain: split(
        '-a --all -l --full --no-pager --plain --no-legend -q --quiet --user --system --failed --reverse --after --before --now --force -f --no-block --no-reload --value -r --recursive --show-types --legend',
      ),
    },
    {
      '': reads(),
      ...all(
        reads(),
        'status show cat list-units list-unit-files list-timers list-sockets list-jobs list-dependencies list-machines is-active is-enabled is-failed is-system-running get-default help show-environment --version',
      ),
      ...all(changes('restarts a service'), 'restart try-restart reload reload-or-restart'),
      ...all(changes('starts a service'), 'start enable unmask reenable isolate'),
      ...all(changes('stops a service'), 'stop disable mask kill'),
      'daemon-reload': changes('makes systemd read its units again'),
      'reset-failed': changes('forgets failures'),
      ...all(destroys('stops the whole machine'), 'reboot poweroff halt kexec'),
    },
  ),
  changing(['reboot', 'shutdown', 'halt', 'poweroff', 'init'], destroys('stops the whole machine')),
  changing(['useradd', 'usermod', 'passwd', 'groupadd', 'visudo', 'chage', 'adduser'], changes('changes accounts')),
  changing(['userdel', 'groupdel', 'deluser'], destroys('removes an account')),
  changing(
    ['logrotate', 'update-ca-certificates', 'modprobe', 'insmod', 'rmmod', 'renice', 'ntpdate', 'chronyd', 'at', 'update-alternatives'],
    changes('changes the system'),
  ),
  withVerbs(['chronyc'], { valued: ['-h'] }, all(reads(), 'tracking sources sourcestats activity ntpdata serverstats')),
  withVerbs(
    ['apt', 'apt-get', 'dnf', 'yum', 'apk', 'brew', 'snap', 'zypper'],
    { valued: [] },
    {
      ...all(reads(), 'list show search policy info version history'),
      ...all(changes('changes installed packages'), 'install upgrade update remove purge autoremove clean'),
    },
  ),
  withVerbs(['apt-cache', 'dpkg-query'], { valued: [] }, all(reads(), 'policy show search depends rdepends')),
  readsUnless(
    ['dpkg', 'rpm'],
    { valued: [], plain: split('-l -L -s -S -q -qa -qi -ql -a -i --list --status --listfiles') },
    { '-i': changes('installs a package') },
  ),
  withVerbs(
    ['supervisorctl'],
    { valued: ['-c', '-s', '-u', '-p'] },
    { ...all(reads(), 'status pid tail maintail avail'), '': prompt(changes('opens a prompt'), 'supervisorctl') },
  ),
  withVerbs(
    ['pm2'],
    { valued: ['--lines'] },
    {
      ...all(reads(), 'list ls l status show describe info jlist prettylist'),
      logs: () => reads('never ends by itself', { unbounded: true }),
      monit: prompt(reads(), 'pm2 monit'),
      flush: destroys('empties the logs'),
      delete: destroys('removes a process from pm2'),
    },
  ),
  {
    names: ['strace', 'ltrace', 'perf', 'gdb', 'bpftrace', 'jmap'],
    judge: (call) => changes(`${call.program} holds up or attaches to a process`),
  },
  harmless(['jps', 'jstack', 'jstat', 'jinfo']),
  {
    names: ['open', 'xdg-open', 'start'],
    judge: () => reads('opens a page for a person: a link, not something to run', { blocked: 'it is a link for a person' }),
  },
  { names: ['vi', 'vim', 'nano', 'emacs', 'code', 'ed'], judge: () => prompt(changes('changes a file in an editor'), 'the editor') },
  {
    names: ['export', 'declare', 'unset', 'alias', 'readonly', 'typeset'],
    judge: (call) => (call.program === 'alias' ? changes('changes what a name runs') : reads(undefined, { evidence: false })),
  },
];
