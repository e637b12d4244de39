import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId, type Log } from '#base';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import { isAlive, signalGroup } from './process-identity.ts';
import { toServer, type Order, type Outcome, type ToRunner } from './protocol.ts';
import { openSpool, type SpoolRecord } from './spool.ts';

/** What a runner tells the room. Calls come in the order in which things happened. */
export interface RunnerEvents {
  ready(): void;
  output(attemptId: string, text: string): void;
  /** `missedOutput`: what was printed while no server listened. May come more than once for one attempt. */
  ended(attemptId: string, token: string, outcome: Outcome, missedOutput: string): void;
  /** The runner is gone and left no outcome: nobody knows. */
  lost(attemptId: string, token: string): void;
}

export interface Evaluation {
  /** Finite numbers, one a series. */
  readonly values: readonly number[];
  readonly problem: string | null;
}

export interface LocalRunner {
  /** Stays the same for a data folder, across restarts. */
  readonly id: string;
  readonly slots: number;
  /** Starts the process and delivers what earlier ones left behind. */
  start(events: RunnerEvents): void;
  isReady(): boolean;
  /** Attempts in the hands of this runner, those of an earlier process that is still finishing included. */
  underWay(): ReadonlySet<string>;
  run(order: Order): void;
  stopAttempt(attemptId: string): void;
  /** The outcome is committed. */
  forget(attemptId: string): void;
  evaluate(query: string, url: string): Promise<Evaluation>;
  processId(): number | null;
  /** Closes the pipe: reading steps stop, changing ones finish by themselves. Resolves when the process has ended, after 5 s at most. */
  stop(): Promise<void>;
}

const evaluateTimeoutMs = 8_000;
const readyPatienceMs = 5_000;
const adoptedPollMs = 300;

function runnerId(folder: string, make: () => string): string {
  const path = join(folder, 'id');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    const id = make();
    writeFileSync(path, `${id}\n`, { mode: 0o600 });
    return id;
  }
}

/** Source or built: the runner's program stands beside this file with the same ending. */
const ownProgram = fileURLToPath(new URL(`./runner-main${extname(import.meta.url)}`, import.meta.url));

/**
 * Starts and watches the local runner: a process of its own that holds the credentials it was given and nothing else.
 * `folder`: below the data folder. `path`: the PATH for steps. A runner that dies is replaced.
 */
