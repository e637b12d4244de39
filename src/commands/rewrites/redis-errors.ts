import { hasOption, insertAfter } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** redis-cli exits with 0 even when the server answers with an error, unless -e is given (Redis 7). */
export const redisErrors: Rewrite = {
  reason: 'redis-cli -e: an error of the server makes the step fail',
  edits(frame) {
    const [own] = frame.words;
    if (frame.program !== 'redis-cli' || own === undefined || hasOption(frame, '-e')) return [];
    return [insertAfter(own, '-e')];
  },
};
