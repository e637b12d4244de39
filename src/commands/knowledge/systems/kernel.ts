import { also, changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless } from '../shapes.ts';
import { words } from '../verbs.ts';

const sysctl = (call: Call): Judgement =>
  call.words.some((word) => /^(?:-[a-zA-Z]*[wpf]|--write|--load|--system)|=/u.test(word.prefix) || mayBeOption(word))
    ? changes('changes a kernel setting')
    : reads();

const dmesg = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: words('-l --level -f --facility -n --console-level -s --buffer-size --since --until -F --file --time-format -K --kmsg-file'),
  });
  if (given.has('-C', '-c', '--clear', '--read-clear')) return destroys('clears the kernel log');
  if (given.has('-n', '-D', '-E', '--console-level', '--console-off', '--console-on')) return changes('changes the kernel console');
  return given.has('-w', '-W', '--follow', '--follow-new') ? also(reads('never ends by itself'), { unbounded: true }) : reads();
};

/** The kernel, its modules and its hardware. */
export const kernel: Knowledge = {
  programs: [
    { names: ['sysctl'], judge: sysctl },
    { names: ['dmesg'], judge: dmesg },
    harmless(
      words(`uname arch nproc lscpu lsmod modinfo lspci lsusb lshw lsmem lsipc lsirq lslocks lsscsi dmidecode hwinfo inxi sensors getconf acpi cpuid turbostat getenforce sestatus aa-status
        ausearch aureport needrestart ras-mc-ctl edac-util ldd`),
    ),
    {
      names: ['numactl', 'cpupower', 'tuned-adm', 'auditctl', 'ipmitool', 'ldconfig'],
      judge: (call) => {
        const values = call.words.map((word) => word.value ?? '?');
        const shows = values.some((word) =>
          /^(?:--show|--hardware|-s|-H|-l|-p|list|active|frequency-info|idle-info|info|monitor|sdr|sel|sensor|fru|status|elist)$/u.test(
            word,
          ),
        );
        const acts = values.some((word) =>
          /^(?:clear|off|on|cycle|reset|set|profile|frequency-set|idle-set|-D|-a|-d|-w|-e|\?)$/u.test(word),
        );
        return shows && !acts ? reads() : changes(`${call.program}: changes the machine, or its effect is not known`);
      },
    },
    changing(
      words(
        'modprobe insmod rmmod depmod setenforce semodule restorecon chcon setsebool semanage grubby update-grub grub2-mkconfig dracut mkinitramfs update-initramfs ipcrm kexec swapoff swapon mkswap zramctl aa-enforce aa-complain aa-disable sysrq',
      ),
      changes('changes the kernel or what it may do'),
    ),
  ],
  examples: {
    reads: `
      sysctl vm.swappiness
      sysctl -a
      dmesg -T --level=err,warn
      dmesg -w
      lsmod
      numactl --hardware
      uname -a
      ipmitool sdr list`,
    changes: `
      sysctl -w vm.swappiness=10
      sysctl vm.swappiness=10
      sysctl -p
      sysctl --system
      modprobe nf_conntrack
      setenforce 0
      swapoff -a
      ipmitool chassis power cycle`,
    destroys: 'dmesg -C',
  },
};
