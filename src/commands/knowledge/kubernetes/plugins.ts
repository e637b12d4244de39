import type { Program } from '../program.ts';
import { argoRollouts } from './argo-rollouts.ts';
import { cmctl } from './cmctl.ts';
import { cnpg } from './cnpg.ts';
import { krew } from './krew.ts';
import { kubectlPlugins } from './kubectl-plugins.ts';
import { minio } from './minio.ts';
import { rookCeph } from './rook-ceph.ts';
import { virtctl } from './virtctl.ts';

const programs = new Map(
  [argoRollouts, cmctl, cnpg, krew, kubectlPlugins, minio, rookCeph, virtctl]
    .flatMap((each) => each.programs)
    .flatMap((program) => program.names.map((name) => [name, program] as const)),
);

/** The plugin that `kubectl WORD …` runs, and how many words name it: kubectl takes the longest name that fits. */
export function pluginFor(names: readonly string[]): { readonly program: Program; readonly words: number } | null {
  for (let count = names.length; count > 0; count -= 1) {
    const program = programs.get(['kubectl', ...names.slice(0, count)].join('-').replaceAll('_', '-'));
    if (program !== undefined) return { program, words: count };
  }
  return null;
}
