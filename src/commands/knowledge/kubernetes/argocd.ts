import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { readsForever, writesTo } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd/ */
export const argocd: Knowledge = {
  programs: [
    withVerbData('argocd', {
      options: `--server --auth-token --config --argocd-context --kube-context --port-forward-namespace --grpc-web-root-path -H --header
        --loglevel --logformat --controller-name -n --namespace -o --output -l --selector --revision --resource -p --project --timeout --client-crt --client-crt-key`,
      flags: '--grpc-web --insecure --plaintext --core --port-forward --http-retry-max',
      dryRun: '--dry-run',
      // The application is written to, and read anew from Git.
      acts: '--refresh --hard-refresh',
      reads: `app list|get|history|manifests|diff|resources|wait, app actions list, appset list|get, cluster list|get, repo list|get, repocreds list,
        proj list|get, proj role list|get, proj windows list, account list|get|get-user-info|can-i, cert list, gpg list|get, version, completion, help,
        admin app diff-reconcile-results, admin settings validate, admin cluster stats`,
      changes: {
        'changes what runs in the cluster':
          'app sync|rollback|set|unset|patch|patch-resource|edit|create|add-source|remove-source|terminate-op|confirm-deletion, app actions run',
        'changes the settings of Argo CD': `appset create|generate, cluster add|set|rotate-auth, repo add, repocreds add, proj create|set|edit, proj role create|add-policy|create-token,
          proj windows add|update|enable-manual-sync|disable-manual-sync, proj add-destination|add-source|allow-cluster-resource|deny-cluster-resource, account update-password|generate-token|delete-token, cert add-tls|add-ssh, gpg add`,
        'signs in or out': 'login, logout, relogin',
        'loads a whole configuration': 'admin import',
      },
      destroys: {
        'removes an application, with its objects unless told otherwise': 'app delete, app delete-resource, appset delete',
        'removes settings of Argo CD':
          'cluster rm, repo rm, repocreds rm, proj delete, proj role delete|remove-policy, proj windows delete, cert rm, gpg rm, proj remove-destination|remove-source',
      },
      special: {
        'admin export': writesTo('-o', '--out'),
        context: (_, given) => (given.positionals.length > 1 || given.has('--delete') ? changes('later commands go elsewhere') : reads()),
        'admin dashboard': changes('serves a page without a login, with the rights of whoever starts it'),
        'app logs': readsForever('-f', '--follow'),
        'app get-resource': reads(),
      },
    }),
  ],
  examples: {
    reads: `
      argocd app get web
      argocd app list -o wide
      argocd app diff web
      argocd --grpc-web app history web
      argocd app sync web --dry-run
      argocd context`,
    changes: `
      argocd app sync web --prune
      argocd app rollback web 3
      argocd app get web --refresh
      argocd app diff web --hard-refresh
      argocd app set web --sync-policy none
      argocd login argocd.example
      argocd context prod
      argocd context prod --delete`,
    destroys: 'argocd app delete web --cascade',
  },
};
