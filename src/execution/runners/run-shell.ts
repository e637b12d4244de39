import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { describeDuration } from '#base';
import type { StepTask, TaskContext } from './task.ts';
import type { ShellPlan } from './protocol.ts';
import { signalGroup } from './process-identity.ts';

const graceMs = 3_000;
/** How long a background process of the step may keep the output open after the step itself has ended. */
const lingerMs = 1_000;
// Linux refuses a single argument above 128 KiB; a step that long is a mistake worth a clear line.
const longestScript = 100 * 1024;

/**
 * Runs a script with bash in a process group of its own: narrow environment, own folder, no input.
 * Stopping asks first (SIGTERM) and insists after three seconds (SIGKILL), always the whole group.
 */
export function runShell(plan: ShellPlan, context: TaskContext): StepTask {
  const { order } = context;
  if (Buffer.byteLength(plan.script) > longestScript) {
    return {
      stop: () => undefined,
      ended: Promise.resolve({ state: 'failed', exitCode: null, note: 'the script is longer than 100 KiB' }),
    };
  }
  mkdirSync(context.folder, { recursive: true, mode: 0o700 });
  const child = spawn('bash', ['--noprofile', '--norc', '-c', plan.script], {
    cwd: context.folder,
    env: { LANG: 'C.UTF-8', TERM: 'xterm-256color', ...order.environment, ...plan.env, PATH: context.path, HOME: context.folder },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) context.onGroup(pid);
  child.stdout.on('data', (bytes: Buffer) => context.stdout(bytes));
  child.stderr.on('data', (bytes: Buffer) => context.stderr(bytes));

  let stopNote: string | null = null;
  let kill: NodeJS.Timeout | null = null;
  function stop(note: string) {
    if (stopNote !== null || pid === undefined) return;
    stopNote = note;
    signalGroup(pid, 'SIGTERM');
    kill = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
  }
  const limit = setTimeout(() => stop(`stopped after ${describeDuration(order.timeLimitMs)}, the limit of this step`), order.timeLimitMs);

  const ended = new Promise<Awaited<StepTask['ended']>>((resolve) => {
    let isOver = false;
    function finish(code: number | null, signal: NodeJS.Signals | null) {
      if (isOver) return;
      isOver = true;
      clearTimeout(limit);
      // After a stop the group goes whole; a read-only step leaves nothing behind either.
      if (pid !== undefined && (stopNote !== null || order.readOnly)) signalGroup(pid, 'SIGKILL');
      if (kill) clearTimeout(kill);
      if (stopNote !== null) resolve({ state: 'stopped', exitCode: code, note: stopNote });
      else if (signal !== null) resolve({ state: 'stopped', exitCode: null, note: `ended by ${signal}` });
      else resolve({ state: 'exited', exitCode: code, note: null });
    }
    child.once('error', (error) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(limit);
      resolve({ state: 'failed', exitCode: null, note: `bash could not be started: ${error.message}` });
    });
    child.once('exit', (code, signal) => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        finish(code, signal);
      }, lingerMs).unref();
    });
    child.once('close', finish);
  });
  return { stop, ended };
}
