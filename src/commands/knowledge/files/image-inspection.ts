import { changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { keepsCopy } from '../shapes.ts';
import { words } from '../verbs.ts';
import { withClosedVerbs } from '../word-lists.ts';

/** What xfs_quota(8) shows; `-f FILE` of each writes. */
const quotaShows = /^(?:print|(?:report|df|free|state|quot)(?: -[gpubirahntNUv]+)*(?: \/\S*)?)$/u;

/** What xfs_db(8) shows; `metadump`, `log start` and `source` write files or run more, also when the disk is only read. */
const dbShows =
  /^(?:(?:sb|agf|agi|agfl|inode|daddr|fsblock|ablock|dblock|type)(?: \w+)?|p(?:rint)?(?: [\w.[\]-]+)*|frag(?: -[adflqRrv]+)*|freesp(?: -[bcdfs]+| -[aAehm] ?\d+)*|version|uuid|label|stack|q|quit)$/u;

/** The given commands (`-c`) are all in the list. */
function showsOnly(
  call: Call,
  shape: { readonly plain: string; readonly needs: string; readonly shows: RegExp },
  reason: string,
): Judgement {
  const given = readOptions(call.words, { valued: ['-c'], plain: words(shape.plain) });
  const commands = given.texts('-c');
  return given.unknown.length === 0 &&
    given.names.includes(shape.needs) &&
    commands.length > 0 &&
    commands.every((each) => each !== null && shape.shows.test(each))
    ? reads()
    : changes(reason);
}

/** crushtool(8): taking a map apart writes where it is told to; a test only prints unless it makes tables. */
function crushtool(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-d --decompile -o --outfn -i --infn --rule --num-rep --min-rep --max-rep --x --min-x --max-x --weight'),
    plain: words(
      '--test --show-mappings --show-bad-mappings --show-statistics --show-utilization --show-utilization-all --show-choose-tries --tree',
    ),
  });
  const isApart = given.names.some((each) => each === '-d' || each === '--decompile');
  const isTest = given.names.some((each) => each === '--test' || each === '--tree');
  const files = given.places('-o', '--outfn');
  if (given.unknown.length > 0 || call.words.some(mayBeOption) || isApart === isTest || (isTest && files.length > 0))
    return changes('crushtool builds or changes a map');
  return combine(reads(), ...files.map((place) => keepsCopy(place, 'keeps the map as text')));
}

/**
 * Looking into file systems, images and maps: xfs_quota(8) and xfs_db(8) in https://man7.org/linux/man-pages/,
 * https://www.qemu.org/docs/master/tools/qemu-img.html, https://docs.ceph.com/en/latest/man/8/crushtool/,
 * https://docs.ceph.com/en/latest/man/8/ceph-bluestore-tool/.
 */
export const imageInspection: Knowledge = {
  programs: [
    {
      names: ['xfs_quota'],
      judge: (call) => showsOnly(call, { plain: '-x', needs: '-c', shows: quotaShows }, 'xfs_quota may change limits or write a file'),
    },
    {
      names: ['xfs_db'],
      judge: (call) => showsOnly(call, { plain: '-r -f', needs: '-r', shows: dbShows }, 'xfs_db may change a file system or write a file'),
    },
    withClosedVerbs('qemu-img', {
      options: '-f -F -T --output --start-offset --max-length --size -O',
      // check -r repairs; -o and --object are settings of the makers' own.
      known: '-U --force-share --backing-chain --image-opts -q -p -s -l',
      reads: 'info, check, compare, map, measure',
      special: { snapshot: (_, given) => (given.has('-l') ? reads() : changes('makes, applies or removes a snapshot')) },
      changes: { 'writes an image': 'create, convert, commit, rebase, resize, amend, bitmap, dd, bench' },
    }),
    { names: ['crushtool'], judge: crushtool },
    {
      names: ['ceph-bluestore-tool'],
      judge(call) {
        const given = readOptions(call.words, { valued: ['--path', '--dev'], plain: [] });
        return given.unknown.length === 0 && given.positionals.length === 1 && given.positionals[0]?.value === 'show-label'
          ? reads()
          : changes('repairs or changes the store of a disk');
      },
    },
  ],
  examples: {
    reads: `
      xfs_quota -x -c 'report -h' /data
      xfs_quota -x -c 'df -h' -c 'state' /data
      xfs_db -r -c sb -c 'p blocksize' /dev/sdb1
      xfs_db -r -c 'frag -f' /dev/sdb1
      qemu-img info --backing-chain -U disk.qcow2
      qemu-img check disk.qcow2
      qemu-img snapshot -l disk.qcow2
      crushtool -d map.bin -o map.txt
      crushtool -d map.bin
      crushtool -i map.bin --test --rule 0 --num-rep 3 --show-mappings
      ceph-bluestore-tool show-label --dev /dev/sdb`,
    changes: `
      xfs_quota -x -c 'limit bhard=1g bob' /data
      xfs_quota -x -c 'report -f /etc/x' /data
      xfs_quota -x -c "$command" /data
      xfs_quota -x
      xfs_db -c sb /dev/sdb1
      xfs_db -x -c 'write x 1' /dev/sdb1
      xfs_db -r -c 'metadump x' /dev/sdb1
      xfs_db -r /dev/sdb1
      qemu-img check -r all disk.qcow2
      qemu-img check --repair=all disk.qcow2
      qemu-img snapshot -d x disk.qcow2
      qemu-img snapshot -l -a x disk.qcow2
      qemu-img convert a b
      crushtool -c map.txt -o map.bin
      crushtool -d map.bin -o /etc/x
      crushtool -i map.bin --test --output-csv
      crushtool -i map.bin --test -o x
      ceph-bluestore-tool fsck --path /var/lib/ceph/osd/ceph-0
      ceph-bluestore-tool show-label --path x --command repair`,
  },
};
