import type { Clock } from '#base';
import type { Deliverer, Outcome } from './model/message.ts';

const restMs = 1_000;

interface Trouble {
  readonly detail: string;
  readonly probeAt: Date;
  isProbing: boolean;
}

/**
 * Spares a provider that does not answer, and the worker: each attempt at a silent one holds a worker's place for up to
 * 4 s, and eight of them would stop the whole house. After one such failure a single message at a time probes, once a
 * second at most; the others fail at once, as an attempt like any other, and come back later by their own waits.
 */
export function spareUnreachable(
  deliverer: Deliverer,
  options: { readonly clock: Clock; readonly keyOf: (delivery: Parameters<Deliverer['deliver']>[0]) => string },
): Deliverer {
  const troubles = new Map<string, Trouble>();
  return {
    async deliver(delivery) {
      const key = options.keyOf(delivery);
      const trouble = troubles.get(key);
      if (trouble && (trouble.isProbing || options.clock.now() < trouble.probeAt)) {
        return { state: 'failed', isFinal: false, detail: `${trouble.detail} (seen by another message a moment ago)` };
      }
      if (trouble) trouble.isProbing = true;
      let outcome: Outcome | null = null;
      try {
        outcome = await deliverer.deliver(delivery);
        return outcome;
      } finally {
        if (outcome?.state === 'failed' && outcome.isUnreachable) {
          troubles.set(key, { detail: outcome.detail, probeAt: new Date(options.clock.now().getTime() + restMs), isProbing: false });
        } else {
          troubles.delete(key);
        }
      }
    },
  };
}
