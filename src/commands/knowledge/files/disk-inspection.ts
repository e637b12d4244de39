import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless } from '../shapes.ts';
import { words } from '../verbs.ts';
import { withClosedVerbs } from '../word-lists.ts';

/** udevadm(8): -p is a path for `info` and a switch for `monitor`, so each verb has its own list; the other verbs act. */
function udevadm(call: Call): Judgement {
  const [verb, ...others] = call.words;
  const has = (valued: string, plain: string): boolean =>
    readOptions(others, { valued: words(valued), plain: words(plain) }).unknown.length === 0;
  if (call.words.length === 1 && verb?.value === '--version') return reads();
  if (
    verb?.value === 'info' &&
    has(
      '-q --query -p --path -n --name --property',
      '-r --root -a --attribute-walk -t --tree -x --export -e --export-db -d --device-id-of-file --value --no-pager --json --export-prefix',
    )
  )
    return reads();
  if (verb?.value === 'monitor' && has('-s --subsystem-match -t --tag-match', '-k --kernel -u --udev -p --property'))
    return reads('never ends by itself', { unbounded: true });
  return changes('changes how devices are set up, or its effect is not known');
}

/** hdparm(8): nearly every letter also sets, and some destroy a disk, so only those that have no value to set. */
const hdparm = (call: Call): Judgement =>
  call.words.length > 0 &&
  call.words.every((word) => /^(?:-[IigtTC]+|--direct|-V)$/u.test(word.value ?? '') || /^(?:\/dev\/|[\uE000-\uF8FF])/u.test(word.prefix))
    ? reads()
    : changes('hdparm may set or erase a disk');

/** Looking at disks and their devices: udevadm(8), dmsetup(8), hdparm(8), namei(1) in https://man7.org/linux/man-pages/. */
export const diskInspection: Knowledge = {
  programs: [
    { names: ['udevadm'], judge: udevadm },
    // dmsetup(8): `ls --exec` runs a program and `table --showkeys` prints keys, so the list of options is closed.
    withClosedVerbs('dmsetup', {
      options: '-o --options -O --sort -S --select --separator --target -u --uuid -j --major -m --minor',
      known: '-c -C --columns --noheadings --tree --nameprefixes --rows --inactive --noflush -v --verbose',
      reads: 'ls, info, status, table, deps, targets, version, help',
      changes: {
        'changes mapped devices':
          'create, load, reload, suspend, resume, rename, message, mknodes, clear, setgeometry, udevcomplete, udevcomplete_all',
      },
      destroys: { 'takes a mapped device away': 'remove, remove_all, wipe_table' },
    }),
    { names: ['hdparm'], judge: hdparm },
    harmless(['namei']),
  ],
  examples: {
    reads: `
      udevadm info --query=all --name=/dev/sda
      udevadm info -a -n /dev/sda
      udevadm info -e
      udevadm monitor -p
      udevadm --version
      dmsetup ls --tree
      dmsetup info -c
      dmsetup status
      dmsetup table data
      dmsetup info -C -o name,open --noheadings
      hdparm -I /dev/sda
      hdparm -tT --direct /dev/sda
      hdparm -C <disk>
      namei -l /var/lib/x`,
    changes: `
      udevadm trigger
      udevadm settle
      udevadm control --reload
      udevadm info --cleanup-db
      udevadm info -c
      udevadm info -ac
      dmsetup ls --exec ./x
      dmsetup ls $(cat x)
      dmsetup table --showkeys
      dmsetup suspend data
      hdparm -S 0 /dev/sda
      hdparm -IW0 /dev/sda
      hdparm --security-erase x /dev/sda
      for disk in $(cat disks); do hdparm -I $disk; done`,
    destroys: `
      dmsetup remove data`,
  },
};
