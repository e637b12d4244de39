import { changes, reads } from '../../judge/judgement.ts';
import { keepsCopy } from '../shapes.ts';
import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** https://velero.io/docs/main/ */
export const velero: Knowledge = {
  programs: [
    withVerbData('velero', {
      options: '-n --namespace --kubecontext --kubeconfig -o --output -l --selector --features -v --v',
      reads: `get, describe, version, completion, client config get, backup|restore|schedule get|describe|logs, backup-location|snapshot-location|plugin get, repo get, bug`,
      changes: {
        'starts a backup': 'create backup, backup create, create schedule, schedule create|pause|unpause',
        'puts a backup into the cluster': 'create restore, restore create',
        'changes Velero':
          'install, backup-location|snapshot-location create|set, plugin add|remove, client config set, create backup-location|snapshot-location',
      },
      destroys: { 'removes backups, restores or Velero itself': 'delete, backup|restore|schedule|backup-location delete, uninstall' },
      special: {
        // without -o it is called like the backup, and is not written over without --force
        'backup download': (_, given) =>
          given.has('-o', '--output')
            ? keepsCopy(given.place('-o', '--output'), 'copies a backup out')
            : given.has('--force')
              ? changes('writes over a file')
              : reads('copies a backup out', { preserves: true }),
        debug: (_, given) => (given.has('--output') ? keepsCopy(given.place('--output')) : reads(undefined, { preserves: true })),
      },
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
