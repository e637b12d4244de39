import { messageOf } from '#base';
import type { ActorRef, Context } from '#journal';
import { extendLeases, selectRunning } from './attempt-store.ts';
import { beginNextAttempt, leaseMs } from './begin-attempt.ts';
import { endAttempt, keepOutput, loseAttempt } from './end-attempt.ts';
import { queueChannel, stopChannel } from './output-store.ts';
import type { LocalRunner } from './runners/local-runner.ts';
import type { Outcome } from './runners/protocol.ts';
import type { ExecutionSettings } from './settings.ts';

export interface Dispatcher {
  /** Looks at the queue; safe to call at any time. */
  wake(): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const tickMs = 3_000;
const retryMs = 500;

/**
 * Between the queue in the database and the local runner: hands attempts over, one committed claim each,
 * writes down what comes back in the order in which it came, and keeps the leases of what is under way.
 */
export function createDispatcher(options: { context: Context; settings: ExecutionSettings; runner: LocalRunner }): Dispatcher {
  const { context, settings, runner } = options;
  const { store, clock, log } = context;
  const runnerActor: ActorRef = { kind: 'runner', id: runner.id, name: `runner ${runner.id}` };
  /** What has been heard and is not written yet: output, then perhaps the end, by attempt. */
  const heard = new Map<string, { text: string; work: (() => Promise<void>) | null; writing: Promise<void> | null }>();
  let dispatching: Promise<void> | null = null;
  let dispatchAgain = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;
  const unlisten: (() => void)[] = [];

  async function dispatch(): Promise<void> {
    do {
      dispatchAgain = false;
      while (!isStopped && runner.isReady() && runner.underWay().size < runner.slots) {
        const begun = await beginNextAttempt(context, settings, runner.id);
        if (begun.kind === 'empty') break;
        if (begun.kind === 'begun') runner.run(begun.order);
      }
    } while (dispatchAgain && !isStopped);
  }

  function wake(): void {
    if (isStopped) return;
    dispatchAgain = true;
    dispatching ??= dispatch()
      .catch((error: unknown) => log.warn({ error: messageOf(error) }, 'cannot hand steps to the runner; trying again'))
      .finally(() => {
        dispatching = null;
      });
  }

  function noteOf(attemptId: string) {
    const note = heard.get(attemptId) ?? { text: '', work: null, writing: null };
    heard.set(attemptId, note);
    return note;
  }

  /** Writes what was heard, in order, until it is written: the database may be away for a while. */
  async function writeDown(attemptId: string): Promise<void> {
    const note = noteOf(attemptId);
    while (!isStopped && (note.text !== '' || note.work)) {
      const { text, work } = note;
      try {
        if (text !== '') {
          await keepOutput(context, attemptId, text);
          note.text = note.text.slice(text.length);
        } else if (work) {
          await work();
          if (note.work === work) note.work = null;
        }
      } catch (error) {
        log.warn({ attempt: attemptId, error: messageOf(error) }, 'cannot write down what a step did; trying again');
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    note.writing = null;
    if (note.text === '' && !note.work) heard.delete(attemptId);
  }

  function later(attemptId: string, change: { text?: string; work?: () => Promise<void> }): void {
    const note = noteOf(attemptId);
    note.text += change.text ?? '';
    note.work = change.work ?? note.work;
    note.writing ??= writeDown(attemptId);
  }

  function onEnded(attemptId: string, token: string, outcome: Outcome, missedOutput: string): void {
    later(attemptId, {
      async work() {
        await endAttempt(context, { attemptId, token, outcome, missedOutput, runner: runnerActor });
        runner.forget(attemptId);
        wake();
      },
    });
  }

  function onLost(attemptId: string): void {
    later(attemptId, {
      async work() {
        await loseAttempt(context, attemptId, 'the runner died while it ran', runnerActor);
        runner.forget(attemptId);
        wake();
      },
    });
  }

  /** Stop requests are rows; the notification only makes it quick. */
  async function passStopsOn(): Promise<void> {
    for (const attempt of await selectRunning(store.db, { runner: runner.id })) if (attempt.stopRequestedBy) runner.stopAttempt(attempt.id);
  }

  async function tick(): Promise<void> {
    const now = clock.now();
    const mine = new Set([...runner.underWay(), ...heard.keys()]);
    await extendLeases(store.db, [...mine], new Date(now.getTime() + leaseMs));
    for (const attempt of await selectRunning(store.db, { leaseBefore: now })) {
      if (!mine.has(attempt.id))
        await loseAttempt(context, attempt.id, `the runner ${attempt.runner ?? ''} has not been heard of`, runnerActor);
    }
    await passStopsOn();
    wake();
  }

  function scheduleTick(): void {
    if (isStopped) return;
    timer = setTimeout(() => {
      void tick()
        .catch((error: unknown) => log.warn({ error: messageOf(error) }, 'cannot look after running steps; trying again'))
        .finally(scheduleTick);
    }, tickMs);
  }

  return {
    wake,
    async start() {
      runner.start({ ready: wake, output: (attemptId, text) => later(attemptId, { text }), ended: onEnded, lost: onLost });
      // The truth is the queued rows; the notification only makes it quick, and the tick is there when it is lost.
      unlisten.push(store.listen(queueChannel, wake));
      const stopListening = store.listen(stopChannel, (attemptId) => {
        if (attemptId === '')
          void passStopsOn().catch((error: unknown) => log.warn({ error: messageOf(error) }, 'cannot read stop requests'));
        else runner.stopAttempt(attemptId);
      });
      unlisten.push(stopListening);
      // What the table says is running here, and nobody knows anything about, was cut off by a crash.
      const mine = new Set([...runner.underWay(), ...heard.keys()]);
      for (const attempt of await selectRunning(store.db, { runner: runner.id })) {
        if (!mine.has(attempt.id)) await loseAttempt(context, attempt.id, 'Tocsin stopped while it ran', runnerActor);
      }
      scheduleTick();
      wake();
    },
    async stop() {
      if (timer) clearTimeout(timer);
      for (const stopListening of unlisten) stopListening();
      await runner.stop();
      // What the runner said last is still written; what cannot be is in its notes for the next start.
      await Promise.race([
        Promise.all([...heard.values()].map(async (note) => note.writing)),
        new Promise<void>((resolve) => setTimeout(resolve, 2_000).unref()),
      ]);
      isStopped = true;
      await dispatching;
      await Promise.all([...heard.values()].map(async (note) => note.writing));
    },
  };
}
