import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { mayBeOption } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Program } from '../program.ts';
import { withVerbData } from '../verbs.ts';

const shared = {
  options:
    '-H --host -M --machine -p --property -P -o --output -n --lines -t --type -i --interface -S --since -U --until -D --directory -s --signal --kill-whom --image --root --class -m --message --json --size --limit --match --timeout',
  flags:
    '--no-pager --no-legend -a --all -l --full -1 --json -r --reverse -q --quiet --no-ask-password --system --user -4 -6 --value --stats --legend',
};

/** `resolvectl dns eth0` shows, `resolvectl dns eth0 1.1.1.1` sets: resolvectl(1). */
const linkSetting = (_: Call, given: Options): Judgement =>
  given.positionals.length > 2 || given.positionals.some(mayBeOption) ? changes('changes how names are looked up') : reads();

/** A core dump goes to standard output, or to a file. */
const coreDump = (_: Call, given: Options): Judgement => {
  const target = given.place('-o', '--output');
  if (!given.has('-o', '--output')) return reads();
  return target !== null && isSnapshotPlace(target)
    ? reads('keeps a copy of the core dump', { preserves: true })
    : changes('writes a file');
};

/** systemd's programs beside systemctl, each by its own page of https://www.freedesktop.org/software/systemd/man/latest/ */
export const systemdPrograms: readonly Program[] = [
  withVerbData('hostnamectl', {
    ...shared,
    bare: reads(),
    reads: 'status, show',
    changes: { 'changes the name of the machine': 'set-hostname, set-icon-name, set-chassis, set-deployment, set-location' },
    special: {
      'hostname|icon-name|chassis|deployment|location': (_, given) =>
        given.positionals.length > 1 ? changes('changes the name of the machine') : reads(),
    },
  }),
  withVerbData('timedatectl', {
    ...shared,
    bare: reads(),
    reads: 'status, show, list-timezones, timesync-status, show-timesync',
    changes: { 'changes the clock': 'set-time, set-timezone, set-local-rtc, set-ntp, ntp-servers, revert' },
  }),
  withVerbData('localectl', {
    ...shared,
    bare: reads(),
    reads:
      'status, list-locales, list-keymaps, list-x11-keymap-models, list-x11-keymap-layouts, list-x11-keymap-variants, list-x11-keymap-options',
    changes: { 'changes the language of the machine': 'set-locale, set-keymap, set-x11-keymap' },
  }),
  withVerbData('loginctl', {
    ...shared,
    bare: reads(),
    reads: 'list-sessions, session-status, show-session, list-users, user-status, show-user, list-seats, seat-status, show-seat',
    changes: {
      'changes sessions':
        'activate, lock-session, unlock-session, lock-sessions, unlock-sessions, enable-linger, disable-linger, attach, flush-devices',
    },
    destroys: { 'ends sessions': 'terminate-session, terminate-user, terminate-seat, kill-session, kill-user' },
  }),
  withVerbData('networkctl', {
    ...shared,
    bare: reads(),
    reads: 'list, status, lldp, label, cat',
    changes: { 'changes links': 'up, down, renew, forcerenew, reconfigure, reload, edit, mask, unmask, persistent-storage' },
    destroys: { 'removes a link': 'delete' },
  }),
  withVerbData('resolvectl', {
    ...shared,
    bare: reads(),
    reads: 'query, service, openpgp, tlsa, status, statistics, show-cache, show-server-state',
    changes: { 'changes how names are looked up': 'reset-statistics, flush-caches, reset-server-features, revert' },
    special: {
      'dns|domain|default-route|llmnr|mdns|dnssec|dnsovertls|nta': linkSetting,
      'log-level': (_, given) => (given.positionals.length > 1 ? changes('changes how systemd logs') : reads()),
      monitor: reads('never ends by itself', { unbounded: true }),
    },
  }),
  {
    names: ['systemd-resolve'],
    judge: (call) => {
      const words = call.words.map((word) => word.value ?? '--?');
      const strange = words.some(
        (word) =>
          word.startsWith('-') &&
          !/^(?:-[46]|-[itpc]\S*|--(?:status|statistics|interface|type|class|protocol|service|openpgp|tlsa|legend|cname|search|raw|no-pager|version|help)(?:=.*)?)$/u.test(
            word,
          ),
      );
      return strange ? changes('changes how names are looked up, or its effect is not known') : reads();
    },
  },
  withVerbData('bootctl', {
    ...shared,
    bare: reads(),
    reads: 'status, list, is-installed, systemd-efi-options, kernel-identify, kernel-inspect',
    changes: {
      'changes how the machine starts':
        'install, update, random-seed, set-default, set-oneshot, set-timeout, set-timeout-oneshot, reboot-to-firmware',
    },
    destroys: { 'removes the boot loader': 'remove, unlink, cleanup' },
  }),
  withVerbData('machinectl', {
    ...shared,
    bare: reads(),
    reads: 'list, status, show, list-images, image-status, show-image',
    changes: {
      'starts, stops or changes a machine':
        'start, login, shell, poweroff, reboot, enable, disable, bind, copy-to, copy-from, clone, rename, read-only, set-limit, pull-tar, pull-raw, import-tar, import-raw, import-fs, export-tar, export-raw, cancel-transfer',
    },
    destroys: { 'ends or removes a machine': 'terminate, kill, remove, clean' },
  }),
  withVerbData('coredumpctl', {
    ...shared,
    bare: reads(),
    reads: 'list, info',
    changes: { 'runs a debugger': 'debug, gdb' },
    special: { dump: coreDump },
  }),
  withVerbData('busctl', {
    ...shared,
    acts: '--address',
    bare: reads(),
    reads: 'list, status, tree, introspect, get-property',
    changes: { 'calls a method, which may do anything': 'call, emit, set-property' },
    special: { 'monitor, capture, wait': reads('never ends by itself', { unbounded: true }) },
  }),
];
