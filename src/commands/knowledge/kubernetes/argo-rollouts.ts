import type { Knowledge } from '../program.ts';
import { readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://argo-rollouts.readthedocs.io/en/stable/generated/kubectl-argo-rollouts/kubectl-argo-rollouts/ */
export const argoRollouts: Knowledge = {
  programs: [
    withVerbData('kubectl-argo-rollouts argo-rollouts', {
      options: '-n --namespace --context --kubeconfig -s --server --token --timeout -o --output --cluster --user --as -v --v --loglevel',
      reads: 'list, status, version, completion, lint, notifications template|trigger get',
      changes: {
        'moves the rollout on': 'promote',
        'stops the rollout and goes back': 'abort',
        'changes the rollout, which restarts its pods': 'set image, restart, retry rollout|experiment, undo, pause, create',
      },
      destroys: { 'removes it': 'terminate analysisrun|experiment, delete' },
      special: { get: readsForever('-w', '--watch') },
    }),
  ],
  examples: {
    reads: `
      kubectl argo rollouts get rollout web --watch
      kubectl argo rollouts list rollouts -n shop
      kubectl argo rollouts status web`,
    changes: `
      kubectl argo rollouts promote web --full
      kubectl argo rollouts abort web -n shop
      kubectl argo rollouts set image web web=web:2`,
    destroys: 'kubectl argo rollouts terminate analysisrun web-1',
  },
};