export function startLocalRunner(options: {
  folder: string;
  path: string;
  log: Log;
  command?: readonly string[];
  slots?: number;
  now: () => Date;
}): LocalRunner {
  const { folder, log } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const id = runnerId(folder, () => `local-${newId('run', options.now()).slice(-8)}`);
  const spool = openSpool(join(folder, 'spool'));
  const [program = process.execPath, ...programArguments] = options.command ?? [process.execPath, ownProgram];
  const given = new Map<string, string>(); // attempt id to token, in the hands of the present process
  const adopted = new Map<string, SpoolRecord>(); // still in the hands of an earlier process
  const waiting = new Map<string, (evaluation: Evaluation) => void>();
  let events: RunnerEvents | null = null;
  let child: ChildProcess | null = null;
  let isReady = false;
  let isStopping = false;
  let failedStarts = 0;
  let evaluations = 0;
  let poll: NodeJS.Timeout | null = null;

  function tell(message: ToRunner): void {
    if (child?.stdin?.writable) writeJsonLine(child.stdin, message);
  }

  /** Reads the notes of processes that are not the present one, and draws the conclusions. */
  function recover(): void {
    for (const record of spool.list()) {
      const { attemptId, token } = record;
      if (given.has(attemptId) && record.runner.pid === child?.pid) continue;
      if (record.outcome) {
        adopted.delete(attemptId);
        events?.ended(attemptId, token, record.outcome, spool.readOutput(attemptId));
      } else if (isAlive(record.runner)) {
        adopted.set(attemptId, record);
      } else {
        adopted.delete(attemptId);
        // Nobody watches over this process group any more: no time limit, no output limit.
        if (record.group && isAlive(record.group)) signalGroup(record.group.pid, 'SIGKILL');
        events?.lost(attemptId, token);
      }
    }
    if (adopted.size > 0 && !poll && !isStopping) {
      poll = setTimeout(() => {
        poll = null;
        recover();
      }, adoptedPollMs);
    }
  }

  function onExit(reason: string): void {
    const wasReady = isReady;
    child = null;
    isReady = false;
    for (const answer of waiting.values()) answer({ values: [], problem: 'the runner died while it asked' });
    waiting.clear();
    const orphans = new Map(given);
    given.clear();
    if (isStopping) return;
    log.warn({ runner: id, reason, attempts: [...orphans.keys()] }, 'the runner ended; starting another one');
    recover();
    for (const [attemptId, token] of orphans) {
      if (spool.read(attemptId)) continue;
      // Everything is written down before it starts, so this one never did.
      events?.ended(
        attemptId,
        token,
        { state: 'failed', exitCode: null, note: 'the runner died before the step was started; nothing ran', truncated: false },
        '',
      );
    }
    // One that never got ready will not get ready at once.
    failedStarts = wasReady ? 0 : failedStarts + 1;
    setTimeout(launch, failedStarts === 0 ? 0 : Math.min(5_000, 50 * 2 ** failedStarts)).unref();
  }

  function launch(): void {
    if (isStopping) return;
    const next = spawn(program, [...programArguments, folder, options.path], {
      env: { PATH: options.path, LANG: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child = next;
    next.stdin.on('error', (error) => log.debug({ error: error.message }, 'the pipe to the runner is closed'));
    next.stderr.setEncoding('utf8');
    next.stderr.on('data', (text: string) => log.warn({ runner: id, text: text.slice(0, 2_000) }, 'the runner says'));
    readJsonLines(
      next.stdout,
      (value) => hear(value),
      (line) => log.error({ runner: id, line }, 'the runner said something that is not JSON'),
    );
    next.once('error', (error) => log.error({ error: error.message }, 'the runner cannot be started'));
    // `close`, not `exit`: everything that it still said has been heard then.
    next.once('close', (code, signal) => onExit(signal ?? `exit ${code ?? 'unknown'}`));
  }

  function hear(value: unknown): void {
    const message = toServer.parse(value);
    if (message.type === 'ready') {
      isReady = true;
      events?.ready();
    } else if (message.type === 'output') {
      events?.output(message.attemptId, message.text);
    } else if (message.type === 'ended') {
      given.delete(message.attemptId);
      events?.ended(message.attemptId, message.token, message.outcome, '');
    } else {
      waiting.get(message.id)?.({ values: message.values, problem: message.problem });
      waiting.delete(message.id);
    }
  }

  return {
    id,
    slots: options.slots ?? 4,
    start(to) {
      events = to;
      recover();
      launch();
    },
    isReady: () => isReady,
    underWay: () => new Set([...given.keys(), ...adopted.keys()]),
    run(order) {
      if (!child || !isReady) {
        events?.ended(
          order.attemptId,
          order.token,
          { state: 'failed', exitCode: null, note: 'the runner died before the step was started; nothing ran', truncated: false },
          '',
        );
        return;
      }
      given.set(order.attemptId, order.token);
      tell({ type: 'run', order });
    },
    stopAttempt(attemptId) {
      const record = adopted.get(attemptId);
      if (!record) return tell({ type: 'stop', attemptId });
      const { group } = record;
      if (!group || !isAlive(group)) return;
      signalGroup(group.pid, 'SIGTERM');
      setTimeout(() => isAlive(group) && signalGroup(group.pid, 'SIGKILL'), 3_000).unref();
    },
    forget(attemptId) {
      adopted.delete(attemptId);
      spool.remove(attemptId);
    },
    async evaluate(query, url) {
      // Right after a start or a death the runner needs a moment.
      for (let waited = 0; !isReady && waited < readyPatienceMs && !isStopping; waited += 50)
        await new Promise((resolve) => setTimeout(resolve, 50));
      if (!isReady) return { values: [], problem: 'the runner is not ready' };
      const key = `q${++evaluations}`;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(key);
          resolve({ values: [], problem: 'Prometheus did not answer in time' });
        }, evaluateTimeoutMs);
        waiting.set(key, (evaluation) => {
          clearTimeout(timer);
          resolve(evaluation);
        });
        tell({ type: 'evaluate', id: key, query, url });
      });
    },
    processId: () => child?.pid ?? null,
    async stop() {
      isStopping = true;
      if (poll) clearTimeout(poll);
      const last = child;
      if (!last || last.exitCode !== null) return;
      const ended = new Promise<void>((resolve) => last.once('close', () => resolve()));
      last.stdin?.end();
      await Promise.race([ended, new Promise<void>((resolve) => setTimeout(resolve, 5_000).unref())]);
    },
  };
}
