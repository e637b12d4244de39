import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless, prompt, readsUnless } from '../shapes.ts';
import { rarelyReading } from './rarely-reading.ts';
import { withVerbData, words } from '../verbs.ts';

/** `date -s` sets the clock; so does a bare MMDDhhmm. */
const date = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: words('-d --date -f --file -r --reference -s --set -v') });
  // On BSD `-j -f FORMAT TEXT` only turns a text into another form.
  const isConversion = given.has('-j') || given.has('-d', '--date', '-r', '--reference');
  const sets = given.positionals.some((word) => !word.prefix.startsWith('+') && !(isConversion && word.prefix !== ''));
  return given.has('-s', '--set') || call.words.some((word) => word.prefix.startsWith('--s')) || (sets && !given.has('-j'))
    ? changes('sets the clock')
    : reads();
};

/** Questions of ntpq(8); `:config`, `saveconfig` and `config-from-file` change the server. */
const ntpQuestion =
  /^(?:(?:a|l|o|op|ap|lop|lap)?peers|pe|p|as|associations|lassociations|rv|cv|mrv|mrl|rl|readvar|readlist|mreadvar|mreadlist|clockvar|clocklist|sysinfo|sysstats|kerninfo|iostats|monstats|authinfo|timerstats|mrulist|ifstats|reslist|pstats|ntpversion|version|lpeers|opeers|apeers)(?:\s+[&\w.,-]+)*$/u;

const crontab = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: ['-u'] });
  if (given.has('-r')) return destroys('removes every scheduled job');
  if (given.has('-l')) return reads();
  return given.positionals.length > 0 || call.input.kind !== 'nothing'
    ? changes('replaces the scheduled jobs')
    : prompt(changes('changes scheduled jobs'), 'the editor');
};

/** The machine as a whole: its clock, its name, its accounts, its schedule, switching it off. */
export const machine: Knowledge = {
  programs: [
    { names: ['date', 'gdate'], judge: date },
    { names: ['crontab'], judge: crontab },
    harmless(
      words(
        'id last lastb groups getent locale tty cal ncal hostid logname printenv finger runlevel tput clear atq factor sw_vers system_profiler',
      ),
    ),
    // shadow-utils: lastlog(8) -C and -S, faillog(8) -l, -m and -r write the file.
    readsUnless(
      ['lastlog', 'faillog'],
      { valued: words('-b --before -t --time -u --user -R --root'), plain: words('-a --all -h --help'), looseWords: true },
      {},
    ),
    {
      names: ['hostname', 'domainname', 'dnsdomainname'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: [],
          plain: words(
            '-a -A -d -f -i -I -s -V -h --alias --all-fqdns --domain --fqdn --long --ip-address --all-ip-addresses --short --version --help',
          ),
        });
        return given.positionals.length > 0 || given.unknown.length > 0 ? changes('changes the host name') : reads();
      },
    },
    ...rarelyReading,
    changing(['reboot', 'shutdown', 'halt', 'poweroff', 'init'], destroys('stops the whole machine')),
    changing(
      words('useradd usermod chpasswd groupadd groupmod gpasswd visudo adduser addgroup vipw chsh chfn newgrp'),
      changes('changes accounts'),
    ),
    changing(['userdel', 'groupdel', 'deluser', 'delgroup'], destroys('removes an account')),
    changing(
      words('chronyd ntpd rdate batch atrm anacron update-ca-certificates update-ca-trust localedef locale-gen timeset'),
      changes('changes the system'),
    ),
    withVerbData('chronyc', {
      options: '-h -p -f',
      flags: '-n -N -v -c -4 -6 -a -m',
      // clients -r sets the counters of the clients back; with -m every word is a command
      acts: '-r -m',
      bare: prompt(changes('opens a prompt'), 'chronyc'),
      reads:
        'tracking, sources, sourcestats, activity, ntpdata, serverstats, clients, rtcdata, selectdata, sourcename, authdata, manual list, accheck, waitsync',
      changes: {
        'changes the clock':
          'makestep, burst, online, offline, reload, add, delete, settime, refresh, reselect, rekey, cyclelogs, shutdown, trimrtc',
      },
    }),
    {
      names: ['ntpq', 'ntpdc'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: ['-c', '--command'],
          plain: words('-4 -6 -d -n -p -u -w -i --ipv4 --ipv6 --numeric --peers --wide --version --help'),
        });
        if (
          given.has('-i') ||
          (!given.has('-c', '--command', '-p', '--peers', '--version', '--help') &&
            call.input.kind === 'nothing' &&
            given.positionals.length === 0)
        )
          return prompt(changes('opens a prompt'), call.program);
        const asked = given.texts('-c', '--command').map((text) => text ?? '?');
        const spoken = call.input.kind === 'text' ? call.input.text.split('\n').filter((line) => line.trim() !== '') : [];
        if (call.input.kind === 'unknown' && asked.length === 0) return changes('what it is asked is not known');
        return given.unknown.length === 0 && [...asked, ...spoken.map((line) => line.trim())].every((text) => ntpQuestion.test(text))
          ? reads()
          : changes('may change the time server');
      },
    },
    harmless(['ntpstat']),
    {
      names: ['ntptime'],
      judge: (call) => (call.words.every((word) => /^-[chr]$/u.test(word.value ?? '')) ? reads() : changes('changes the clock')),
    },
    {
      names: ['logger', 'wall', 'write', 'mail', 'sendmail', 'mailx', 'mutt', 'notify-send'],
      judge: () => changes('sends a message or writes to a log'),
    },
  ],
  examples: {
    reads: `
      date -u +%FT%TZ
      date -d '1 hour ago' +%s
      crontab -l
      hostname -f
      id postgres
      getent hosts web.example
      chronyc tracking
      chronyc -n sources -v
      last -n 10
      lastlog -u eve
      hostname -I
      ntpq -pn
      ntpq -c rv
      chage -l eve
      passwd -S eve
      logrotate -d /etc/logrotate.conf
      hwclock --show
      update-alternatives --display java
      ntpdate -q pool.example`,
    changes: `
      date -s '2026-01-01'
      crontab -e
      crontab jobs.txt
      hostname web-2
      passwd postgres
      usermod -aG docker eve
      chronyc makestep
      logger hello
      logrotate -f /etc/logrotate.conf
      lastlog -C -u eve
      lastlog --clear -u eve
      faillog -r -u eve
      hostname --file=/tmp/x
      ntpq -c ':config server x'
      ntptime -f 1
      chronyc clients -r
      chronyc
      chage -M 1 eve
      hwclock --systohc
      logrotate -d -s /etc/x /etc/logrotate.conf --force`,
    destroys: `
      reboot
      shutdown -h now
      crontab -r
      userdel eve`,
  },
};
