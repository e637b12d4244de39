import { messageOf, type Clock, type Log } from '#base';
import { claimJobs, extendLease, finishJob, jobChannel, nextDueAt, postponeJob, type ClaimedJob } from './job-store.ts';
import type { Store } from './open-store.ts';

export type JobHandler = (job: ClaimedJob) => Promise<void>;

export interface Worker {
  /** Names who does jobs of a kind. Handlers are at-least-once: truth is rows, a job only wakes whoever looks at them. */
  handle(kind: string, handler: JobHandler): void;
  /** Does everything that is due now, including what that causes; returns how many jobs ran. For stories with injected time. */
  runDue(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
  /** When the worker last looked at the queue, for /readyz. */
  lastLookAt(): Date | null;
}

const leaseMs = 6_000; // failover bound, design.md section 4
const pollMs = 500;
const maxAttempts = 12;

function backoffMs(attempt: number): number {
  return Math.min(60_000, 250 * 2 ** Math.min(attempt, 8));
}

/** Runs jobs from the shared table; any number of nodes may do so at once. */
export function createWorker(options: { store: Store; clock: Clock; log: Log; concurrency?: number }): Worker {
  const { store, clock, log } = options;
  const concurrency = options.concurrency ?? 8;
  const handlers = new Map<string, JobHandler>();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let unlisten: (() => void) | null = null;
  let started = false;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let lastLook: Date | null = null;

  async function runOne(job: ClaimedJob): Promise<void> {
    const handler = handlers.get(job.kind);
    if (!handler) return;
    // The lease is real time, whatever the injected clock says: it watches over a process, not over the story.
    const heartbeat = setInterval(() => {
      extendLease(store.db, job.id, new Date(clock.now().getTime() + leaseMs)).catch((error: unknown) =>
        log.warn({ job: job.id, error: messageOf(error) }, 'cannot extend the lease of a job'),
      );
    }, leaseMs / 3);
    try {
      await handler(job);
      await finishJob(store.db, job.id);
    } catch (error) {
      const giveUp = job.attempt >= maxAttempts;
      const now = clock.now();
      const fields = { job: job.id, kind: job.kind, attempt: job.attempt, error: messageOf(error) };
      if (giveUp) log.error(fields, 'a job failed for good; a person must look at it');
      else log.warn(fields, 'a job failed; it will be tried again');
      await postponeJob(store.db, {
        id: job.id,
        now,
        retryAt: giveUp ? null : new Date(now.getTime() + backoffMs(job.attempt)),
        error: messageOf(error),
      }).catch((cause: unknown) => log.warn({ job: job.id, error: messageOf(cause) }, 'cannot postpone a job; its lease will run out'));
    } finally {
      clearInterval(heartbeat);
    }
  }

  function claim(limit: number) {
    return claimJobs(store.db, { kinds: [...handlers.keys()], now: clock.now(), leaseMs, limit });
  }

  async function look(): Promise<void> {
    do {
      lookAgain = false;
      const room = concurrency - running.size;
      if (room <= 0) return;
      const jobs = await claim(room);
      lastLook = clock.now();
      for (const job of jobs) {
        const work: Promise<void> = runOne(job).finally(() => {
          running.delete(work);
          wake();
        });
        running.add(work);
      }
      if (jobs.length === room) lookAgain = true;
    } while (lookAgain && started && running.size < concurrency);
  }

  function wake(): void {
    if (!started) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = look()
      .catch((error: unknown) => log.warn({ error: messageOf(error) }, 'cannot look for jobs; trying again'))
      .finally(() => {
        looking = null;
        void schedule();
      });
  }

  async function schedule(): Promise<void> {
    if (!started) return;
    const due = await nextDueAt(store.db, [...handlers.keys()]).catch(() => null);
    const wait = due ? Math.min(pollMs, Math.max(0, due.getTime() - clock.now().getTime())) : pollMs;
    if (timer) clearTimeout(timer);
    if (started) timer = setTimeout(wake, Math.max(wait, 5));
  }

  return {
    handle(kind, handler) {
      if (handlers.has(kind)) throw new Error(`two handlers for jobs of kind ${kind}`);
      handlers.set(kind, handler);
    },
    async runDue() {
      let count = 0;
      for (;;) {
        const jobs = await claim(50);
        if (jobs.length === 0) return count;
        for (const job of jobs) await runOne(job);
        count += jobs.length;
      }
    },
    start() {
      started = true;
      unlisten = store.listen(jobChannel, wake);
      wake();
    },
    async stop() {
      started = false;
      if (timer) clearTimeout(timer);
      unlisten?.();
      await looking;
      await Promise.allSettled(running);
    },
    lastLookAt: () => lastLook,
  };
}
