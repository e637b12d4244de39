import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { VerbData } from '../verbs.ts';
import { writesTo } from '../shapes.ts';
import * as verb from './kubectl-verbs.ts';

/** What OpenShift's client has beyond kubectl's verbs. */
export const ocVerbs: VerbData = {
  reads: `whoami, status, projects, process, image info, registry info, adm top, adm node-logs, adm policy who-can|scc-subject-review|scc-review,
    adm release info, adm upgrade status, policy who-can|can-i, get-token`,
  changes: {
    'creates a project': 'new-project, adm new-project, adm create-bootstrap-project-template',
    'creates an application': 'new-app, new-build',
    'signs in or out: later commands act as somebody else': 'login, logout',
    'starts or stops a build': 'start-build, cancel-build',
    'changes an image stream': 'tag, import-image, image mirror|append|extract',
    'changes the rollout': 'rollout latest|cancel|retry, rollback, deploy',
    'creates pods that collect data': 'adm must-gather',
    'changes the cluster': `adm catalog, adm config, adm taint, adm cordon, adm uncordon, adm drain, adm certificate, adm migrate, adm policy, policy,
      adm groups, adm build-chain, adm ocp-certificates, adm reboot-machine-config-pool, adm restart-kubelet, adm wait-for-stable-cluster`,
    'links or unlinks a secret': 'secrets link|unlink, idle, set',
    'copies files into or out of a container': 'rsync',
  },
  special: {
    project: (_, given) => (given.positionals.length > 1 ? changes('later commands go to another project') : reads()),
    rsh: (call, given) => {
      // What stands behind the pod is the command, its options included.
      const pod = given.positionals[1];
      const words = given.rest ?? (pod === undefined ? [] : call.words.slice(call.words.indexOf(pod) + 1));
      return words.length === 0 ? verb.shellIn('sh') : call.run(words, { kind: 'nothing' });
    },
    // without an option it shows what could be done: https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/administrator-cli-commands.html
    'adm upgrade': (_, given) =>
      given.names.every((name) =>
        /^(?:--include-not-recommended|--allow-not-recommended|-v|--v|--context|--kubeconfig|--as)$/u.test(name),
      ) && given.positionals.length === 2
        ? reads()
        : changes('changes the cluster'),
    'adm inspect': writesTo('--dest-dir'),
    extract: (call, given) => {
      if (given.value('--to') === '-') return reads('prints what it holds: a secret is as sensitive here');
      return given.has('--confirm') ? changes('writes over files') : writesTo('--to')(call, given);
    },
    'adm prune': (_, given) =>
      given.has('--confirm') ? destroys('removes what is not in use, for good') : reads('shows what would be removed'),
  },
};
