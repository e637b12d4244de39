import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';

/** The plugin runs Ceph's own programs inside the operator's pod: https://rook.io/docs/rook/latest/Troubleshooting/kubectl-plugin/ */
function judge(call: Call): Judgement {
  const given = readOptions(call.words, { valued: ['-n', '--namespace', '--operator-namespace', '--context'], stopAtFirst: true });
  const [verb, ...others] = given.positionals;
  switch (verb?.value) {
    case 'ceph':
    case 'rbd':
    case 'rados':
    case 'radosgw-admin':
      return call.run(given.positionals, { kind: 'nothing' });
    case 'health':
    case 'version':
    case 'status':
      return reads();
    case 'rook':
      return ['version', 'status'].includes(others[0]?.value ?? '') ? reads() : destroys('removes a part of the storage cluster');
    case 'dr':
      return others[0]?.value === 'health' ? reads() : changes('changes disaster recovery');
    default:
      return changes('changes the storage cluster, or its effect is not known');
  }
}

export const rookCeph: Knowledge = {
  programs: [{ names: ['kubectl-rook-ceph'], judge }],
  examples: {
    reads: `
      kubectl rook-ceph ceph status
      kubectl rook-ceph health
      kubectl rook-ceph rook version`,
    changes: `
      kubectl rook-ceph mons restore-quorum c
      kubectl rook-ceph ceph osd set noout`,
    destroys: `
      kubectl rook-ceph rook purge-osd 0 --force
      kubectl rook-ceph ceph osd pool rm data data --yes-i-really-really-mean-it`,
  },
};
