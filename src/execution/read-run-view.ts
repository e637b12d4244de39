import { readIncident } from '#incidents';
import type { ActorRef } from '#journal';
import type { Db } from '#store';
import type { Attempt } from './attempt-store.ts';
import { loadRunById, loadState, situationOf, type LoadedRun, type StepSituation } from './load-run.ts';
import { blockedBecause, stepStateOf } from './model/step-state.ts';
import { suggestValues, type Suggestion } from './model/suggest-values.ts';
import type { AttemptView, RunStepView, RunView, StepParameterView } from './model/view.ts';
import { selectOutputTail } from './output-store.ts';
import { labelsOf, selectRunOf } from './run-of-incident.ts';
import type { Run } from './run-store.ts';

const shownOutputBytes = 16 * 1024;

const personOf = (actor: ActorRef) => ({ id: actor.id, name: actor.name });
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The run of the incident's present runbook; null before there is one. */
export async function readRunOfIncident(db: Db, incidentId: string): Promise<Run | null> {
  const incident = await readIncident(db, incidentId);
  return incident ? selectRunOf(db, incident) : null;
}

/** The whole run as the page shows it. */
export async function readRunView(db: Db, runId: string): Promise<RunView> {
  const loaded = await loadRunById(db, runId);
  const { run, runbook } = loaded;
  const state = await loadState(db, runId);
  const incident = await readIncident(db, run.incidentId);
  const alertLabels = incident ? await labelsOf(db, incident) : [];
  const typed = [...state.stored.values()].flatMap((step) =>
    Object.entries(step.values).filter(([, value]) => value.source.startsWith('typed')),
  );
  const outputs = new Map<string, string>();
  for (const attempt of state.attempts)
    if (attempt.outputBytes > 0) outputs.set(attempt.id, await selectOutputTail(db, attempt, shownOutputBytes));
  const suggestionsFor = (parameter: StepParameterView | LoadedParameter): readonly Suggestion[] => {
    const known = suggestValues(parameter, { alertLabels, settings: loaded.settings.parameters });
    const elsewhere = typed.flatMap(([name, { value, source }]) =>
      name === parameter.name && value !== null && !parameter.secret ? [{ value, source: source.replace(/ in another step$/, '') }] : [],
    );
    return [...new Map([...elsewhere, ...known].map((suggestion) => [suggestion.value, suggestion])).values()];
  };
  return {
    id: run.id,
    incidentId: run.incidentId,
    runbook: { slug: run.slug, title: run.title, version: run.version, file: run.file },
    sections: runbook.sections.map((section) => ({
      kind: section.kind,
      heading: section.heading,
      line: section.line,
      items: section.items.map(({ text, line }) => ({ text, line })),
      steps: section.steps.map((step) => stepView(loaded, situationOf(loaded, state, step.id), suggestionsFor, outputs)),
    })),
  };
}

type LoadedParameter = StepSituation['loaded']['step']['parameters'][number];

function stepView(
  run: LoadedRun,
  situation: StepSituation,
  suggestionsFor: (parameter: LoadedParameter) => readonly Suggestion[],
  outputs: ReadonlyMap<string, string>,
): RunStepView {
  const { facts, stored, plan, attempts } = situation;
  const { step, traits } = situation.loaded;
  const needed =
    facts.runnability.kind !== 'runnable' || facts.runnability.risk === 'read-only' ? 0 : facts.runnability.risk === 'mutating' ? 1 : 2;
  return {
    id: step.id,
    title: step.title,
    kind: step.kind,
    language: step.language,
    source: step.source,
    line: step.line,
    endLine: step.endLine,
    condition: step.condition,
    option: step.option,
    timebox: step.timebox,
    risk: traits.risk,
    reasons: [
      ...traits.reasons,
      ...(run.isEvidenceMode && traits.risk === 'destructive' ? ['security incident: evidence is saved before anything is destroyed'] : []),
    ],
    state: stepStateOf(facts),
    blocked: blockedBecause(facts),
    parameters: step.parameters.map((parameter) => ({
      name: parameter.name,
      syntax: parameter.syntax,
      type: parameter.type,
      secret: parameter.secret,
      value: parameter.secret ? null : (stored.values[parameter.name]?.value ?? null),
      source: stored.values[parameter.name]?.source ?? null,
      suggestions: suggestionsFor(parameter).map(({ value, source }) => ({ value, source })),
    })),
    plan: plan?.ok ? { display: plan.plan.display, differs: plan.plan.differs, reasons: [...plan.plan.reasons] } : null,
    approvalsNeeded: needed,
    approvals: facts.approvals.map((approval) => ({ person: personOf(approval.actor), at: approval.approvedAt.toISOString() })),
    attempts: attempts.map((attempt) => attemptView(attempt, outputs.get(attempt.id) ?? '')),
  };
}

/** An attempt as the page shows it, with the end of its output. */
export function attemptView(attempt: Attempt, output: string): AttemptView {
  return {
    id: attempt.id,
    number: attempt.number,
    state: attempt.state,
    startedAt: iso(attempt.startedAt),
    endedAt: iso(attempt.endedAt),
    exitCode: attempt.exitCode,
    output,
    outputBytes: attempt.outputBytes,
    truncated: attempt.truncated,
    runner: attempt.runner,
    startedBy: personOf(attempt.startedBy),
    automatic: attempt.automatic,
    verdict: attempt.verdict,
    display: attempt.display,
  };
}
