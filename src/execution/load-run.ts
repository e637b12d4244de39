import { fail } from '#base';
import { initCommands } from '#commands';
import { readRunbook, type CompiledDocument, type CompiledRunbook } from '#runbooks';
import type { Db } from '#store';
import { selectAttempts, type Attempt } from './attempt-store.ts';
import { isEvidenceMode } from './model/evidence.ts';
import {
  planHash,
  planStep,
  traitsOf,
  type CompiledSection,
  type CompiledStep,
  type PlannedStep,
  type StepTraits,
} from './model/plan-step.ts';
import type { Approval, StepFacts } from './model/step.ts';
import { selectLiveApprovals, selectRun, selectSteps, type Run, type StoredApproval, type StoredStep } from './run-store.ts';
import { selectSettings, type OrganizationSettings } from './settings-store.ts';

export interface LoadedStep {
  readonly section: CompiledSection;
  readonly step: CompiledStep;
  readonly traits: StepTraits;
}

/** A run with the version of the runbook that it works through. */
export interface LoadedRun {
  readonly run: Run;
  readonly document: CompiledDocument;
  readonly runbook: CompiledRunbook;
  readonly settings: OrganizationSettings;
  readonly steps: ReadonlyMap<string, LoadedStep>;
  readonly isEvidenceMode: boolean;
}

/** Everything that changes while people work. */
export interface RunState {
  readonly stored: ReadonlyMap<string, StoredStep>;
  readonly approvals: readonly StoredApproval[];
  readonly attempts: readonly Attempt[];
}

type Compiled = { readonly document: CompiledDocument; readonly runbook: CompiledRunbook };
// A version never changes, so a copy is never old. Bounded: an incident rarely outlives fifty others.
const compiledVersions = new Map<string, Compiled>();
const keptVersions = 50;

export async function readCompiled(db: Db, run: Pick<Run, 'documentId' | 'version' | 'slug'>): Promise<Compiled> {
  const key = `${run.documentId} ${run.version} ${run.slug}`;
  const known = compiledVersions.get(key);
  if (known) return known;
  const found = await readRunbook(db, { documentId: run.documentId, version: run.version, slug: run.slug });
  if (!found) fail('not-found', `version ${run.version} of the runbook ${run.slug} is not stored any more`);
  const oldest = compiledVersions.keys().next();
  if (compiledVersions.size >= keptVersions && !oldest.done) compiledVersions.delete(oldest.value);
  const compiled = { document: found.document, runbook: found.runbook };
  compiledVersions.set(key, compiled);
  return compiled;
}

export async function loadRun(db: Db, run: Run): Promise<LoadedRun> {
  await initCommands();
  const { document, runbook } = await readCompiled(db, run);
  const settings = await selectSettings(db, run.organizationId);
  const steps = new Map<string, LoadedStep>();
  for (const section of runbook.sections)
    for (const step of section.steps) steps.set(step.id, { section, step, traits: traitsOf(step, settings) });
  return { run, document, runbook, settings, steps, isEvidenceMode: isEvidenceMode(document, runbook) };
}

export async function loadRunById(db: Db, runId: string): Promise<LoadedRun> {
  return loadRun(db, (await selectRun(db, runId)) ?? fail('not-found', 'there is no such run'));
}

export async function loadState(db: Db, runId: string): Promise<RunState> {
  const stored = await selectSteps(db, runId);
  return {
    stored: new Map(stored.map((step) => [step.stepId, step])),
    approvals: await selectLiveApprovals(db, runId),
    attempts: await selectAttempts(db, runId),
  };
}

export interface StepSituation {
  readonly loaded: LoadedStep;
  readonly stored: StoredStep;
  readonly facts: StepFacts;
  readonly plan: PlannedStep | null;
  readonly hash: string;
  readonly attempts: readonly Attempt[];
}

/** A step as it is now: its plan and all facts that its state follows from. */
export function situationOf(run: LoadedRun, state: RunState, stepId: string): StepSituation {
  const loaded = run.steps.get(stepId) ?? fail('not-found', 'there is no such step in this runbook');
  const stored = state.stored.get(stepId) ?? fail('not-found', 'there is no such step in this run');
  const { step, traits } = loaded;
  const plan = traits.runnability.kind === 'runnable' ? planStep(step, traits, stored.values) : null;
  const hash = planHash(step, traits, stored.values);
  const attempts = state.attempts.filter((attempt) => attempt.stepId === stepId);
  const approvals: readonly Approval[] = state.approvals.filter((approval) => approval.stepId === stepId && approval.planHash === hash);
  const hasEvidence = state.attempts.some((attempt) => attempt.preservesEvidence && attempt.state === 'succeeded');
  return {
    loaded,
    stored,
    plan,
    hash,
    attempts,
    facts: {
      runnability: traits.runnability,
      missing: plan && !plan.ok ? plan.missing : [],
      problems: plan && !plan.ok ? plan.problems : [],
      approvals,
      mark: stored.mark,
      rejection: stored.rejection,
      attempt: attempts.at(-1) ?? null,
      evidenceMissing: run.isEvidenceMode && !hasEvidence,
    },
  };
}

/** How a step is called on the timeline: its title, else its first line. */
export function titleOf(step: CompiledStep): string {
  const first = step.title ?? step.source.trim().split('\n')[0] ?? '';
  return first.length > 120 ? `${first.slice(0, 119)}…` : first || `line ${step.line}`;
}
