import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, lastPlace } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://developer.hashicorp.com/consul/commands */
export const consul: Knowledge = {
  programs: [
    withVerbData('consul', {
      options:
        '-http-addr -token -token-file -datacenter -namespace -partition -ca-file -client-cert -client-key -wait -role -node -service -stale -format',
      flags: '-stale -detailed -wan',
      singleDashLong: true,
      reads: `members, info, version, catalog datacenters|nodes|services, kv get|export, operator raft list-peers, operator autopilot get-config|state, operator usage instances, acl token|policy|role|auth-method|binding-rule list|read,
        intention list|get|match|check, config list|read, connect ca get-config, snapshot inspect, validate, rtt, troubleshoot, keyring-list, peering list|read, namespace list|read, partition list|read, resource list|read, tls-help, login-help`,
      changes: {
        'writes keys or settings':
          'kv put|import, config write, intention create, acl bootstrap|set-agent-token, acl token|policy|role|auth-method|binding-rule create|update, connect ca set-config, operator autopilot set-config, services register, peering generate-token|establish, namespace|partition create|update|write, resource apply',
        'changes the membership': 'join, leave, maint, reload, operator raft transfer-leader, login, logout, event, tls, rebalance',
        'runs a program while it holds a lock': 'lock, exec, watch',
      },
      destroys: {
        'removes keys or settings':
          'kv delete, config delete, intention delete, services deregister, acl token|policy|role|auth-method|binding-rule delete, peering delete, namespace|partition delete, resource delete',
        'takes a server out of the cluster': 'force-leave, operator raft remove-peer',
        'puts an older state back over this one': 'snapshot restore',
      },
      special: {
        'snapshot save': (_, given) => keepsCopy(lastPlace(given)),
        keyring: (_, given) => (given.last('-list') === true ? reads() : changes('changes the keys of the cluster')),
        monitor: reads('never ends by itself', { unbounded: true }),
        debug: (_, given) => keepsCopy(given.has('-output') ? given.place('-output') : '.', 'collects data into a file'),
      },
    }),
  ],
  examples: {
    reads: `
      consul members -detailed
      consul operator raft list-peers
      consul kv get -recurse config/
      consul snapshot save backup.snap
      consul keyring -list`,
    changes: `
      consul kv put a b
      consul leave
      consul maint -enable
      consul keyring -install=x`,
    destroys: `
      consul kv delete -recurse config/
      consul force-leave node-1`,
  },
};
