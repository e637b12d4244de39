import { changes, destroys, reads } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Program } from '../program.ts';
import { changesUnless } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** Programs for disks and file systems that change them but have a way to only look; each by its page of the Debian manuals. */
export const diskTools: readonly Program[] = [
  changesUnless('tune2fs', 'changes disks', { shows: '-l' }),
  changesUnless('xfs_repair', 'repairs a file system', { shows: '-n -V', further: '-v -P -f', valued: '-o -m -t -l -r' }),
  changesUnless('xfs_admin', 'changes disks', { shows: '-l -u -V' }),
  changesUnless('fstrim', 'gives blocks back to a disk', { shows: '-n --dry-run', further: '-v --verbose -a --all -A --fstab' }),
  changesUnless('quotaon', 'changes disks', { shows: '-p --print-state', further: '-a -u -g -P --all --user --group --project' }),
  changesUnless('kpartx', 'changes disks', { shows: '-l', further: '-v -r' }),
  {
    // losetup(8): a device and a file attach it, whatever is shown
    names: ['losetup'],
    judge(call) {
      const given = readOptions(call.words, {
        valued: words('-j --associated -O --output'),
        plain: words('-a --all -l --list -J --json -n --noheadings --raw --help --version'),
      });
      return given.unknown.length === 0 && given.positionals.length < 2 && !call.words.some(mayBeOption)
        ? reads()
        : changes('changes disks');
    },
  },
  changesUnless('partx', 'changes disks', {
    shows: '-s --show -l --list',
    further: '-b --bytes -g --noheadings -P --pairs -r --raw',
    valued: '-n --nr -o --output -t --type -S',
  }),
  changesUnless('resize2fs', 'changes disks', { shows: '-P' }),
  {
    // e2label(8): with a second word it sets the label.
    names: ['e2label'],
    judge: (call) => (call.words.length === 1 && call.words[0]?.prefix.startsWith('/dev/') === true ? reads() : changes('changes disks')),
  },
  {
    // debugfs(8): without -w the file system is opened for reading, but dump and rdump write files here, and a prompt is a prompt.
    names: ['debugfs'],
    judge: (call) => {
      const given = readOptions(call.words, { valued: ['-R', '-b', '-s', '-d'], plain: ['-c', '-i', '-n', '-D', '-V'] });
      const request = given.value('-R') ?? '';
      return given.unknown.length === 0 &&
        /^(?:stats?|show_super_stats|stat|ls|ncheck|icheck|testb|testi|logdump|htree|imap|blocks|cat|lsdel|features|ex|extents|bmap|ffb|ffi)\b(?!.*-[fOw])[^|;]*$/u.test(
          request,
        )
        ? reads()
        : changes('debugfs may change a file system or write files');
    },
  },
  withVerbData('cryptsetup', {
    reads: 'status, luksDump, luksUUID, isLuks, tcryptDump, bitlkDump, fvault2Dump, benchmark',
    acts: '--uuid --dump-volume-key --dump-master-key',
    changes: {
      'opens, closes or changes an encrypted disk':
        'open, luksOpen, close, luksClose, resize, luksAddKey, luksChangeKey, luksHeaderBackup, repair, config, token, refresh, luksSuspend, luksResume, reencrypt',
    },
    destroys: { 'makes what is on the disk unreadable': 'luksFormat, erase, luksErase, luksKillSlot, luksRemoveKey, luksHeaderRestore' },
  }),
  {
    // iscsiadm(8): an operation, a log in or a log out changes; a mode alone lists.
    names: ['iscsiadm'],
    judge: (call) => {
      const given = readOptions(call.words, {
        valued: [
          '-m',
          '--mode',
          '-P',
          '--print',
          '-T',
          '--targetname',
          '-p',
          '--portal',
          '-I',
          '--interface',
          '-r',
          '--sid',
          '-d',
          '--debug',
          '-H',
        ],
        plain: ['-S', '--show', '-V', '--version', '-h', '--help'],
      });
      if (given.unknown.includes('--op=delete')) return destroys('removes what is known of a target');
      return given.unknown.length === 0 && ['session', 'node', 'iface', 'host'].includes(given.value('-m', '--mode') ?? '')
        ? reads()
        : changes('changes the sessions with disks');
    },
  },
];
