import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless, prompt } from '../shapes.ts';
import { diskTools } from './disk-tools.ts';
import { withVerbData, words } from '../verbs.ts';

/** Without words `mount` lists; with `-l` too. */
const mount = (call: Call): Judgement =>
  call.words.every((word) => ['-l', '-v', '-V', '--version', '--help'].includes(word.value ?? '')) ||
  (call.words.length === 2 && call.words[0]?.value === '-t')
    ? reads()
    : changes('attaches a file system');

/** `-n` and `-N` only look. */
const fsck = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: ['-t', '-b', '-B', '-j', '-C', '-E', '-L', '-l', '-e', '-z'] });
  return given.has('-n', '-N', '--no-modify') && !given.has('-y', '-p', '-a', '-c', '-l', '-L') && given.rest === null
    ? reads('only looks for errors')
    : changes('repairs a file system');
};

const smartctl = (call: Call): Judgement =>
  call.words.length > 0 &&
  call.words.every((word) =>
    /^(?:-[aixHAcn]+|-[ldn]|--(?:all|xall|info|health|attributes|capabilities|scan|scan-open|json|log=\S+|nocheck=\S+|device=\S+|version)|-j|-V|\/dev\/\S+|error|selftest|xerror|devstat|scttemp|[a-z]+(?:,\S+)?|[\uE000-\uF8FF]+)$/u.test(
      word.value ?? '\uE000',
    ),
  ) &&
  !call.words.some((word) =>
    /^(?:(?:scterc|scttemp\w*|sataphy|sasphy),|-l(?:scterc|scttemp\w*|sataphy|sasphy),|--log=(?:scterc|scttemp\w*|sataphy|sasphy),|-[tXsSo]|--(?:test|abort|smart|offlineauto|saveauto|set))/u.test(
      word.prefix,
    ),
  )
    ? reads()
    : changes('smartctl may start a test or change a disk');

const mdadm = (call: Call): Judgement => {
  const values = call.words.map((word) => word.value ?? '?');
  if (values.some((value) => /^--(?:z|rem|fai|sto|cr|set)|^-[CSrf]$/u.test(value)))
    return destroys('takes a disk array apart, or builds one over what is there');
  return values.some((value) =>
    /^(?:--detail|-D|--examine|-E|--query|-Q|--detail-platform|--examine-badblocks|--version|-V)$/u.test(value),
  ) &&
    !values.includes('?') &&
    !values.some((value) =>
      /^--(?:ad|gr|as|man|re|wai|readw|reado|run|up|mo|mon|fo|inc|dump|restore|kill|action)|^-[aGAowRUFI]$/u.test(value),
    )
    ? reads()
    : changes('changes a disk array');
};

