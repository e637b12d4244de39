import { incidentDeclared, runbookAttached, statusChanged, type ResolveGuard } from '#incidents';
import { systemActor, type Context } from '#journal';
import { asSystem } from '#people';
import type { Worker } from '#store';
import { createDispatcher } from './dispatcher.ts';
import { runStarted } from './model/entries.ts';
import type { LocalRunner } from './runners/local-runner.ts';
import type { ExecutionSettings } from './settings.ts';
import { createResolveGuard, runChecks } from './run-checks.ts';
import { autoRunSteps, ensureRun } from './start-run.ts';

export interface Execution {
  readonly runner: LocalRunner;
  readonly settings: ExecutionSettings;
  /** For `incidents.addResolveGuard`. */
  readonly resolveGuard: ResolveGuard;
  /** Starts the runner and picks up what earlier ones left behind. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Hooks the room into the house: runs follow incidents, attempts go to the runner. */
export function registerExecution(options: {
  context: Context;
  /** Rooms are registered alike; this one has no jobs of its own: queued attempts are rows that the dispatcher looks at. */
  worker?: Worker;
  settings: ExecutionSettings;
  runner: LocalRunner;
}): Execution {
  const { context, settings, runner } = options;
  const dispatcher = createDispatcher({ context, settings, runner });
  const system = asSystem(systemActor);
  context.journal.listen(incidentDeclared, 'execution.run-of-new-incident', async (entry) => {
    await ensureRun(context, system, incidentDeclared.schema.parse(entry.data).incidentId);
  });
  context.journal.listen(runbookAttached, 'execution.run-of-attached-runbook', async (entry) => {
    await ensureRun(context, system, runbookAttached.schema.parse(entry.data).incidentId);
  });
  context.journal.listen(runStarted, 'execution.run-by-itself', async (entry) => {
    if (settings.autoRun === 'read-only') await autoRunSteps(context, runStarted.schema.parse(entry.data).runId);
  });
  context.journal.listen(statusChanged, 'execution.check-when-monitoring', async (entry) => {
    const { incidentId, to } = statusChanged.schema.parse(entry.data);
    if (to === 'monitoring') await runChecks(context, { runner, settings }, system, incidentId);
  });
  return { runner, settings, resolveGuard: createResolveGuard(context), start: () => dispatcher.start(), stop: () => dispatcher.stop() };
}
