import { changes, destroys, reads } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** To here keeps a copy; to a bucket changes it. */
const copy = (_: Call, given: Options): Judgement => {
  const target = given.positionals.at(-1);
  const isHere = target !== undefined && /^(?:\.{0,2}\/|~|\$HOME)/u.test(target.prefix) && given.positionals.length > 2;
  return isHere && isSnapshotPlace(target.prefix) ? reads('copies objects out', { preserves: true }) : changes('copies objects');
};

/** MinIO's client and its operator's plugin: https://min.io/docs/minio/linux/reference/minio-mc.html */
export const minio: Knowledge = {
  programs: [
    withVerbData('mc mcli', {
      options: '--config-dir -C --limit-upload --limit-download --resolve --older-than --newer-than --version-id --vid --name --size',
      writes: '--policy-file',
      flags: '--quiet -q --json --debug --insecure --no-color --dp',
      reads: `ls, stat, find, tree, du, cat, head, diff, ready, ping, version info, alias list|ls, admin info, admin heal status,
        admin user|policy|group list|ls|info, admin config get|export, admin prometheus metrics, admin scanner status|info,
        admin cluster info, admin decommission|rebalance status, admin replicate status|info, admin object info, ilm ls|list|export, ilm rule ls|list,
        replicate ls|status, tag list, retention info, legalhold info, encrypt info, quota info, anonymous get|list|links, event list|ls, support callhome show`,
      changes: {
        'changes an object or a bucket':
          'mb, pipe, put, tag set|remove, retention set, legalhold set, encrypt set, version enable|suspend, quota set, anonymous set, event add, ilm add, ilm rule add|edit, replicate add|update|resync',
        'changes where later commands go': 'alias set|import',
        'restarts or changes the server':
          'admin service restart|unfreeze|freeze, admin update, admin config set, admin user|policy|group add|set|attach|enable|disable',
        'starts repairs': 'admin heal',
      },
      destroys: {
        'removes objects': 'rm',
        'removes a bucket': 'rb',
        'stops the server': 'admin service stop',
        'removes a pool, a user or a rule':
          'admin decommission start, admin user|policy|group remove|rm, alias remove|rm, ilm rule remove|rm, replicate rm',
        'puts older versions back over newer ones': 'undo',
      },
      special: {
        'cp|get': copy,
        // A whole tree is written, not one copy: how much, nobody sees beforehand.
        mirror: (_, given) =>
          given.has('--remove') ? destroys('removes what the source does not have') : changes('writes a whole tree of objects'),
        mv: destroys('moves objects: the source is removed'),
        'watch, admin trace, admin console, admin logs, support top api': readsForever('-a', '--all', '--errors', '-e', '-v'),
        sql: reads('asks objects'),
      },
    }),
    withVerbData('kubectl-minio', {
      options: '-n --namespace --context --kubeconfig',
      reads: 'version, tenant list|info|report|status',
      changes: { 'changes the object store': 'init, tenant create|expand|upgrade, proxy' },
      destroys: { 'removes a tenant with its data': 'delete, tenant delete' },
    }),
  ],
  examples: {
    reads: `
      mc ls store/backups/
      mc admin info store
      mc stat store/backups/a.gz --json
      mc cp store/backups/a.gz /tmp/a.gz
      kubectl minio tenant list`,
    changes: `
      mc cp a.gz store/backups/
      mc mirror ./backups store/backups
      mc admin service restart store
      mc alias set store https://store.example key secret`,
    destroys: `
      mc rm --recursive --force store/backups
      mc mirror --remove ./a store/a
      kubectl minio tenant delete main`,
  },
};
