import { reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** https://velero.io/docs/main/ */
export const velero: Knowledge = {
  programs: [
    withVerbData('velero', {
      options: '-n --namespace --kubecontext --kubeconfig -o --output -l --selector --features -v --v',
      reads: `get, describe, version, completion, client config get, backup|restore|schedule get|describe|logs, backup-location|snapshot-location|plugin get, repo get, bug, debug`,
      changes: {
        'starts a backup': 'create backup, backup create, create schedule, schedule create|pause|unpause',
        'puts a backup into the cluster': 'create restore, restore create',
        'changes Velero':
          'install, backup-location|snapshot-location create|set, plugin add|remove, client config set, create backup-location|snapshot-location',
      },
      destroys: { 'removes backups, restores or Velero itself': 'delete, backup|restore|schedule|backup-location delete, uninstall' },
      special: { 'backup download': reads('copies a backup out', { preserves: true }) },
    }),
  ],
  examples: {
    reads: `
      velero backup get
      velero backup describe nightly --details
      velero restore logs nightly-1
      velero get schedules`,
    changes: `
      velero backup create before-upgrade --include-namespaces shop
      velero restore create --from-backup nightly
      velero install`,
    destroys: 'velero backup delete nightly --confirm',
  },
};
