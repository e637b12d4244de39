import type { Knowledge } from '../program.ts';
import { changes, destroys, reads } from '../../judge/judgement.ts';
import { prompt, readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** What only shows: `volume heal data info`, `volume top data read`. */
const gluster =
  /^(?:info(?: (?:summary|split-brain|healed|heal-failed))?|statistics(?: heal-count)?|status|list|scrub status|(?:open|read|write|opendir|readdir)(?: .*)?)$/u;

/** https://openzfs.github.io/openzfs-docs/man/ and gluster. */
export const zfs: Knowledge = {
  programs: [
    withVerbData('zpool', {
      options: '-o -T -t -c',
      reads: 'list, status, get, history, version, wait',
      // status and iostat -c run scripts: zpool-status(8)
      acts: '-c',
      changes: {
        'changes a pool':
          'scrub, clear, online, offline, attach, replace, add, set, upgrade, resilver, trim, initialize, reopen, import, export, sync, checkpoint, reguid, split',
      },
      destroys: { 'loses a pool or a disk': 'destroy, remove, detach, labelclear', 'builds a pool over what is there': 'create' },
      special: {
        iostat: reads(),
        events: (_, given) => (given.has('-c') ? destroys('clears the list of events') : readsForever('-f')(_, given)),
      },
    }),
    withVerbData('zfs', {
      options: '-o -t -s -d',
      reads: 'list, get, holds, version, userspace, groupspace, projectspace, diff',
      changes: {
        'changes a file system':
          'set, inherit, mount, unmount|umount, share, unshare, create, snapshot|snap, clone, promote, rename, hold, bookmark, upgrade, allow, unallow, load-key, unload-key, change-key, receive|recv, wait, redact',
      },
      destroys: {
        'destroys a file system or snapshot': 'destroy',
        'throws away what changed since the snapshot': 'rollback',
        'lets a snapshot go': 'release',
      },
      special: { send: reads('copies a file system out') },
    }),
    withVerbData('gluster', {
      options: '--mode --remote-host',
      acts: '--log-file',
      reads: 'volume info|status|list|get, peer status, pool list, snapshot list|info|status, --version',
      bare: prompt(changes('opens a prompt'), 'gluster'),
      special: {
        // The volume stands before what is done to it: gluster(8).
        'volume heal|rebalance|quota|profile|top|bitrot': (_, given) =>
          gluster.test(
            given.positionals
              .slice(3)
              .map((word) => word.value ?? '?')
              .join(' '),
          )
            ? reads()
            : changes('changes a volume'),
      },
      changes: {
        'changes a volume':
          'volume start|stop|set|create|add-brick|replace-brick|sync|log, peer probe, snapshot create|activate|deactivate|restore|config',
      },
      destroys: { 'removes a volume, a brick or a peer': 'volume delete|remove-brick|reset|reset-brick, peer detach, snapshot delete' },
    }),
  ],
  examples: {
    reads: `
      zpool status -v
      zpool list
      zpool iostat -v 5 2
      zfs list -t snapshot
      zfs get compression data/a
      gluster volume status
      gluster volume heal data info
      gluster volume rebalance data status
      gluster volume profile data info
      gluster volume top data read
      zpool events -v`,
    changes: `
      zpool scrub data
      zpool replace data sda sdb
      zpool clear data
      zfs snapshot data/a@before
      zfs set quota=10G data/a
      gluster volume start data
      gluster volume profile data start
      gluster volume top data clear
      gluster volume heal data
      zpool status -c ./x
      zpool iostat -c x`,
    destroys: `
      zpool destroy data
      zfs destroy -r data/a@old
      zfs rollback data/a@before
      gluster volume delete data
      zpool events -c`,
  },
};
