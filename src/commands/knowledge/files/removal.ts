import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing } from '../shapes.ts';
import { words } from '../verbs.ts';

const isHelp = (call: Call): boolean => call.words.length === 1 && /^--(?:help|version)$/u.test(call.words[0]?.value ?? '');
const unlessHelp =
  (judgement: Judgement) =>
  (call: Call): Judgement =>
    isHelp(call) ? reads() : judgement;

const dd = (call: Call): Judgement => {
  const target = call.words
    .map((word) => word.prefix)
    .findLast((word) => word.startsWith('of='))
    ?.slice(3);
  if (
    call.words.some(
      (word) => (word.value === null && word.prefix === '') || (word.splits && word.prefix.startsWith('{')) || word.text.startsWith('{'),
    )
  )
    return destroys('dd: what it overwrites is not known');
  if (target === undefined || target === '/dev/null' || target === '/dev/stdout') return reads();
  return destroys(`dd overwrites ${call.show(target === '' ? 'a file that is not known' : target)}`);
};

/** Programs that remove files or erase disks. */
export const removal: Knowledge = {
  programs: [
    { names: ['rm', 'unlink', 'srm', 'trash', 'rimraf'], judge: unlessHelp(destroys('removes files')) },
    changing(['rmdir'], destroys('removes folders')),
    changing(
      words('shred wipefs wipe blkdiscard mkfs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.vfat mke2fs sgdisk badblocks'),
      destroys('erases a disk or file'),
    ),
    {
      names: ['fdisk', 'parted', 'sfdisk', 'cfdisk', 'gdisk'],
      judge: (call) => {
        const values = call.words.map((word) => word.value ?? '?');
        const lists =
          values.some((value) => /^(?:-[a-z]*l[a-z]*|--list|print|-d|--dump|-v|--version)$/u.test(value)) &&
          !values.some((value) =>
            /^(?:mk\w*|rm|resi\w*|set|na\w*|tog\w*|disk_\w+|resc\w*|ty\w*|sel\w*|mov\w*|cp|--(?!list|dump|json|bytes|output|version|help|verify|script|list-types|list-free|show-\w+|color)\S+|\?|-[NAaFXwWbOr])$/u.test(
              value,
            ),
          );
        return lists && call.input.kind === 'nothing' ? reads() : destroys('changes the parts of a disk');
      },
    },
    changing(['truncate'], destroys('cuts files short: what they held is lost')),
    { names: ['dd'], judge: dd },
    {
      names: ['fallocate'],
      judge: (call) =>
        call.words.some((word) => /^-[a-z]*[pcz]|^--(?:punch|collapse|zero)/u.test(word.prefix))
          ? destroys('punches holes into a file')
          : changes('writes files'),
    },
  ],
  examples: {
    reads: `
      dd if=/dev/sda of=/dev/null bs=1M count=100
      fdisk -l
      parted /dev/sda print`,
    changes: 'fallocate -l 1G /swap',
    destroys: `
      rm -rf /var/tmp/x
      rm -f "$FILE_GIVEN"
      rmdir x
      shred -u key
      mkfs.ext4 /dev/sdb
      fdisk /dev/sda
      truncate -s 0 /var/log/app.log
      dd if=/dev/zero of=/dev/sdb
      wipefs -a /dev/sdb
      dd if=x of=/dev/null of=/dev/sdb
      parted /dev/sda print toggle 1 boot`,
  },
};
