import { createHash } from 'node:crypto';
import { describeDuration } from '#base';
import { incidentStream } from '#incidents';
import type { ActorRef, Context } from '#journal';
import type { Db } from '#store';
import { lockAttempt, updateEnded, type Attempt } from './attempt-store.ts';
import { readCompiled, titleOf } from './load-run.ts';
import { stepFinished, stepUnknown } from './model/entries.ts';
import type { CompiledStep } from './model/plan-step.ts';
import { judgeOutcome } from './model/verdict.ts';
import { appendOutput, notifyOutput, selectOutput } from './output-store.ts';
import { selectRun } from './run-store.ts';
import type { Outcome } from './runners/protocol.ts';

const tailBytes = 2 * 1024;
const wholeOutput = 4 * 1024 * 1024;

/** Keeps a piece of output; a piece for an attempt that has ended (a late runner) is dropped. */
export async function keepOutput(context: Context, attemptId: string, text: string): Promise<void> {
  await context.store.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId);
    if (attempt?.state === 'running') await appendOutput(tx, attemptId, text.toWellFormed());
  });
}

/**
 * Records how an attempt ended, once, from whoever holds its token. An outcome that comes after all for an attempt
 * that counted as unknown is taken, as long as nobody settled it.
 */
export async function endAttempt(
  context: Context,
  report: { attemptId: string; token: string; outcome: Outcome; missedOutput: string; runner: ActorRef },
): Promise<void> {
  await context.store.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, report.attemptId);
    if (!attempt || attempt.token !== report.token) return;
    if (attempt.state !== 'running' && attempt.state !== 'unknown') return;
    if (report.missedOutput !== '')
      await appendOutput(tx, attempt.id, `\n[Tocsin was away here; some output may be missing]\n${report.missedOutput.toWellFormed()}`);
    const { outcome } = report;
    if (outcome.state === 'unknown') return markUnknown(context, tx, attempt, outcome.note ?? 'no outcome', report.runner);
    const now = context.clock.now();
    const step = await stepOf(tx, attempt);
    const output = (await selectOutput(tx, attempt.id, 0, wholeOutput)).text;
    const verdict = verdictOf(attempt, outcome, step, output, now);
    await updateEnded(tx, attempt.id, {
      state: verdict.state,
      exitCode: outcome.exitCode,
      verdict: verdict.text,
      truncated: outcome.truncated,
      endedAt: now,
    });
    const bytes = Buffer.from(output);
    await context.journal.append(tx, {
      entry: stepFinished,
      stream: incidentStream(attempt.incidentId),
      actor: report.runner,
      data: {
        ...aboutOf(attempt, step),
        outcome: verdict.state,
        exitCode: outcome.exitCode,
        verdict: verdict.text,
        durationMs: now.getTime() - (attempt.startedAt ?? now).getTime(),
        display: attempt.display,
        risk: attempt.risk,
        automatic: attempt.automatic,
        outputTail: bytes
          .subarray(-tailBytes)
          .toString('utf8')
          .replace(/^\u{FFFD}+/u, ''),
        outputBytes: bytes.length,
        outputSha256: createHash('sha256').update(bytes).digest('hex'),
      },
    });
    await notifyOutput(tx, attempt.id, bytes.length);
  });
}

function verdictOf(
  attempt: Attempt,
  outcome: Outcome,
  step: CompiledStep | null,
  output: string,
  now: Date,
): { state: 'succeeded' | 'failed' | 'stopped'; text: string } {
  if (outcome.state === 'stopped') {
    if (!attempt.stopRequestedBy) return { state: 'stopped', text: outcome.note ?? 'stopped' };
    const ranMs = now.getTime() - (attempt.startedAt ?? now).getTime();
    return { state: 'stopped', text: `stopped by ${attempt.stopRequestedBy.name} after ${describeDuration(ranMs)}` };
  }
  if (outcome.state === 'failed') return { state: 'failed', text: outcome.note ?? 'failed' };
  const programs = (step?.commands ?? []).flatMap((command) =>
    command.innerProgram === null ? [command.program] : [command.program, command.innerProgram],
  );
  return judgeOutcome({ exitCode: outcome.exitCode, note: outcome.note, programs, output });
}

/** A runner is gone without a word about this attempt: a person must look. Never runs again by itself. */
export async function loseAttempt(context: Context, attemptId: string, reason: string, by: ActorRef): Promise<void> {
  await context.store.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, attemptId);
    if (attempt?.state === 'running') await markUnknown(context, tx, attempt, reason, by);
  });
}

async function markUnknown(context: Context, tx: Db, attempt: Attempt, reason: string, by: ActorRef): Promise<void> {
  if (attempt.state === 'unknown') return;
  await updateEnded(tx, attempt.id, {
    state: 'unknown',
    exitCode: null,
    verdict: `outcome unknown: ${reason}`,
    truncated: false,
    endedAt: context.clock.now(),
  });
  await context.journal.append(tx, {
    entry: stepUnknown,
    stream: incidentStream(attempt.incidentId),
    actor: by,
    data: { ...aboutOf(attempt, await stepOf(tx, attempt)), risk: attempt.risk, reason },
  });
  await notifyOutput(tx, attempt.id, attempt.outputBytes);
}

async function stepOf(db: Db, attempt: Attempt): Promise<CompiledStep | null> {
  const run = await selectRun(db, attempt.runId);
  if (!run) return null;
  const { runbook } = await readCompiled(db, run);
  return runbook.sections.flatMap((section) => section.steps).find((step) => step.id === attempt.stepId) ?? null;
}

function aboutOf(attempt: Attempt, step: CompiledStep | null) {
  return {
    incidentId: attempt.incidentId,
    runId: attempt.runId,
    stepId: attempt.stepId,
    attemptId: attempt.id,
    title: step ? titleOf(step) : attempt.display.slice(0, 120),
  };
}
