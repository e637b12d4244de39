import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';

/** The plugin manager of kubectl: https://krew.sigs.k8s.io/docs/user-guide/ */
export const krew: Knowledge = {
  programs: [
    withVerbData('kubectl-krew', {
      reads: 'list, search, info, version, help, index list',
      changes: { 'changes the installed plugins': 'install, uninstall, remove, upgrade, update, index add|remove' },
    }),
  ],
  examples: { reads: 'kubectl krew search ctx', changes: 'kubectl krew install ctx' },
};
