import type { Context } from '#journal';
import type { Worker } from '#store';
import { createDigester } from './digest/digester.ts';
import type { BatchResult } from './digest/digest-batch.ts';
import { registerExpiry } from './digest/expire-alerts.ts';
import { createReadAhead } from './digest/read-ahead.ts';
import { createAccept, type Accept } from './intake/accept-request.ts';
import { intakeChannel } from './intake/intake-store.ts';
import { createRequestLog } from './intake/request-log.ts';
import { registerPruning } from './prune-log.ts';

/** The running part of the room: takes requests in and digests them. */
export interface Alerts {
  readonly accept: Accept;
  /** Digests until nothing waits; for stories, and for whoever must see the result at once. */
  digestNow(): Promise<BatchResult>;
  /** Refuses new requests, commits those under way, ends the digester. */
  stop(): Promise<void>;
}

/**
 * Hooks the room up. `digests: false` makes a node that only takes requests in
 * and leaves digesting to others (they hear of each commit by NOTIFY).
 */
export function registerAlerts(options: { context: Context; worker: Worker; digests?: boolean }): Alerts {
  const { context, worker } = options;
  const readAhead = createReadAhead();
  const digester = createDigester(context, readAhead);
  const digests = options.digests ?? true;
  const requestLog = createRequestLog({ db: context.store.db, log: context.log, onCommitted: digests ? digester.wake : null });
  const unlisten = digests ? context.store.listen(intakeChannel, digester.wake) : () => undefined;
  registerExpiry(context, worker);
  registerPruning(context, worker);
  if (digests) digester.wake();
  return {
    accept: createAccept(context, requestLog, digests ? readAhead.remember : () => undefined),
    digestNow: digester.drain,
    async stop() {
      unlisten();
      await requestLog.stop();
      await digester.stop();
    },
  };
}
