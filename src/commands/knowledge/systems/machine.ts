import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless, prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** `date -s` sets the clock; so does a bare MMDDhhmm. */
const date = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: words('-d --date -f --file -r --reference -s --set -v') });
  // On BSD `-j -f FORMAT TEXT` only turns a text into another form.
  const isConversion = given.has('-j') || given.has('-d', '--date', '-r', '--reference');
  const sets = given.positionals.some((word) => !word.prefix.startsWith('+') && !(isConversion && word.prefix !== ''));
  return given.has('-s', '--set') || (sets && !given.has('-j')) ? changes('sets the clock') : reads();
};

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
        'id last lastb lastlog groups getent locale tty cal ncal hostid logname printenv finger faillog runlevel tput clear atq factor sw_vers system_profiler',
      ),
    ),
    {
      names: ['hostname', 'domainname', 'dnsdomainname'],
      judge: (call) => {
        const given = readOptions(call.words, { valued: ['-F', '-b'] });
        return given.positionals.length > 0 || given.has('-F', '-b') ? changes('changes the host name') : reads();
      },
    },
    changing(['reboot', 'shutdown', 'halt', 'poweroff', 'init'], destroys('stops the whole machine')),
    changing(
      words('useradd usermod passwd chpasswd groupadd groupmod gpasswd visudo chage adduser addgroup vipw chsh chfn newgrp'),
      changes('changes accounts'),
    ),
    changing(['userdel', 'groupdel', 'deluser', 'delgroup'], destroys('removes an account')),
    changing(
      words(
        'ntpdate chronyd ntpd hwclock rdate at batch atrm anacron logrotate update-ca-certificates update-ca-trust update-alternatives localedef locale-gen timeset',
      ),
      changes('changes the system'),
    ),
    withVerbData('chronyc', {
      options: '-h -p -f',
      flags: '-n -N -v -c -4 -6 -a -m',
      reads:
        'tracking, sources, sourcestats, activity, ntpdata, serverstats, clients, rtcdata, selectdata, sourcename, authdata, manual list, accheck, waitsync',
      changes: {
        'changes the clock':
          'makestep, burst, online, offline, reload, add, delete, settime, refresh, reselect, rekey, cyclelogs, shutdown, trimrtc',
      },
    }),
    { names: ['ntpq', 'ntpstat', 'ntptime'], judge: () => reads() },
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
      last -n 10`,
    changes: `
      date -s '2026-01-01'
      crontab -e
      crontab jobs.txt
      hostname web-2
      passwd postgres
      usermod -aG docker eve
      chronyc makestep
      logger hello
      logrotate -f /etc/logrotate.conf`,
    destroys: `
      reboot
      shutdown -h now
      crontab -r
      userdel eve`,
  },
};
