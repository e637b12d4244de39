import { hasOption, insertAfter, wordOf } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** ping and docker stats go on for ever unless they are told how often. */
export const countLimits: Rewrite = {
  reason: 'ends after a few answers instead of going on for ever',
  edits(frame) {
    const [own] = frame.words;
    if (own === undefined) return [];
    if ((frame.program === 'ping' || frame.program === 'ping6') && !hasOption(frame, '-c', '-w')) return [insertAfter(own, '-c 4')];
    const stats = ['docker', 'podman'].includes(frame.program) ? wordOf(frame, 'stats') : undefined;
    return stats === undefined || hasOption(frame, '--no-stream') ? [] : [insertAfter(stats, '--no-stream')];
  },
};
