import { destroys } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { readsForever } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://fluxcd.io/flux/cmd/ */
export const flux: Knowledge = {
  programs: [
    withVerbData('flux', {
      options:
        '-n --namespace --context --kubeconfig --timeout --as --as-group --token --server --cluster --kube-api-qps --path --kind --name',
      flags: '-A --all-namespaces --verbose',
      reads: 'check, stats, tree, version, trace, diff, export, completion, list, build kustomization|ks, envsubst, debug',
      changes: {
        'makes Flux fetch and apply again': 'reconcile',
        'stops or resumes what Flux keeps in step': 'suspend, resume',
        'creates objects': 'create, install, bootstrap, migrate',
        'sends an artifact': 'push, tag',
        'writes an artifact to files': 'pull, build artifact',
      },
      destroys: { 'removes an object': 'delete' },
      special: {
        get: readsForever('-w', '--watch'),
        'logs|events': readsForever('-f', '--follow', '-w', '--watch'),
        uninstall: destroys('removes Flux'),
      },
    }),
  ],
  examples: {
    reads: `
      flux get kustomizations -A
      flux logs --level=error --since=1h
      flux check --pre
      flux trace web --kind=Deployment --namespace=shop`,
    changes: `
      flux reconcile kustomization web --with-source
      flux suspend helmrelease web -n shop
      flux resume helmrelease web
      flux pull artifact oci://a --output x
      flux build artifact --output x`,
    destroys: 'flux delete helmrelease web -n shop',
  },
};
