import { join } from 'node:path';
import { createRedactor, messageOf, unreachable } from '#base';
import { readJsonLines, writeJsonLine } from './json-lines.ts';
import { createLimitedOutput } from './limited-output.ts';
import { createMaskedLines } from './masked-lines.ts';
import { identityOf } from './process-identity.ts';
import { toRunner, type Order, type ToServer } from './protocol.ts';
import { runHttp } from './run-http.ts';
import { queryPrometheus, runPromql } from './run-promql.ts';
import { runShell } from './run-shell.ts';
import { runSql } from './run-sql.ts';
import { openSpool } from './spool.ts';
import type { StepTask, TaskContext } from './task.ts';

/**
 * The runner process. It hears orders on standard input and answers on standard output, nowhere else.
 * When the server is gone it stops what only reads, lets what changes something finish within its limit,
 * writes the outcome down for the next server, and ends.
 * Arguments: the folder for its notes and work, the PATH for steps.
 */
const [, , folder, path] = process.argv;
if (folder === undefined || path === undefined) throw new Error('usage: runner-main FOLDER PATH');
const evaluatedSeries = 1_000;
const spool = openSpool(join(folder, 'spool'));
const self = identityOf(process.pid) ?? { pid: process.pid, started: 'unknown' };
const tasks = new Map<string, { readonly task: StepTask; readonly readOnly: boolean }>();
let isServerGone = false;

function say(message: ToServer): void {
  if (!isServerGone) writeJsonLine(process.stdout, message);
}

function startTask(plan: Order['plan'], context: TaskContext): StepTask {
  switch (plan.kind) {
    case 'shell':
      return runShell(plan, context);
    case 'sql':
      return runSql(plan, context);
    case 'promql':
      return runPromql(plan, context);
    case 'http':
      return runHttp(plan, context);
    default:
      return unreachable(plan);
  }
}

function run(order: Order): void {
  const { attemptId, token } = order;
  // The fence on this side: whatever is written down was started once and is never started again.
  if (spool.read(attemptId)) return;
  const record = { attemptId, token, runner: self, group: null, outcome: null };
  spool.write(record);
  const redact = createRedactor(order.secrets);
  const limited = createLimitedOutput({
    limitBytes: order.outputLimitBytes,
    emit: (text) => (isServerGone ? spool.keepOutput(attemptId, text) : say({ type: 'output', attemptId, text })),
  });
  const stdout = createMaskedLines({ redact, emit: limited.push });
  const stderr = createMaskedLines({ redact, emit: limited.push });
  let group = null as ReturnType<typeof identityOf>;
  const finish = (ended: Awaited<StepTask['ended']>) => {
    stdout.end();
    stderr.end();
    const { truncated } = limited.end();
    const outcome = { ...ended, note: ended.note === null ? null : redact(ended.note), truncated };
    spool.write({ ...record, group, outcome });
    tasks.delete(attemptId);
    say({ type: 'ended', attemptId, token, outcome });
    endWhenAlone();
  };
  try {
    const task = startTask(order.plan, {
      order,
      folder: join(folder ?? '', 'work', order.folder),
      path: path ?? '',
      stdout: (bytes) => stdout.push(bytes),
      stderr: (bytes) => stderr.push(bytes),
      onGroup(pid) {
        group = identityOf(pid);
        spool.write({ ...record, group });
      },
    });
    tasks.set(attemptId, { task, readOnly: order.readOnly });
    void task.ended.then(finish);
  } catch (error) {
    finish({ state: 'failed', exitCode: null, note: `could not be started: ${messageOf(error)}` });
  }
}

async function evaluate(id: string, query: string, url: string): Promise<void> {
  const result = await queryPrometheus({ url, query, signal: AbortSignal.timeout(5_000) });
  if (!result.ok) return say({ type: 'evaluated', id, values: [], problem: result.reason });
  // NaN and infinity (a division by nothing) are no answer, and JSON has no word for them.
  const values = result.series.map((series) => Number(series.value)).filter((value) => Number.isFinite(value));
  say({ type: 'evaluated', id, values: values.slice(0, evaluatedSeries), problem: null });
}

function endWhenAlone(): void {
  if (isServerGone && tasks.size === 0) process.exit(0);
}

function onServerGone(): void {
  if (isServerGone) return;
  isServerGone = true;
  for (const { task, readOnly } of tasks.values()) if (readOnly) task.stop('stopped: the server went away');
  endWhenAlone();
}

readJsonLines(
  process.stdin,
  (value) => {
    const message = toRunner.parse(value);
    switch (message.type) {
      case 'run':
        return run(message.order);
      case 'stop':
        return tasks.get(message.attemptId)?.task.stop('stopped');
      case 'evaluate':
        return void evaluate(message.id, message.query, message.url);
      default:
        return unreachable(message);
    }
  },
  (line) => process.stderr.write(`the runner got a line that is not JSON: ${line}\n`),
);
process.stdin.once('end', onServerGone);
process.stdin.once('close', onServerGone);
process.stdout.on('error', onServerGone);
// Ctrl-C reaches the whole terminal's group; the server decides what happens, by closing the pipe.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', onServerGone);
say({ type: 'ready', pid: process.pid });
