import { messageOf } from '#base';
import type { Context } from '#journal';
import { isDataFault } from './data-fault.ts';
import { digestBatch, type BatchResult } from './digest-batch.ts';
import type { LoggedRequest } from './digest-store.ts';
import { createMatcherCache } from './matcher-cache.ts';
import type { ReadAhead } from './read-ahead.ts';
import { readNext } from './read-request.ts';
import { setAside } from './write-changes.ts';

/** Turns the log into alerts, as long as it runs. Any number of nodes may have one; only one at a time works. */
export interface Digester {
  /** Says that something was appended; returns at once. */
  wake(): void;
  /** Digests until nothing waits; returns what was done. */
  drain(): Promise<BatchResult>;
  /** Waits for the batch that is under way. */
  stop(): Promise<void>;
}

// Small enough to keep the event loop free for the page, big enough that statements and entries cost little per alert.
const batchLimit = { requests: 1_000, bytes: 3 * 2 ** 20 };
// A look without being woken: after a start, and for what a dead node left.
const lookMs = 1_000;
const retryMs = 500;
// Real time, whatever the injected clock says: it spares the machine, not the story.
const paceMs = 60;

export function createDigester(context: Context, readAhead: ReadAhead): Digester {
  const matchers = createMatcherCache();
  let working: Promise<void> | null = null;
  let isWoken = false;
  let startedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let ahead: Promise<void> = Promise.resolve();

  // Reading ahead is only a saving: the next batch reads for itself.
  const ignoreAhead = (error: unknown) => context.log.debug({ error: messageOf(error) }, 'requests could not be read ahead');

  /** One batch; when the database refuses it, half of it and so on, until the one request at fault is alone and set aside. */
  async function nextBatch(requests = batchLimit.requests): Promise<BatchResult> {
    let taken: readonly LoggedRequest[] = [];
    try {
      return await digestBatch(context, { matchers, readAhead }, { requests, bytes: batchLimit.bytes }, (logged) => {
        taken = logged;
        const last = logged.at(-1);
        if (last && logged.length > 1) ahead = readNext(context.store.db, readAhead, { ...batchLimit, after: last.id }).catch(ignoreAhead);
      });
    } catch (error) {
      const [first] = taken;
      if (!isDataFault(error) || !first) throw error;
      if (taken.length > 1) return { ...(await nextBatch(Math.floor(taken.length / 2))), isMore: true };
      await context.store.transaction((tx) => setAside(context, tx, first, messageOf(error)));
      return { requests: 1, alerts: 0, isMore: true };
    }
  }

  async function drain(): Promise<BatchResult> {
    let requests = 0;
    let alerts = 0;
    for (;;) {
      const done = await nextBatch();
      await ahead;
      requests += done.requests;
      alerts += done.alerts;
      if (!done.isMore || stopped) return { requests, alerts, isMore: false };
      // Let senders and pages in between two batches.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function plan(ms: number): void {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(start, ms);
    timer.unref();
  }

  function start(): void {
    if (stopped || working) return;
    isWoken = false;
    startedAt = performance.now();
    let wait = lookMs;
    working = drain()
      .then(() => undefined)
      .catch((error: unknown) => {
        wait = retryMs;
        context.log.warn({ error: messageOf(error) }, 'alerts cannot be digested now; trying again');
      })
      .finally(() => {
        working = null;
        if (isWoken && wait === lookMs) pace();
        else plan(wait);
      });
  }

  /** At once after a pause; under a stream of requests no more often than pays, for each batch has its price. */
  function pace(): void {
    const rest = paceMs - (performance.now() - startedAt);
    if (rest <= 0) start();
    else plan(rest);
  }

  function wake(): void {
    if (isWoken) return;
    isWoken = true;
    if (!working) pace();
  }

  return {
    wake,
    drain,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await working;
    },
  };
}
