import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveIncident } from '#incidents';
import type { Actor } from '#people';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { ended, openExecutionRoom, stepOf, type ExecutionRoom } from './execution.fixture.ts';
import { approveStep, runStep, settleStep, type RunView } from './index.ts';
import { stepFixture } from './model/compiled.fixture.ts';

let house: TestHouse;
let room: ExecutionRoom;
let ana: Actor;
let ben: Actor;

beforeEach(async () => {
  house = await createTestHouse();
  ana = house.actorOf(house.ana);
  ben = house.actorOf(house.ben, 'responder');
  room = await openExecutionRoom(house);
});
afterEach(async () => {
  await room.close();
  await house.close();
});
const typesOf = async (run: RunView) => (await room.entries(run)).map((entry) => entry.type);
const at = (run: RunView, stepId: string) => ({ runId: run.id, stepId });

function fail(message: string): never {
  throw new Error(message);
}

describe('when the runner dies', () => {
  test('a changing step has an unknown outcome, is never run again by itself, and a person settles it', async () => {
    room.program('kubectl', '#!/bin/bash\necho x >> count\necho started\nsleep 60\n');
    const run = await room.incidentWith({ mitigation: [stepFixture('kubectl rollout restart deployment/api', { id: 'restart' })] });
    await approveStep(house.context, ana, at(run, 'restart'));
    await runStep(house.context, ana, at(run, 'restart'));
    await room.stepUntil(run, 'restart', ['running']);
    const start = performance.now();
    while (!existsSync(join(room.workFolder(run), 'count'))) {
      if (performance.now() - start > 5_000) fail('the step did not start');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    process.kill(room.execution().runner.processId() ?? 0, 'SIGKILL');
    const lost = await room.stepUntil(run, 'restart', ended);
    expect(lost).toMatchObject({ state: 'unknown', blocked: expect.stringContaining('settle') });
    await expect(runStep(house.context, ana, at(run, 'restart'))).rejects.toMatchObject({ code: 'outcome-unknown' });
    await expect(resolveIncident(house.context, ben, [room.execution().resolveGuard], { id: run.incidentId })).rejects.toMatchObject({
      code: 'not-ready',
    });
    const settled = await settleStep(house.context, ben, { ...at(run, 'restart'), outcome: 'failed', note: 'the pods are old' });
    expect(stepOf(settled, 'restart')).toMatchObject({ state: 'failed', attempts: [{ number: 1 }] });
    expect(await typesOf(run)).toEqual(expect.arrayContaining(['execution.step-unknown', 'execution.step-settled']));
    await resolveIncident(house.context, ben, [room.execution().resolveGuard], { id: run.incidentId });
  });

  test('the server restarts while a changing step runs: its outcome arrives, once', async () => {
    room.program('kubectl', '#!/bin/bash\necho x >> count\nsleep 1\necho finished\n');
    const run = await room.incidentWith({ mitigation: [stepFixture('kubectl rollout restart deployment/api', { id: 'restart' })] });
    await approveStep(house.context, ana, at(run, 'restart'));
    await runStep(house.context, ana, at(run, 'restart'));
    await room.stepUntil(run, 'restart', ['running']);
    await room.restart();
    const step = await room.stepUntil(run, 'restart', ended);
    expect(step.state).toBe('succeeded');
    expect(step.attempts).toHaveLength(1);
    expect(step.attempts[0]?.output).toContain('finished');
  });
});

test('twenty-five kills of the runner at different moments: no changing step runs twice', async () => {
  room.program('kubectl', '#!/bin/bash\necho "$3" >> count\nsleep 0.05\necho done\n');
  const count = () => (existsSync(countPath) ? readFileSync(countPath, 'utf8').trim().split('\n') : []);
  const run = await room.incidentWith({ mitigation: [stepFixture('kubectl rollout restart deployment/api', { id: 'restart' })] });
  const countPath = join(room.workFolder(run), 'count');
  const outcomes: string[] = [];
  for (let kill = 1; kill <= 25; kill++) {
    await approveStep(house.context, ana, at(run, 'restart'));
    await runStep(house.context, ana, at(run, 'restart'));
    const worked = house.worker.runDue();
    await new Promise((resolve) => setTimeout(resolve, kill * 6));
    const killed = room.execution().runner.processId() ?? fail('no runner');
    process.kill(killed, 'SIGKILL');
    await worked;
    const step = await room.stepUntil(run, 'restart', ended);
    expect(step.attempts).toHaveLength(kill);
    expect(count().length).toBeLessThanOrEqual(kill);
    outcomes.push(step.state);
    if (step.state === 'unknown')
      await settleStep(house.context, ana, { ...at(run, 'restart'), outcome: 'failed', note: 'killed on purpose' });
    const start = performance.now();
    while (!room.execution().runner.isReady() || room.execution().runner.processId() === killed) {
      if (performance.now() - start > 10_000) fail('no new runner');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  const succeeded = outcomes.filter((state) => state === 'succeeded').length;
  expect(count().length).toBeGreaterThanOrEqual(succeeded);
  expect(outcomes.length).toBe(25);
}, 90_000);
