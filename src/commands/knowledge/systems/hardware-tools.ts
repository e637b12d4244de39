import { changes, reads } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Program } from '../program.ts';
import { changesUnless, prompt } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** Programs for hardware, power and tuning whose words decide; ipmitool(1), numactl(8), cpupower(1), auditctl(8), swapon(8). */
export const hardwareTools: readonly Program[] = [
  withVerbData('ipmitool', {
    options: '-I -H -U -P -p -L -C -k -y -K -t -b -T -B -l -m -z -f -e -o -d -O -S -D -N -R -A -Y -E',
    flags: '-v -c -a -g -s',
    reads: `chassis status|poh|restart_cause|identify-help|selftest, chassis policy list, chassis power status, chassis bootparam get, power status, sdr, sdr list|elist|type|info|entity|get, sel, sel list|elist|info|get, sel time get,
      sensor, sensor list|get|reading, fru, fru print|list, lan print, lan alert print, lan stats get, mc info|guid|getenables, mc watchdog get, bmc info|guid|getenables, user list|summary, channel info|getaccess|getciphers, session info, sol info, dcmi discover, dcmi power reading,
      dcmi sensors, event-help, pef info|status|list, picmg properties, ekanalyzer-help`,
    changes: {
      'changes the machine or its power':
        'sdr dump|fill, chassis power on|off|cycle|reset|diag|soft, power on|off|cycle|reset|diag|soft, chassis bootdev|bootparam|policy|identify|poh, mc reset|setenables|selftest, mc watchdog reset|off, bmc reset, user set|enable|disable|priv, lan set|alert, channel setaccess, sel clear|delete|add|save, sel time set, raw, i2c, sensor thresh, fru write|edit, sol set|deactivate, session-close, event, firewall, exec, set, hpm, ekanalyzer, sunoem, delloem, kontronoem, picmg, isol, tsol, spd',
    },
    special: { 'sol activate, shell': prompt(changes('opens a console'), 'the console') },
  }),
  // -l is a place for memory (numactl) and a list elsewhere, so each program has its own words.
  {
    names: ['numactl'],
    judge: (call) => {
      const only = call.words.map((word) => word.value ?? '?');
      if (only.length > 0 && only.every((word) => /^(?:--show|-s|--hardware|-H|--version|--help)$/u.test(word))) return reads();
      const given = readOptions(call.words, {
        valued: words(
          '-i --interleave -N --cpunodebind -C --physcpubind -m --membind -p --preferred -w --weighted-interleave --preferred-many',
        ),
        plain: words('-l --localalloc -a --all -b --balancing --cpubind'),
        stopAtFirst: true,
      });
      return given.unknown.length > 0 || given.positionals.length === 0
        ? changes('numactl changes how memory is placed')
        : call.run(given.positionals, call.input);
    },
  },
  withVerbData('cpupower', {
    options: '-c --cpu',
    reads: 'frequency-info, idle-info, info, powercap-info',
    changes: { 'changes how the processors run': 'frequency-set, idle-set, set', 'may run a program': 'monitor' },
  }),
  withVerbData('tuned-adm', {
    reads: 'list, active, recommend, verify, profile_info',
    changes: { 'changes how the system is tuned': 'profile, off, auto_profile, profile_mode' },
  }),
  changesUnless('auditctl', 'changes what is audited', { shows: '-l -s -v --version -h', further: '-i', valued: '-k' }),
  changesUnless('ldconfig', 'rebuilds the list of libraries', { shows: '-p --print-cache -V --version --help', further: '-v -N' }),
  changesUnless('swapon', 'changes the kernel or what it may do', {
    shows: '-s --summary --show -V --version -h --help',
    further: '--bytes --noheadings --raw --verbose -v',
  }),
  {
    names: ['zramctl'],
    judge: (call) =>
      call.words.every((word) =>
        /^(?:--(?:output-all|raw|noheadings|bytes|output=\S+|help|version)|-[bnV]|\/dev\/zram\d+)$/u.test(word.value ?? ''),
      )
        ? reads()
        : changes('changes compressed memory'),
  },
];
