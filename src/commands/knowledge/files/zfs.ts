import type { Knowledge } from '../program.ts';
import { reads } from '../../judge/judgement.ts';
import { withVerbData } from '../verbs.ts';

/** https://openzfs.github.io/openzfs-docs/man/ and gluster. */
export const zfs: Knowledge = {
  programs: [
    withVerbData('zpool', {
      options: '-o -T -t -c',
      reads: 'list, status, get, history, events, version, wait, import-help',
      changes: {
        'changes a pool':
          'scrub, clear, online, offline, attach, replace, add, set, upgrade, resilver, trim, initialize, reopen, import, export, sync, checkpoint, reguid, split',
      },
      destroys: { 'loses a pool or a disk': 'destroy, remove, detach, labelclear', 'builds a pool over what is there': 'create' },
      special: { iostat: reads() },
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
      options: '--mode --log-file --remote-host',
      reads:
        'volume info|status|list|get|heal-help, volume heal info, peer status, pool list, snapshot list|info|status, volume rebalance status, volume top, volume profile, --version',
      changes: {
        'changes a volume':
          'volume start|stop|set|heal|rebalance|create|add-brick|replace-brick|quota|bitrot|sync|log, peer probe, snapshot create|activate|deactivate|restore|config',
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
      gluster volume status`,
    changes: `
      zpool scrub data
      zpool replace data sda sdb
      zpool clear data
      zfs snapshot data/a@before
      zfs set quota=10G data/a
      gluster volume start data`,
    destroys: `
      zpool destroy data
      zfs destroy -r data/a@old
      zfs rollback data/a@before
      gluster volume delete data`,
  },
};
