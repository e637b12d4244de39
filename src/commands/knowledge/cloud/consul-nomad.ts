import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { prompt, readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://developer.hashicorp.com/consul/commands and https://developer.hashicorp.com/nomad/docs/commands */
export const consulNomad: Knowledge = {
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
        'snapshot save': reads('keeps a copy of the data', { preserves: true }),
        keyring: (_, given) => (given.last('-list') === true ? reads() : changes('changes the keys of the cluster')),
        monitor: reads('never ends by itself', { unbounded: true }),
        debug: reads('collects data into a file', { preserves: true }),
      },
    }),
    withVerbData('nomad', {
      options: '-address -region -namespace -ca-cert -client-cert -client-key -tls-server-name -token -t -task -n -tail -c -stale-node',
      flags: '-no-color -force-color -tls-skip-verify -stderr -json -verbose -short -stale',
      singleDashLong: true,
      reads: `status, node status, server members, agent-info, version, job status|inspect|history|plan|validate|allocs|deployments|eval-help, plan, validate, inspect, alloc status|checks|fs, fs, deployment list|status, eval status|list, namespace list|status|inspect,
        operator raft list-peers|info|state, operator autopilot get-config|health, operator scheduler get-config, operator metrics, operator snapshot inspect, operator api-help, var list|get, volume status, acl token|policy|role list|info|self, quota list|status|inspect, plugin status, service list|info, scaling policy list|info, system-help, ui, node pool list|info|nodes|jobs, recommendation list|info, sentinel list|read, license get, tls-help`,
      changes: {
        'changes what runs':
          'run, job run|dispatch|eval|periodic|promote|revert|restart|scale|start|tag|action, alloc restart|signal|exec-help, deployment promote|fail|pause|resume|unblock, scaling, node eligibility|meta',
        'writes settings':
          'acl bootstrap, acl token|policy|role create|update|apply, namespace apply, quota apply, var put|init|lock, volume create|register|init, operator autopilot set-config, operator scheduler set-config, operator raft transfer-leadership, operator snapshot restore-help, service, setup, login, node config',
        'moves work to other nodes': 'node drain, alloc stop',
      },
      destroys: {
        'stops a job and its allocations': 'stop, job stop',
        'removes it':
          'namespace delete, quota delete, var purge, volume delete|deregister|detach, acl token|policy|role delete, operator raft remove-peer, server force-leave, service delete, node pool delete, system gc',
        'puts an older state back over this one': 'operator snapshot restore',
      },
      special: {
        'alloc logs, logs': readsForever('-f'),
        monitor: reads('never ends by itself', { unbounded: true }),
        'operator snapshot save, operator debug': reads('keeps a copy of the data', { preserves: true }),
        'alloc exec, exec': prompt(changes('runs a program in an allocation'), 'the session'),
        'job purge': destroys('removes a job'),
      },
    }),
  ],
  examples: {
    reads: `
      consul members -detailed
      consul operator raft list-peers
      consul kv get -recurse config/
      consul snapshot save backup.snap
      nomad job status web
      nomad alloc logs -stderr 1234
      nomad node status -verbose
      nomad job plan web.hcl
      consul keyring -list`,
    changes: `
      consul kv put a b
      consul leave
      consul maint -enable
      nomad job run web.hcl
      nomad alloc restart 1234
      nomad node drain -enable -yes 1234
      nomad no-such-verb
      consul keyring -install=x`,
    destroys: `
      consul kv delete -recurse config/
      consul force-leave node-1
      nomad job stop -purge web
      nomad system gc`,
  },
};
