import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless, readsForever } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';

/** Without a name they list, with one they switch (kubectx, kubens). */
const switching = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: ['-d', '-u'] });
  if (given.has('-d', '-u', '--unset')) return changes('changes the kubectl configuration');
  return given.positionals.length > 0 ? changes('later kubectl commands go elsewhere') : reads();
};

/** Small plugins of the krew index that only show something, and the two that switch. */
export const kubectlPlugins: Knowledge = {
  programs: [
    harmless(
      words(`kubectl-neat kubectl-tree kubectl-lineage kubectl-get-all kubectl-get_all kubectl-images kubectl-outdated kubectl-who-can
        kubectl-who_can kubectl-access-matrix kubectl-access_matrix kubectl-rbac-lookup kubectl-view-secret
        kubectl-view-utilization kubectl-resource-capacity kubectl-resource_capacity kubectl-capacity kubectl-df-pv kubectl-tail kubectl-stern
        kubectl-view-allocations kubectl-score kubectl-count kubectl-node-resource rbac-lookup kube-capacity pluto
        kubectl-unused-volumes kubectl-grep kubectl-podevents`),
    ),
    // --outfile and --filename write
    {
      names: ['kubectl-rbac-tool', 'kubectl-deprecations'],
      options: 'by-name',
      judge: (call) => (call.words.some((word) => /^--(?:outfile|filename)/u.test(word.prefix)) ? changes('writes a file') : reads()),
    },
    // https://kubernetes.github.io/ingress-nginx/kubectl-plugin/ ; `exec` and `ssh` open a session
    withVerbData('kubectl-ingress_nginx kubectl-ingress-nginx', {
      options: '-n --namespace --deployment --pod -l --selector --container --host --backend --service',
      reads: 'backends, certs, conf, general, info, ingress|ingresses, lint, version',
      special: { logs: readsForever('-f', '--follow') },
    }),
    { names: ['kubectl-ctx', 'kubectl-ns', 'kubectx', 'kubens'], judge: switching },
  ],
  examples: {
    reads: `
      kubectl neat -f pod.yaml
      kubectl tree deployment web
      kubectl ingress-nginx backends -n ingress
      kubectl view-secret db password
      kubectx
      kubens
      rbac-lookup --output wide`,
    changes: `
      kubectl ns shop
      kubectl ingress-nginx exec -n ingress
      kubectx prod
      kubectx -d staging`,
  },
};