/** Disks and file systems: lvm, mdadm, smartctl, mount, fsck. */
export const disks: Knowledge = {
  programs: [
    harmless(words('df du lsblk findmnt mountpoint lsattr getfacl getfattr dumpe2fs xfs_info filefrag duf dust quota repquota')),
    // LVM's settings name files that it writes: lvm.conf(5)
    {
      names: words('lvs vgs pvs lvdisplay vgdisplay pvdisplay'),
      options: 'by-name',
      judge: (call) =>
        call.words.some((word) => /^--(?:conf|prof|command|metadata)/u.test(word.prefix))
          ? changes('its settings may name files to write')
          : reads(),
    },
    // LVM's scans may make nodes, write a cache or activate volumes: lvscan(8), vgscan(8), pvscan(8). blkid -g and -w write its cache.
    {
      names: ['lvscan', 'vgscan', 'pvscan'],
      judge: (call) =>
        call.words.every((word) =>
          /^(?:-[vabdehsunA]+|--(?:all|verbose|blockdevice|exported|novolumegroup|short|uuid|help|version|ignorelockingfailure|readonly))$/u.test(
            word.value ?? '?',
          ),
        )
          ? reads()
          : changes('scans and may activate volumes or write a cache'),
    },
    {
      names: ['blkid'],
      options: 'by-name',
      judge: (call) =>
        call.words.some((word) => /^(?:-[a-zA-Z]*[gwc](?!\/dev\/null)|--ga|--ca)/u.test(word.prefix))
          ? changes('blkid writes its cache')
          : reads(),
    },
    {
      names: ['ncdu'],
      options: 'by-name',
      judge: (call) =>
        call.words.some((word) => /^-[a-zA-Z0-9]*[oO]/u.test(word.prefix))
          ? changes('ncdu writes its result to a file')
          : prompt(reads(), 'ncdu'),
    },
    ...diskTools,
    { names: ['mount'], judge: mount },
    changing(words('umount mount.nfs fusermount xfs_growfs quotaoff setquota edquota partprobe growpart'), changes('changes disks')),
    { names: ['fsck', 'e2fsck', 'fsck.ext4', 'fsck.xfs', 'btrfsck'], judge: fsck },
    { names: ['smartctl'], judge: smartctl },
    { names: ['mdadm'], judge: mdadm },
    changing(
      words(
        'lvcreate lvextend lvresize lvchange lvconvert lvrename vgcreate vgextend vgchange vgimport vgexport pvcreate pvresize pvmove pvchange',
      ),
      changes('changes the volumes'),
    ),
    changing(words('lvremove lvreduce vgremove vgreduce pvremove'), destroys('removes a volume with its data')),
    withVerbData('nvme', {
      options: '-o --output-format -n --namespace-id -i --log-id -l --log-len',
      // a log page may be captured anew, or be cleared by reading it
      acts: '--lsp -s --rae -i --log-id',
      reads:
        'list, list-subsys, smart-log, id-ctrl, id-ns, error-log, fw-log, get-feature, show-regs, version, list-ns, effects-log, self-test-log, get-log',
      changes: {
        'changes a disk': 'device-self-test, set-feature, fw-download, fw-commit, reset, connect, disconnect, attach-ns, detach-ns',
      },
      destroys: { 'erases a disk': 'format, sanitize, delete-ns, write, write-zeroes, dsm' },
    }),
    withVerbData('multipath multipathd', {
      options: '-m --mode -T -p -P',
      acts: '-k',
      flags: '-ll -l -v2',
      reads: 'show, list',
      changes: { 'changes the paths to disks': 'add, remove, reconfigure, reinstate, fail, suspend, resume' },
      bare: (call) =>
        call.words.some((word) => /^-ll?$/u.test(word.value ?? '')) && call.words.every((word) => /^(?:-ll?|-v\d)$/u.test(word.value ?? ''))
          ? reads()
          : changes('changes the paths to disks'),
    }),
    withVerbData('btrfs', {
      // device stats -z sets the counters of errors back: btrfs-device(8)
      acts: '-z --reset',
      reads:
        'filesystem|fi show|df|usage|du, subvolume list|show|get-default|find-new, device stats|usage|scan-help, scrub status, balance status, qgroup show, quota rescan-status, inspect-internal, property get|list, check-help, version, replace status',
      changes: {
        'changes the file system':
          'balance start|pause|cancel|resume, scrub start|cancel|resume, subvolume create|snapshot|set-default, filesystem|fi resize|defragment|label|sync, device add|scan, property set, quota enable|disable, qgroup create|assign|limit, send, receive, replace start',
      },
      destroys: { 'removes it': 'subvolume delete, device remove|delete, check, rescue, restore' },
    }),
  ],
  examples: {
    reads: `
      df -h /data
      du -sh /var/* --max-depth=1
      lsblk -f
      mount
      mount -t nfs4
      fsck -n /dev/sdb1
      smartctl -a /dev/sda
      smartctl -H -d sat /dev/sda
      mdadm --detail /dev/md0
      lvs -a -o +devices
      nvme smart-log /dev/nvme0
      multipath -ll
      btrfs filesystem usage /data
      tune2fs -l /dev/sda1
      xfs_repair -n /dev/sdb1
      losetup -a
      cryptsetup status data
      iscsiadm -m session -P 3
      debugfs -R 'stat <12>' /dev/sda1
      pvscan
      blkid /dev/sda1
      btrfs device stats /data
      e2label /dev/sda1`,
    changes: `
      mount -o remount,rw /
      umount /data
      fsck -y /dev/sdb1
      smartctl -t long /dev/sda
      mdadm --manage /dev/md0 --add /dev/sdb
      lvextend -L +10G /dev/vg/data
      resize2fs /dev/vg/data
      btrfs balance start /data
      pvscan --cache -aay
      vgscan --mknodes
      lvscan --mk
      btrfs device stats -z /data
      tune2fs -c 0 /dev/sda1
      debugfs -w -R 'rm x' /dev/sda1
      debugfs -R 'dump x /etc/x' /dev/sda1
      iscsiadm -m node -T x --logout
      blkid -g
      ncdu -o x
      e2label /dev/sda1 x`,
    destroys: `
      lvremove /dev/vg/data
      mdadm --stop /dev/md0
      nvme format /dev/nvme0n1
      btrfs subvolume delete /data/old`,
  },
};
