import { fail, newId } from '#base';
import { attachRunbook, incidentStream, lockIncident, readIncident } from '#incidents';
import { systemActor, type Context } from '#journal';
import { asSystem, authorise, type Actor } from '#people';
import { loadRun, loadState, situationOf } from './load-run.ts';
import { mayRunByItself } from './model/decide-step.ts';
import { runStarted } from './model/entries.ts';
import type { CompiledStep, StepValues } from './model/plan-step.ts';
import { certainValue, suggestValues } from './model/suggest-values.ts';
import type { RunView } from './model/view.ts';
import { readRunView } from './read-run-view.ts';
import { environmentName, labelsOf, selectRunOf } from './run-of-incident.ts';
import { queueAttempt } from './run-step.ts';
import { insertRun, insertSteps, selectRun, type Run } from './run-store.ts';
import type { OrganizationSettings } from './settings-store.ts';

/** Starts working through the incident's runbook, or through another one by its slug. A run that exists is answered as it is. */
export async function startRun(
  context: Context,
  actor: Actor,
  input: { incidentId: string; runbook?: string | undefined },
): Promise<RunView> {
  const incident = (await readIncident(context.store.db, input.incidentId)) ?? fail('not-found', 'there is no such incident');
  authorise(actor, 'step.run', incident.organizationId);
  if (input.runbook !== undefined && input.runbook !== incident.runbook?.slug)
    await attachRunbook(context, actor, { id: incident.id, slug: input.runbook });
  const run = await ensureRun(context, actor, incident.id);
  if (!run) fail('not-ready', 'this incident has no runbook yet; attach one');
  return readRunView(context.store.db, run.id);
}

/** The run of the incident's present runbook, made when it is not there. Null when the incident has no runbook. */
export async function ensureRun(context: Context, actor: Actor, incidentId: string): Promise<Run | null> {
  return context.store.transaction(async (tx) => {
    const incident = await lockIncident(tx, incidentId);
    const existing = await selectRunOf(tx, incident);
    if (existing || !incident.runbook) return existing;
    const now = context.clock.now();
    const { documentId, version, slug, title, file } = incident.runbook;
    const run: Run = { id: newId('run', now), incidentId, organizationId: incident.organizationId, documentId, version, slug, title, file };
    const loaded = await loadRun(tx, run);
    if (!(await insertRun(tx, { ...run, now }))) return selectRunOf(tx, incident);
    const alertLabels = await labelsOf(tx, incident);
    const steps = [...loaded.steps.values()];
    await insertSteps(
      tx,
      run.id,
      steps.map(({ step }, position) => ({ stepId: step.id, position, values: firstValues(step, alertLabels, loaded.settings) })),
    );
    const state = await loadState(tx, run.id);
    const automatic = steps.filter(({ step, section }) =>
      mayRunByItself(situationOf(loaded, state, step.id).facts, { sectionKind: section.kind }),
    );
    await context.journal.append(tx, {
      entry: runStarted,
      stream: incidentStream(incidentId),
      actor,
      data: { incidentId, runId: run.id, slug, title, version, steps: steps.length, automatic: automatic.length },
    });
    return run;
  });
}

/** What is known of a step's parameters without asking anybody. */
function firstValues(
  step: CompiledStep,
  alertLabels: readonly Readonly<Record<string, string>>[],
  settings: OrganizationSettings,
): StepValues {
  const values: [string, StepValues[string]][] = [];
  for (const parameter of step.parameters) {
    if (settings.environmentNames.includes(environmentName(parameter.name))) {
      values.push([
        parameter.name,
        { value: null, source: `the runner's environment (${environmentName(parameter.name)})`, isFromEnvironment: true },
      ]);
      continue;
    }
    const certain = certainValue(suggestValues(parameter, { alertLabels, settings: settings.parameters }));
    if (certain) values.push([parameter.name, certain]);
  }
  return Object.fromEntries(values);
}

/** Queues what may run without a person: reading, bounded diagnosis with all values known. Doing it twice adds nothing. */
export async function autoRunSteps(context: Context, runId: string): Promise<void> {
  await context.store.transaction(async (tx) => {
    const run = await selectRun(tx, runId);
    if (!run) return;
    const incident = await lockIncident(tx, run.incidentId);
    if (incident.resolvedAt || incident.mergedInto) return;
    const loaded = await loadRun(tx, run);
    const state = await loadState(tx, runId);
    for (const { step, section } of loaded.steps.values()) {
      const situation = situationOf(loaded, state, step.id);
      if (situation.attempts.length > 0 || !mayRunByItself(situation.facts, { sectionKind: section.kind })) continue;
      await queueAttempt(context, asSystem(systemActor), { ...situation, tx, run: loaded }, true);
    }
  });
}
