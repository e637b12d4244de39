import { also, changes, destroys, reads } from '../judge/judgement.ts';
import { isSnapshotPlace } from '../judge/redirects.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import { changing, harmless, withVerbs } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

/** `tee` copies what it reads: evidence kept when the files are copies on the side. */
function tee(call: Call): Judgement {
  const given = readOptions(call.words, { valued: [], plain: ['-a', '--append', '-i', '-p'] });
  const aside = given.unknown.length === 0 && given.positionals.every((word) => isSnapshotPlace(word.prefix) || word.value === '/dev/null');
  return aside
    ? reads('keeps a copy of the output', { preserves: true })
    : changes(`tee writes over ${given.positionals.map((word) => call.show(word.text)).join(' ')}`);
}

function tar(call: Call): Judgement {
  const words = call.words.map((word) => word.value ?? word.text);
  const letters = words[0]?.startsWith('--') === true ? '' : (words[0] ?? '').replace(/^-/u, '');
  const has = (letter: string, long: string): boolean => letters.includes(letter) || words.includes(long);
  if (words.some((word) => /^--(?:to-command|checkpoint-action|use-compress-program|remove-files|rsh-command|info-script)|^-I/u.test(word)))
    return changes('tar runs a program or removes files');
  if (has('x', '--extract') || has('x', '--get')) return changes('unpacks an archive over files');
  if (has('t', '--list')) return reads();
  if (has('c', '--create')) {
    const at = letters.includes('f') ? 1 : words.findIndex((word) => word === '-f' || word.startsWith('--file'));
    const target = call.words[at];
    const aside = target !== undefined && isSnapshotPlace(target.prefix.replace(/^--file=/u, ''));
    return aside || words[at] === '-' ? reads('packs a copy', { preserves: aside }) : changes('writes an archive');
  }
  return changes('what tar does here is not known');
}

/** gzip as a filter changes nothing; on a file it replaces the file. */
const compress = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: ['-S', '-T'],
    plain: split('-c -k -l -t -v -q -9 -1 -6 -d -f -z -n --stdout --best --fast --decompress'),
  });
  if (given.unknown.length > 0) return changes('the effect of these options is not known');
  if (given.positionals.length === 0 || given.has('-c', '--stdout', '-l', '-t')) return reads();
  return changes('replaces files by packed or unpacked ones');
};

const dd = (call: Call): Judgement => {
  const target = call.words
    .map((word) => word.prefix)
    .find((word) => word.startsWith('of='))
    ?.slice(3);
  if (target === undefined || target === '/dev/null') return reads();
  return destroys(`dd overwrites ${call.show(target)}`);
};

/** Programs that handle files and disks. */
export const files: readonly Program[] = [
  harmless(split('df du lsblk blkid lsof findmnt iostat cd pushd popd getfacl lsattr')),
  changing(['rm', 'unlink', 'srm'], destroys('removes files')),
  changing(['rmdir'], destroys('removes folders')),
  changing(['shred', 'wipefs', 'mkfs', 'mkfs.ext4', 'mkfs.xfs', 'fdisk', 'parted', 'sgdisk', 'mke2fs'], destroys('erases a disk or file')),
  changing(['truncate'], destroys('cuts files short: what they held is lost')),
  changing(
    ['mv', 'cp', 'install', 'rsync', 'scp', 'sftp', 'ln', 'touch', 'mkdir', 'mktemp', 'split', 'csplit', 'unzip', 'zip', 'patch'],
    changes('writes files'),
  ),
  changing(['chmod', 'chown', 'chgrp', 'setfacl', 'chattr'], changes('changes who may use files')),
  changing(['mount', 'umount', 'swapoff', 'swapon', 'fstrim', 'resize2fs', 'xfs_growfs', 'fsck', 'e2fsck'], changes('changes disks')),
  { names: ['tee'], judge: tee },
  { names: ['tar', 'gtar'], judge: tar },
  { names: ['gzip', 'gunzip', 'bzip2', 'bunzip2', 'xz', 'unxz', 'zstd', 'lz4', 'pigz'], judge: compress },
  { names: ['dd'], judge: dd },
  {
    names: ['smartctl'],
    judge: (call) =>
      call.words.every((word) => /^(?:-[aiHAcl]|-x|--all|--info|--health|\/dev\/\w+|error|selftest)$/u.test(word.value ?? ''))
        ? reads()
        : changes('smartctl may start a test'),
  },
  withVerbs(
    ['lvm', 'zpool', 'zfs'],
    { valued: ['-o', '-H', '-r', '-t'] },
    {
      list: reads(),
      status: reads(),
      get: reads(),
      iostat: reads(),
      history: reads(),
      destroy: destroys('destroys a pool or file system'),
    },
  ),
  harmless(['lvs', 'vgs', 'pvs', 'lvdisplay', 'vgdisplay', 'pvdisplay', 'mountpoint']),
  {
    names: ['dmesg'],
    judge: (call) => {
      const given = readOptions(call.words, { valued: ['-l', '--level', '-f', '--facility', '-n', '--since', '--until'] });
      if (given.has('-C', '-c', '--clear', '--read-clear')) return destroys('clears the kernel log');
      if (given.has('-n', '-D', '-E', '--console-level', '--console-off', '--console-on')) return changes('changes the kernel console');
      return given.has('-w', '-W', '--follow') ? also(reads('never ends by itself'), { unbounded: true }) : reads();
    },
  },
];
