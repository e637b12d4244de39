import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, lastPlace } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://etcd.io/docs/latest/op-guide/maintenance/ */
export const etcd: Knowledge = {
  programs: [
    withVerbData('etcdctl etcdutl', {
      options:
        '--endpoints --cacert --cert --key --user --password -w --write-out --limit --command-timeout --dial-timeout --keepalive-time --keepalive-timeout -d --discovery-srv --data-dir --max-txn-ops --name --initial-cluster --ca-file --cert-file --key-file -C',
      flags: '--debug --insecure-skip-tls-verify --insecure-transport --hex --no-sync --insecure-discovery',
      reads:
        'get, version, endpoint health|status|hashkv, member list, alarm list, snapshot status, user list|get, role list|get, auth status, hashkv, cluster-health, ls, completion, lease list|timetolive, check datascale-help, downgrade validate, completion',
      changes: {
        'writes keys': 'put, txn, set, update, mk, mkdir, lease grant|keep-alive, make-mirror',
        'gives disk space back: it holds the member up meanwhile': 'defrag, compact|compaction',
        'clears an alarm': 'alarm disarm',
        'changes the cluster':
          'member add|update|promote, move-leader, user add|passwd|grant-role|revoke-role, role add|grant-permission|revoke-permission, auth enable, downgrade enable|cancel, elect, lock',
        'loads the cluster': 'check perf|datascale',
      },
      destroys: {
        'removes keys': 'del, rm, rmdir, lease revoke',
        'removes a member': 'member remove',
        'removes accounts or rights': 'user delete, role delete, auth disable',
        'puts an older state back over this one': 'snapshot restore, migrate',
      },
      special: {
        'snapshot save': (_, given) => (given.positionals.length > 3 ? changes('the effect is not known') : keepsCopy(lastPlace(given))),
        // etcdctl watch KEY -- PROGRAM runs the program for every change
        watch: (_, given) =>
          given.rest === null && !given.has('-i', '--interactive')
            ? reads('never ends by itself', { unbounded: true })
            : changes('runs a program for every change'),
        backup: destroys('writes a data folder'),
      },
    }),
  ],
  examples: {
    reads: `
      etcdctl --endpoints=https://10.0.0.1:2379 --cacert ca.crt --cert a.crt --key a.key endpoint health --cluster
      etcdctl member list -w table
      etcdctl endpoint status --write-out=table
      etcdctl get / --prefix --keys-only --limit 10
      etcdctl snapshot save backup.db
      etcdctl alarm list
      etcdutl snapshot status backup.db`,
    changes: `
      etcdctl watch a -- rm x
      etcdctl snapshot save /etc/x
      etcdctl defrag --cluster
      etcdctl compact 12345
      etcdctl alarm disarm
      etcdctl put a b
      etcdctl move-leader 123`,
    destroys: `
      etcdctl del a --prefix
      etcdctl member remove 8211f1d0f64f3269
      etcdctl snapshot restore backup.db`,
  },
};
