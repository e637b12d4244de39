import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';
import { systemdPrograms } from './systemd-programs.ts';

/** `service NAME status`; old System V scripts are called the same way. */
const service = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: [] });
  const last = given.positionals[1]?.value;
  return last === 'status' || (given.has('--status-all') && given.positionals.length === 0) || last === 'configtest'
    ? reads()
    : changes('starts or stops a service');
};

/** https://www.freedesktop.org/software/systemd/man/latest/systemctl.html and systemd's other programs. */
export const systemctl: Knowledge = {
  programs: [
    withVerbData('systemctl', {
      options:
        '-t --type --state -p --property -P -n --lines -o --output -H --host -M --machine --job-mode -s --signal --root --what --kill-whom --timestamp --check-inhibitors --preset-mode --message',
      known: `-a --all -l --full --no-pager --plain --no-legend -q --quiet --user --system --failed --reverse --after --before --now --force -f --no-block --no-reload --value -r --recursive --show-types --legend
        --global --runtime --no-ask-password --wait --no-wall --dry-run --with-dependencies -T --show-transaction --firmware-setup --mkdir --marked --no-warn`,
      bare: reads(),
      reads: `status, show, cat, list-units, list-unit-files, list-timers, list-sockets, list-paths, list-automounts, list-jobs, list-dependencies, list-machines, is-active, is-enabled, is-failed, is-system-running, get-default, help, show-environment, whoami`,
      changes: {
        'restarts a service': 'restart, try-restart, reload, reload-or-restart, try-reload-or-restart, force-reload, condrestart',
        'starts a service':
          'start, enable, unmask, reenable, isolate, default, rescue, emergency, preset, preset-all, link, revert, add-wants, add-requires, thaw',
        'stops a service': 'stop, disable, mask, kill, freeze, cancel, clean',
        'makes systemd read its units again': 'daemon-reload, daemon-reexec',
        'forgets failures': 'reset-failed',
        'changes settings':
          'set-property, set-default, set-environment, unset-environment, import-environment, bind, mount-image, log-level, log-target, service-log-level, service-watchdogs, service-log-target',
      },
      destroys: {
        'stops the whole machine': 'reboot, poweroff, halt, kexec, soft-reboot, suspend, hibernate, hybrid-sleep, exit, switch-root',
      },
      special: { edit: prompt(changes('changes a unit in an editor'), 'the editor') },
    }),
    { names: ['service', 'rc-service', 'invoke-rc.d'], judge: service },
    ...systemdPrograms,
    {
      names: ['systemd-analyze', 'systemd-cgls', 'systemd-cgtop', 'systemd-delta', 'systemd-detect-virt', 'systemd-path', 'systemd-escape'],
      judge: (call) =>
        call.words.some(
          (word) =>
            /^(?:set-log-level|set-log-target|log-level|log-target|service-watchdogs|unit-shell|unit-gdb)$/u.test(word.value ?? '') ||
            mayBeOption(word),
        )
          ? changes('changes how systemd logs')
          : reads(),
    },
    {
      names: ['systemd-run', 'systemd-tmpfiles', 'systemd-inhibit'],
      judge: () => changes('runs a program as a unit, or cleans files up'),
    },
  ],
  examples: {
    reads: `
      systemctl status nginx --no-pager -l
      systemctl list-units --type=service --state=failed
      systemctl --failed
      systemctl is-active postgresql@15-main
      systemctl show nginx -p MainPID --value
      systemctl cat nginx
      service nginx status
      timedatectl
      resolvectl query web.example
      systemd-analyze blame
      coredumpctl list
      resolvectl dns eth0
      resolvectl status
      busctl get-property org.a /org/a org.a Version
      hostnamectl hostname
      systemd-resolve --status
      coredumpctl dump -o /tmp/core 123
      networkctl status eth0`,
    changes: `
      systemctl restart nginx
      systemctl enable --now nginx
      systemctl stop nginx
      systemctl daemon-reload
      systemctl edit nginx
      systemctl reset-failed
      systemctl no-such-verb
      systemctl --no-such-option status
      service nginx restart
      hostnamectl set-hostname web-1
      systemd-run --scope sleep 1
      resolvectl dns eth0 1.1.1.1
      resolvectl default-route eth0 yes
      resolvectl domain eth0 example
      systemd-resolve --flush-caches
      systemd-resolve --set-dns=1.1.1.1 --interface=eth0
      coredumpctl dump -o /etc/passwd 123
      coredumpctl gdb 123
      hostnamectl hostname web-1
      timedatectl set-ntp false
      busctl call org.a /org/a org.a Stop`,
    destroys: `
      systemctl reboot
      systemctl poweroff
      loginctl terminate-user eve`,
  },
};
