import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, silentLog, type ManualClock } from '#base';
import { initCommands } from '#commands';
import { declareIncident, incidentStream } from '#incidents';
import { readStream, type Context } from '#journal';
import type { Actor } from '#people';
import type { Worker } from '#store';
import { readRunOfIncident, readRunView } from './read-run-view.ts';
import { applyExecutionSettings, type ExecutionSettings } from './settings.ts';
import { registerExecution, type Execution } from './register-execution.ts';
import { runbookFixture, sectionFixture } from './model/compiled.fixture.ts';
import type { CompiledSection, CompiledStep } from './model/plan-step.ts';
import type { RunStepView, RunView } from './model/view.ts';
import { storeRunbookFixture } from './runbook-fixture-store.ts';
import { startLocalRunner } from './runners/local-runner.ts';

/** Stands for the real programs: prints its name and each argument on a line of its own. */
const echoProgram = '#!/bin/bash\nprintf "[%s]\\n" "$(basename "$0")" "$@"\n';

interface House {
  readonly context: Context;
  readonly clock: ManualClock;
  readonly worker: Worker;
  readonly system: Actor;
  readonly organization: { readonly id: string };
}

function fail(message: string): never {
  throw new Error(message);
}

export const ended = ['succeeded', 'failed', 'stopped', 'unknown'];

/** The step of a run with this id. */
export function stepOf(run: RunView, id: string): RunStepView {
  return run.sections.flatMap((section) => section.steps).find((step) => step.id === id) ?? fail(`no step ${id}`);
}

/** For stories: this room with a real runner process, in a house with an organisation, and programs that only print. */
export async function openExecutionRoom(house: House) {
  await initCommands();
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-execution-'));
  mkdirSync(join(folder, 'bin'));
  const settings: ExecutionSettings = {
    autoRun: 'read-only',
    connectionsFor: () => [],
    environmentFor: () => ({ STATUS_PAGE_TOKEN: 'environment-token-value' }),
  };
  const launch = () =>
    startLocalRunner({
      folder: join(folder, 'runner'),
      path: `${join(folder, 'bin')}:/usr/bin:/bin`,
      log: silentLog,
      now: () => new Date(),
    });
  function program(name: string, body: string): void {
    writeFileSync(join(folder, 'bin', name), body);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  for (const name of ['kubectl', 'psql']) program(name, echoProgram);
  let execution: Execution = registerExecution({ context: house.context, runner: launch(), settings });
  await applyExecutionSettings(house.context, house.system, house.organization.id, {
    parameters: { namespace: 'shop' },
    checks: [],
    connections: [],
    environmentNames: ['STATUS_PAGE_TOKEN'],
  });
  await execution.start();

  return {
    folder,
    program,
    execution: () => execution,
    /** Where steps of a run do their work. */
    workFolder: (run: RunView) => join(folder, 'runner', 'work', run.incidentId),
    /** The same folder and database, as after a restart; listeners are hooked already. */
    async restart(): Promise<void> {
      await execution.stop();
      const context = { ...house.context, journal: { ...house.context.journal, listen: () => undefined } };
      execution = registerExecution({ context, runner: launch(), settings });
      await execution.start();
    },
    /** An incident with a runbook of these steps, its run made by the journal's listeners. */
    async incidentWith(
      steps: { symptoms?: CompiledSection['thresholds']; diagnosis?: readonly CompiledStep[]; mitigation?: readonly CompiledStep[] },
      title = 'Service Down',
    ): Promise<RunView> {
      const sections = [
        sectionFixture('symptoms', [], steps.symptoms ?? []),
        sectionFixture('diagnosis', steps.diagnosis ?? []),
        sectionFixture('mitigation', steps.mitigation ?? []),
      ];
      const { db } = house.context.store;
      const now = house.clock.now();
      const organizationId = house.organization.id;
      const match = await storeRunbookFixture(db, {
        documentId: newId('document', now),
        organizationId,
        runbook: runbookFixture(sections, { title }),
        now,
      });
      const incident = await declareIncident(house.context, house.system, { organizationId, title: 'Checkout is down', matches: [match] });
      await house.worker.runDue();
      const run = (await readRunOfIncident(db, incident.id)) ?? fail('no run was made');
      return readRunView(db, run.id);
    },
    /** A process ends when it ends: waits for the fact, with jobs done meanwhile. */
    async stepUntil(run: RunView, id: string, states: readonly string[]): Promise<RunStepView> {
      const start = performance.now();
      for (;;) {
        await house.worker.runDue();
        const step = stepOf(await readRunView(house.context.store.db, run.id), id);
        if (states.includes(step.state)) return step;
        if (performance.now() - start > 15_000) fail(`${id} is ${step.state}: ${step.blocked ?? step.attempts.at(-1)?.verdict ?? ''}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    entries: (run: RunView) => readStream(house.context.store.db, incidentStream(run.incidentId), { after: 0, limit: 500 }),
    async close(): Promise<void> {
      await execution.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type ExecutionRoom = Awaited<ReturnType<typeof openExecutionRoom>>;
