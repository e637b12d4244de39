import { unreachable } from '#base';
import { incidentStream } from '#incidents';
import type { Context } from '#journal';
import type { Db } from '#store';
import { lockNextQueued, markRunning, updateEnded, type Attempt } from './attempt-store.ts';
import { loadRun, loadState, situationOf, titleOf, type LoadedStep } from './load-run.ts';
import { stepStarted } from './model/entries.ts';
import { planStep, timeLimitMs, type StepPlan, type StepValues } from './model/plan-step.ts';
import { notifyOutput } from './output-store.ts';
import { deleteSecrets, selectRun, selectSecrets, updateStep } from './run-store.ts';
import type { Order, RunnerPlan } from './runners/protocol.ts';
import { secretsOf, type ExecutionSettings } from './settings.ts';
import { environmentName } from './run-of-incident.ts';

/** A runner that holds an attempt says so again within this time, or counts as gone. */
export const leaseMs = 15_000;
const outputLimitBytes = 1024 * 1024;
/** A step that waited longer for a free runner is not what somebody wants any more. */
const longestWaitMs = 600_000;

export type Begun = { readonly kind: 'empty' } | { readonly kind: 'refused' } | { readonly kind: 'begun'; readonly order: Order };

/**
 * Takes the next queued attempt: works out the plan once more, compares it with what was asked for, and sets
 * queued to running for this runner. Only when this is committed may the runner be told; a crash after it leaves
 * an attempt whose outcome nobody knows, never one that runs twice.
 */
export async function beginNextAttempt(context: Context, settings: ExecutionSettings, runner: string): Promise<Begun> {
  return context.store.transaction(async (tx): Promise<Begun> => {
    const attempt = await lockNextQueued(tx);
    if (!attempt) return { kind: 'empty' };
    const now = context.clock.now();
    const prepared = await prepare(context, tx, settings, attempt);
    if (!prepared.ok) {
      await updateEnded(tx, attempt.id, {
        state: 'failed',
        exitCode: null,
        verdict: `not started: ${prepared.reason}`,
        truncated: false,
        endedAt: now,
      });
      await notifyOutput(tx, attempt.id, 0);
      return { kind: 'refused' };
    }
    await markRunning(tx, attempt.id, { runner, now, leaseUntil: new Date(now.getTime() + leaseMs) });
    await notifyOutput(tx, attempt.id, 0);
    await context.journal.append(tx, {
      entry: stepStarted,
      stream: incidentStream(attempt.incidentId),
      actor: attempt.startedBy,
      data: {
        incidentId: attempt.incidentId,
        runId: attempt.runId,
        stepId: attempt.stepId,
        attemptId: attempt.id,
        title: titleOf(prepared.loaded.step),
        number: attempt.number,
        display: attempt.display,
        risk: attempt.risk,
        automatic: attempt.automatic,
        runner,
      },
    });
    return { kind: 'begun', order: prepared.order };
  });
}

type Prepared = { readonly ok: true; readonly order: Order; readonly loaded: LoadedStep } | { readonly ok: false; readonly reason: string };

async function prepare(context: Context, tx: Db, settings: ExecutionSettings, attempt: Attempt): Promise<Prepared> {
  const run = await selectRun(tx, attempt.runId);
  if (!run) return { ok: false, reason: 'the run is gone' };
  if (context.clock.now().getTime() - attempt.createdAt.getTime() > longestWaitMs)
    return { ok: false, reason: 'it waited too long for a free runner' };
  const loadedRun = await loadRun(tx, run);
  const situation = situationOf(loadedRun, await loadState(tx, run.id), attempt.stepId);
  const { loaded, stored } = situation;
  const { traits, step } = loaded;
  if (situation.hash !== attempt.planHash) return { ok: false, reason: 'what would run is not what was asked for any more' };
  // The runner's last look at policy: a step that became riskier than what was approved does not start.
  if (traits.runnability.kind !== 'runnable' || traits.language === null || traits.risk !== attempt.risk)
    return { ok: false, reason: 'the step may not be run any more' };
  const environment = settings.environmentFor(run.organizationId);
  const connections = settings.connectionsFor(run.organizationId);
  const typed = await selectSecrets(tx, attempt);
  const secrets = secretValues(stored.values, environment, typed);
  const unknown = Object.entries(secrets).find(([, value]) => value === undefined);
  if (unknown) return { ok: false, reason: `the secret ${unknown[0]} is not known any more; type it again` };
  const known = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value ?? '']));
  const bound = planStep(step, traits, stored.values, known);
  if (!bound.ok) return { ok: false, reason: [...bound.missing, ...bound.problems].join('; ') };
  const plan = runnerPlanOf(bound.plan, {
    connection: connections.find(({ name }) => name === traits.connection)?.url ?? null,
    origins: [
      ...connections.map(({ url }) => url),
      // Where the operator allows private addresses, the step's own is one that was named.
      ...(bound.plan.kind === 'http' && settings.mayCallPrivateAddresses?.(run.organizationId)
        ? bound.plan.requests.map(({ url }) => url)
        : []),
    ].flatMap((url) => URL.parse(url)?.origin ?? []),
  });
  if (plan === null) return { ok: false, reason: `the connection ${traits.connection ?? ''} has no address; set it in tocsin.yaml` };
  if (Object.keys(typed).length > 0) {
    // A typed secret is good for one attempt.
    await deleteSecrets(tx, attempt);
    await updateStep(tx, attempt, {
      values: Object.fromEntries(Object.entries(stored.values).filter(([name]) => typed[name] === undefined)),
    });
  }
  return {
    ok: true,
    loaded,
    order: {
      attemptId: attempt.id,
      token: attempt.token,
      folder: attempt.incidentId,
      readOnly: attempt.risk === 'read-only',
      plan,
      environment: { ...environment },
      secrets: [...secretsOf(environment, connections), ...Object.values(known)],
      timeLimitMs: timeLimitMs(step, attempt.risk),
      outputLimitBytes,
    },
  };
}

function secretValues(
  values: StepValues,
  environment: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  const hidden = Object.entries(values).filter(([, value]) => value.value === null);
  return Object.fromEntries(
    hidden.map(([name, value]) => [name, value.isFromEnvironment ? environment[environmentName(name)] : typed[name]]),
  );
}

/** From the bound step to what the runner is told; null when the connection has no address. */
function runnerPlanOf(plan: StepPlan, reach: { connection: string | null; origins: readonly string[] }): RunnerPlan | null {
  switch (plan.kind) {
    case 'shell':
      return { kind: 'shell', script: plan.script, env: { ...plan.env } };
    case 'sql':
      return reach.connection === null
        ? null
        : { kind: 'sql', statements: plan.statements.map(({ text, values }) => ({ text, values: [...values] })), url: reach.connection };
    case 'promql':
      return reach.connection === null ? null : { kind: 'promql', queries: [...plan.queries], url: reach.connection };
    case 'http':
      return {
        kind: 'http',
        requests: plan.requests.map(({ headers, ...request }) => ({
          ...request,
          headers: headers.map(([name, value]) => [name, value] as [string, string]),
        })),
        allowedOrigins: [...reach.origins],
      };
    default:
      return unreachable(plan);
  }
}
