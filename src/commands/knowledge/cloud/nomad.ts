import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, lastPlace, prompt, readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://developer.hashicorp.com/nomad/docs/commands */
export const nomad: Knowledge = {
  programs: [
    withVerbData('nomad', {
      options: '-address -region -namespace -ca-cert -client-cert -client-key -tls-server-name -token -t -task -n -tail -c -stale-node',
      flags: '-no-color -force-color -tls-skip-verify -stderr -json -verbose -short -stale',
      singleDashLong: true,
      acts: '-authenticate -output',
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
        'operator snapshot save, operator debug': (_, given) => keepsCopy(given.positionals.length < 4 ? '.' : lastPlace(given)),
        'alloc exec, exec': prompt(changes('runs a program in an allocation'), 'the session'),
        'job purge': destroys('removes a job'),
      },
    }),
  ],
  examples: {
    reads: `
      nomad job status web
      nomad alloc logs -stderr 1234
      nomad node status -verbose
      nomad job plan web.hcl`,
    changes: `
      nomad job run web.hcl
      nomad alloc restart 1234
      nomad node drain -enable -yes 1234
      nomad no-such-verb
      nomad ui -authenticate
      nomad operator snapshot save /etc/x`,
    destroys: `
      nomad job stop -purge web
      nomad system gc`,
  },
};
