import { also, changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless, readsUnless } from '../shapes.ts';
import { hardwareTools } from './hardware-tools.ts';
import { words } from '../verbs.ts';

/** sysctl(8): everything but showing is a write; long options may be abbreviated. */
const sysctl = (call: Call): Judgement =>
  call.words.every(
    (word) =>
      !mayBeOption(word) &&
      !word.prefix.includes('=') &&
      (!word.prefix.startsWith('-') ||
        /^(?:-[aAXnNeqbrV]+|--(?:all|names|values|ignore|quiet|binary|deprecated|dry-run|help|version))$/u.test(word.value ?? '')),
  )
    ? reads()
    : changes('changes a kernel setting');

const dmesg = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: words('-l --level -f --facility -n --console-level -s --buffer-size --since --until -F --file --time-format -K --kmsg-file'),
    plain: words(
      '-C -c -D -E -d -e -H -J -k -L -P -p -r -S -T -t -u -w -W -x -V -h --clear --read-clear --console-off --console-on --show-delta --reltime --human --json --kernel --color --noescape --nopager --force-prefix --raw --syslog --ctime --notime --userspace --follow --follow-new --decode --version --help',
    ),
  });
  if (given.has('-C', '-c', '--clear', '--read-clear')) return destroys('clears the kernel log');
  if (given.has('-n', '-D', '-E', '--console-level', '--console-off', '--console-on')) return changes('changes the kernel console');
  if (given.unknown.length > 0) return changes(`dmesg: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  return given.has('-w', '-W', '--follow', '--follow-new') ? also(reads('never ends by itself'), { unbounded: true }) : reads();
};

/** The kernel, its modules and its hardware. */
export const kernel: Knowledge = {
  programs: [
    { names: ['sysctl'], judge: sysctl },
    { names: ['dmesg'], judge: dmesg },
    harmless(
      words(`uname arch nproc lscpu lsmod modinfo lspci lsusb lsmem lsipc lsirq lslocks lsscsi inxi getconf acpi cpuid getenforce sestatus aa-status
        aureport edac-util ldd`),
    ),
    // lshw(1) -dump writes a database, ausearch(8) --checkpoint a place in the log
    readsUnless(
      ['lshw', 'ausearch'],
      { valued: [], singleDashLong: true },
      { '-dump': changes('writes a file'), '--checkpoint': changes('writes a file') },
    ),
    // dmidecode(8) --dump-bin, hwinfo --save-config, lm-sensors' sensors(1) -s, rasdaemon's ras-mc-ctl --register-labels
    readsUnless(
      ['dmidecode'],
      {
        valued: words('-d --dev-mem -s --string -t --type -H --handle --from-dump --oem-string'),
        plain: words('-q -u -h -V --quiet --dump --no-sysfs --no-quirks --help --version'),
      },
      {},
    ),
    readsUnless(
      ['hwinfo'],
      {
        valued: ['--log'],
        plain: words(
          '--short --all --cpu --disk --memory --netcard --network --pci --usb --bios --gfxcard --storage-ctrl --block --partition --listmd --smp --help --version',
        ),
      },
      { '--log': changes('hwinfo --log writes a file') },
    ),
    readsUnless(
      ['sensors'],
      {
        valued: ['-c', '--config-file'],
        plain: words('-A -u -j -f -v -h --no-adapter --fahrenheit --bus-list --allow-no-sensors --version --help'),
      },
      {},
    ),
    readsUnless(
      ['ras-mc-ctl'],
      {
        valued: [],
        plain: words('--quiet --status --mainboard --summary --errors --layout --print-labels --error-count --guess-labels --help'),
      },
      {},
    ),
    // turbostat(8) runs the command it is given; needrestart(1) asks and restarts services unless -r l or -b
    {
      names: ['turbostat'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: words('-i --interval -n --num_iterations -c --cpu -s --show -H --hide -N --header_iterations'),
          plain: words('-S --Summary -q --quiet -l --list -v --version -h --help -d --debug -J --Joules -e --enable'),
          stopAtFirst: true,
        });
        if (given.unknown.length > 0) return changes('turbostat: the effect of these options is not known');
        return given.positionals.length > 0
          ? call.run(given.positionals, call.input)
          : given.has('-n', '--num_iterations', '-l', '-v', '-h')
            ? reads()
            : reads('never ends by itself', { unbounded: true });
      },
    },
    {
      names: ['needrestart'],
      judge: (call) => {
        const given = readOptions(call.words, { valued: ['-r', '-c', '-m', '-u'], plain: words('-b -p -k -l -w -v -q -n') });
        return given.unknown.length === 0 && !given.has('-c') && (given.value('-r') === 'l' || (given.has('-b', '-p') && !given.has('-r')))
          ? reads()
          : changes('needrestart restarts services, or asks whether it shall');
      },
    },
    ...hardwareTools,
    changing(
      words(
        'modprobe insmod rmmod depmod setenforce semodule restorecon chcon setsebool semanage grubby update-grub grub2-mkconfig dracut mkinitramfs update-initramfs ipcrm kexec swapoff mkswap aa-enforce aa-complain aa-disable sysrq',
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
      ipmitool sdr list
      ipmitool -I lanplus -H bmc -U a -P b -p 623 chassis status
      ipmitool chassis power status
      ipmitool lan print 1
      ipmitool sel elist
      auditctl -s
      cpupower frequency-info
      tuned-adm active
      swapon --show
      needrestart -r l
      dmidecode -t memory
      sensors -u
      ldconfig -p
      zramctl`,
    changes: `
      sysctl -w vm.swappiness=10
      sysctl vm.swappiness=10
      sysctl -p
      sysctl --system
      modprobe nf_conntrack
      setenforce 0
      swapoff -a
      ipmitool chassis power cycle
      sysctl --sys
      sysctl --wri vm.swappiness=10
      dmesg --console-lev 1
      ipmitool -I lanplus -H bmc chassis bootdev pxe
      ipmitool -H bmc chassis power soft
      ipmitool -H bmc -p 623 mc reset cold
      ipmitool -H bmc user enable 2
      ipmitool sel clear
      ipmitool raw 0x00 0x02
      numactl -l touch x
      auditctl -l -D
      cpupower monitor touch x
      turbostat touch x
      needrestart -r a
      needrestart
      sensors -s
      dmidecode --dump-bin /etc/x
      swapon /swap`,
    destroys: 'dmesg -C',
  },
};
