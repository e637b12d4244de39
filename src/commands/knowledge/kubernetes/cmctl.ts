import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** cert-manager: https://cert-manager.io/docs/reference/cmctl/ */
export const cmctl: Knowledge = {
  programs: [
    withVerbData('cmctl kubectl-cert-manager kubectl-cert_manager', {
      options: '-n --namespace --context --kubeconfig -o --output --wait',
      reads: 'status certificate, inspect secret, check api, version, completion, help, convert',
      changes: {
        'makes cert-manager issue certificates again': 'renew',
        'approves or refuses a certificate request': 'approve, deny',
        'creates a certificate request': 'create certificaterequest|certificatesigningrequest',
        'changes the cluster': 'x install|uninstall, experimental install|create, upgrade migrate-api-version',
      },
      destroys: { 'removes cert-manager': 'x uninstall, experimental uninstall' },
    }),
  ],
  examples: {
    reads: `
      cmctl status certificate web-tls -n shop
      cmctl check api --wait=2m
      kubectl cert-manager inspect secret web-tls`,
    changes: `
      cmctl renew web-tls -n shop
      cmctl approve web-request
      cmctl no-such-verb`,
  },
};
