import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** https://helm.sh/docs/helm/ and its neighbour helmfile. */
export const helm: Knowledge = {
  programs: [
    withVerbData('helm helm3', {
      options: `-n --namespace --kube-context --kubeconfig -o --output -f --values --set --set-string --set-file --set-json --version
        --revision --max --timeout --repo -l --selector --filter --history-max --description --kube-apiserver --kube-as-user
        --kube-token --kube-ca-file --registry-config --repository-cache --repository-config --offset --keyring --ca-file --username --password
        --show-only -s --api-versions -a --kube-version --name-template --destination -d`,
      flags: '--debug --kube-insecure-skip-tls-verify',
      // helm template: https://helm.sh/docs/helm/helm_template/ writes files, and a post-renderer is a program
      acts: '--output-dir --post-renderer --postrenderer --post-renderer-args --untar --dependency-update',
      dryRun: '--dry-run',
      reads: `list|ls, status, history|hist, show|inspect, search, template, lint, version, env, verify, completion, help, get, diff, repo list|ls,
        plugin list|ls, dependency|dep list|ls`,
      changes: {
        'changes what runs in the cluster': 'install, upgrade',
        'puts an earlier release back': 'rollback',
        'runs the chart’s tests in the cluster': 'test',
        'changes the chart lists or the plugins': 'repo add|update|remove|index, plugin install|update|uninstall, registry login|logout',
        'writes or sends a chart': 'pull|fetch, push, package, create, dependency|dep update|build',
        'rewrites stored releases': 'mapkubeapis, 2to3',
      },
      destroys: { 'removes the release with its objects': 'uninstall|delete|del|un' },
    }),
    withVerbData('helmfile', {
      options: '-f --file -e --environment -n --namespace -l --selector --kube-context --state-values-set --state-values-file --log-level',
      flags: '-q --quiet --debug --no-color -i --interactive',
      // its file is a template that may run programs, and has hooks: https://helmfile.readthedocs.io/en/latest/#hooks
      reads: 'version',
      acts: '--output-dir --output-dir-template --post-renderer --args -b --helm-binary -k --kustomize-binary --diff-args --template-args --sync-args',
      changes: {
        'changes what runs in the cluster': 'apply, sync, init, deps, repos, test, cache, write-values, fetch',
        'runs what its file says': 'list, status, diff, template, lint, build, show-dag',
      },
      destroys: { 'removes releases with their objects': 'destroy, delete' },
    }),
  ],
  examples: {
    reads: `
      helm list -A
      helm -n shop status web --revision 3
      helm history web --max 10
      helm get values web -o yaml
      helm diff upgrade web ./chart -f values.yaml
      helm upgrade web ./chart --dry-run --debug
      helm template web ./chart --version 1.2.3
      helm search repo prometheus --versions
      helmfile version`,
    changes: `
      helm upgrade --install web ./chart -f values.yaml
      helm upgrade web ./chart --version 1.2.3
      helm upgrade web ./chart --dry-run=false
      helm rollback web 2
      helm repo update
      helm --no-such-option list upgrade web
      helmfile apply
      helmfile -e prod diff
      helm template web ./chart --output-dir /etc/x
      helm template web ./chart --post-renderer ./x.sh
      helm diff upgrade web ./chart --post-renderer ./x
      helmfile write-values
      helmfile -b ./x list
      helm upgrade web ./chart --dry-run --post-renderer ./x`,
    destroys: `
      helm uninstall web -n shop
      helmfile destroy`,
  },
};
