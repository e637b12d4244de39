import { messageOf, TocsinError, type Log } from '#base';
import type { Db } from '#store';
import { insertRequests, type NewRequest } from './intake-store.ts';

/** Appends requests to the log; each caller hears back after its commit. */
export interface RequestLog {
  /** Resolves with the request's id once it is committed; throws `overloaded` when that cannot be had now. */
  append(request: NewRequest): Promise<number>;
  /** Waits for what is on its way. Nothing is taken any more. */
  stop(): Promise<void>;
}

const maxRows = 2_000;
const maxBytes = 8 * 2 ** 20;
const maxQueuedRows = 20_000;
const maxQueuedBytes = 96 * 2 ** 20;
// Alertmanager gives a webhook 10 s by default; an answer must come well before.
const commitTimeoutMs = 5_000;

interface Waiting {
  readonly request: NewRequest;
  readonly resolve: (id: number) => void;
  readonly reject: (error: Error) => void;
}

function overloaded(why: string, cause?: unknown): TocsinError {
  return new TocsinError('overloaded', `the alerts were not accepted: ${why}; send them again`, cause === undefined ? {} : { cause });
}

const isDiskFull = (error: unknown) => error instanceof Error && 'code' in error && error.code === '53100';

/**
 * Group commit: whatever arrives while one commit is under way goes into the next, so that under load
 * one fsync pays for many requests and alone a request waits for nobody (measured 5x, design.md section 4).
 * `onCommitted` wakes this node's digester; a node without one (null) wakes those of others.
 */
export function createRequestLog(options: { db: Db; log: Log; onCommitted: (() => void) | null }): RequestLog {
  const { db, log, onCommitted } = options;
  let queue: Waiting[] = [];
  let queuedBytes = 0;
  let writing: Promise<void> | null = null;
  let stopped = false;

  function take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { request } of queue) {
      if (count > 0 && (count >= maxRows || bytes + request.body.length > maxBytes)) break;
      bytes += request.body.length;
      count++;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    queuedBytes -= bytes;
    return batch;
  }

  function rejectAll(waiting: readonly Waiting[], error: Error): void {
    for (const { reject } of waiting) reject(error);
  }

  async function write(): Promise<void> {
    while (queue.length > 0) {
      const batch = take();
      // A database that hangs must not hang the senders: they get a refusal and will come again.
      const timer = setTimeout(() => {
        rejectAll([...batch, ...queue], overloaded('the database does not answer in time'));
        queue = [];
        queuedBytes = 0;
      }, commitTimeoutMs);
      try {
        const ids = await insertRequests(
          db,
          batch.map(({ request }) => request),
          { notify: onCommitted === null },
        );
        for (const [index, { resolve }] of batch.entries()) resolve(ids[index] ?? 0);
        onCommitted?.();
      } catch (error) {
        log.warn(
          { error: messageOf(error), requests: batch.length },
          'alerts could not be appended to the log; their senders are told to retry',
        );
        rejectAll(batch, overloaded(isDiskFull(error) ? 'the disk of the database is full' : 'the database did not take them', error));
      } finally {
        clearTimeout(timer);
      }
    }
  }

  function start(): void {
    // Requests that are read in the same turn of the event loop share the first commit as well.
    writing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(write).finally(() => {
      writing = null;
      if (queue.length > 0) start();
    });
  }

  return {
    append(request) {
      if (stopped) return Promise.reject(overloaded('Tocsin is stopping'));
      if (queue.length >= maxQueuedRows || queuedBytes + request.body.length > maxQueuedBytes) {
        return Promise.reject(overloaded(`${queue.length} requests are waiting already`));
      }
      return new Promise<number>((resolve, reject) => {
        queue.push({ request, resolve, reject });
        queuedBytes += request.body.length;
        start();
      });
    },
    async stop() {
      stopped = true;
      while (writing) await writing;
    },
  };
}
