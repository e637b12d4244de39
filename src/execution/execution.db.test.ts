import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#people';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { ended, openExecutionRoom, stepOf, type ExecutionRoom } from './execution.fixture.ts';
import {
  approveStep,
  markStepDone,
  readOutput,
  readRunView,
  rejectStep,
  runStep,
  setValues,
  skipStep,
  stopStep,
  type RunView,
} from './index.ts';
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

describe('read-only diagnosis', () => {
  test('runs by itself with values from tocsin.yaml, and its output is kept', async () => {
    const run = await room.incidentWith({
      diagnosis: [stepFixture('kubectl get pods -n <namespace>', { id: 'pods', title: 'Check pods' })],
    });
    const step = await room.stepUntil(run, 'pods', ended);
    expect(step).toMatchObject({ state: 'succeeded', risk: 'read-only' });
    expect(step.attempts).toHaveLength(1);
    expect(step.attempts[0]).toMatchObject({ automatic: true, exitCode: 0, verdict: 'exit 0', display: 'kubectl get pods -n shop' });
    expect(step.attempts[0]?.output).toBe('[kubectl]\n[get]\n[pods]\n[-n]\n[shop]\n');
    expect(await readOutput(house.context.store.db, step.attempts[0]?.id ?? '', 10)).toMatchObject({
      text: '[get]\n[pods]\n[-n]\n[shop]\n',
      isWhole: true,
    });
    expect(await typesOf(run)).toEqual(
      expect.arrayContaining(['execution.run-started', 'execution.step-started', 'execution.step-finished']),
    );
  });

  test('what misses a value, never ends, changes something or is unknown does not', async () => {
    const run = await room.incidentWith({
      diagnosis: [
        stepFixture('kubectl describe pod <pod-name>', { id: 'needs' }),
        stepFixture('kubectl rollout restart deployment/api', { id: 'changes' }),
        stepFixture('frobnicate --now', { id: 'unknown' }),
        stepFixture('ssh admin@db-1', { id: 'terminal' }),
      ],
      mitigation: [stepFixture('kubectl get nodes', { id: 'later' })],
    });
    await house.worker.runDue();
    const view = await readRunView(house.context.store.db, run.id);
    expect(view.sections.flatMap((section) => section.steps).flatMap((step) => step.attempts)).toEqual([]);
    expect(stepOf(view, 'needs')).toMatchObject({ state: 'needs-value', plan: null });
    expect(stepOf(view, 'changes').state).toBe('needs-approval');
    expect(stepOf(view, 'unknown').state).toBe('needs-approval');
    expect(stepOf(view, 'terminal').state).toBe('not-runnable');
    expect(stepOf(view, 'later').state).toBe('waiting');
  });

  test('an error in the words of the program is a failure whatever its exit code', async () => {
    room.program('redis-cli', '#!/bin/bash\necho "(error) ERR unknown command"\n');
    const run = await room.incidentWith({ diagnosis: [stepFixture('redis-cli INFO memory', { id: 'redis' })] });
    expect(await room.stepUntil(run, 'redis', ended)).toMatchObject({
      state: 'failed',
      attempts: [{ verdict: 'exit 0, but ERR in the output' }],
    });
  });
});

describe('a step that changes something', () => {
  const restart = () => stepFixture('kubectl rollout restart deployment/api -n <namespace>', { id: 'restart', title: 'Restart' });

  test('runs after one approval, once, however often and fast it is asked', async () => {
    const run = await room.incidentWith({ mitigation: [restart()] });
    await expect(runStep(house.context, ana, at(run, 'restart'))).rejects.toMatchObject({ code: 'policy-refused' });
    const approved = await approveStep(house.context, ana, at(run, 'restart'));
    expect(stepOf(approved, 'restart')).toMatchObject({ state: 'approved', approvals: [{ person: { name: 'Ana' } }] });
    await Promise.all(Array.from({ length: 8 }, () => runStep(house.context, ana, at(run, 'restart'))));
    const step = await room.stepUntil(run, 'restart', ended);
    expect(step.state).toBe('succeeded');
    expect(step.attempts).toHaveLength(1);
    // The approval is used up: once more takes another one.
    await expect(runStep(house.context, ana, at(run, 'restart'))).rejects.toMatchObject({ code: 'policy-refused' });
    expect((await typesOf(run)).filter((type) => type === 'execution.step-started')).toHaveLength(1);
  });

  test('another value voids the approval', async () => {
    const run = await room.incidentWith({ mitigation: [restart()] });
    await approveStep(house.context, ana, at(run, 'restart'));
    const changed = await setValues(house.context, ben, { ...at(run, 'restart'), values: { namespace: 'payments' } });
    expect(stepOf(changed, 'restart')).toMatchObject({
      state: 'needs-approval',
      approvals: [],
      plan: { display: 'kubectl rollout restart deployment/api -n payments' },
    });
  });

  test('can be rejected with a reason, skipped, done by hand and taken up again', async () => {
    const run = await room.incidentWith({ mitigation: [restart()] });
    const rejected = await rejectStep(house.context, ben, { ...at(run, 'restart'), reason: 'not in business hours' });
    expect(stepOf(rejected, 'restart').blocked).toBe('Ben rejected it: not in business hours');
    expect(stepOf(await skipStep(house.context, ana, { ...at(run, 'restart'), reason: 'fixed itself' }), 'restart').state).toBe('skipped');
    expect(stepOf(await markStepDone(house.context, ana, { ...at(run, 'restart'), done: false }), 'restart').state).toBe('needs-approval');
    expect(stepOf(await markStepDone(house.context, ana, { ...at(run, 'restart'), done: true }), 'restart').state).toBe('done');
  });

  test('is stopped by the button, and says by whom', async () => {
    room.program('kubectl', '#!/bin/bash\necho started\nsleep 60\n');
    const run = await room.incidentWith({ mitigation: [restart()] });
    await approveStep(house.context, ana, at(run, 'restart'));
    await runStep(house.context, ana, at(run, 'restart'));
    await room.stepUntil(run, 'restart', ['running']);
    await stopStep(house.context, ben, at(run, 'restart'));
    const step = await room.stepUntil(run, 'restart', ended);
    expect(step).toMatchObject({ state: 'stopped', attempts: [{ verdict: expect.stringMatching(/^stopped by Ben/) }] });
  });

  test('a viewer may not, a stranger learns nothing', async () => {
    const run = await room.incidentWith({ mitigation: [restart()] });
    await expect(approveStep(house.context, house.actorOf(house.ben, 'viewer'), at(run, 'restart'))).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(approveStep(house.context, { ...ben, grants: [] }, at(run, 'restart'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a step that destroys something', () => {
  const wipe = () => stepFixture('kubectl delete namespace <namespace>', { id: 'wipe' });
  const token: Actor = { kind: 'token', id: 'tok_admin', name: 'API', grants: [{ organizationId: '*', role: 'admin' }] };

  test('takes two people; a token is none', async () => {
    const run = await room.incidentWith({ mitigation: [wipe()] });
    await approveStep(house.context, token, at(run, 'wipe'));
    await expect(runStep(house.context, token, at(run, 'wipe'))).rejects.toMatchObject({ code: 'policy-refused' });
    await approveStep(house.context, ana, at(run, 'wipe'));
    await expect(runStep(house.context, ana, at(run, 'wipe'))).rejects.toThrow(/two people/);
    await expect(runStep(house.context, token, at(run, 'wipe'))).rejects.toThrow(/two people/);
    await runStep(house.context, ben, at(run, 'wipe'));
    expect((await room.stepUntil(run, 'wipe', ended)).state).toBe('succeeded');
  });

  test('waits in a security incident until evidence is saved', async () => {
    const logs = stepFixture('kubectl logs deploy/api --tail=1000 > api.log', { id: 'logs' });
    const run = await room.incidentWith({ mitigation: [logs, wipe()] }, 'Security Breach');
    expect(logs.commands[0]?.preservesEvidence).toBe(true);
    await approveStep(house.context, ana, at(run, 'wipe'));
    await expect(runStep(house.context, ben, at(run, 'wipe'))).rejects.toThrow(/evidence first/);
    await runStep(house.context, ben, at(run, 'logs'));
    expect((await room.stepUntil(run, 'logs', ended)).state).toBe('succeeded');
    await runStep(house.context, ben, at(run, 'wipe'));
    expect((await room.stepUntil(run, 'wipe', ended)).state).toBe('succeeded');
  });
});

describe('hostile values and secrets', () => {
  test.each(["'; touch pwned; '", '$(touch pwned)', '`touch pwned`', 'a\nb', '" && touch pwned && "', 'x; touch pwned'])(
    '%j reaches the program as it is, and nothing else runs',
    async (value) => {
      const run = await room.incidentWith({ diagnosis: [stepFixture('kubectl describe pod <pod-name>', { id: 'pod' })] });
      await setValues(house.context, ana, { ...at(run, 'pod'), values: { 'pod-name': value } });
      await runStep(house.context, ana, at(run, 'pod'));
      const step = await room.stepUntil(run, 'pod', ended);
      expect(step.attempts[0]?.output).toBe(`[kubectl]\n[describe]\n[pod]\n[${value}]\n`);
      expect(existsSync(join(room.workFolder(run), 'pwned'))).toBe(false);
    },
  );

  test('a secret is in no view, no entry and no output', async () => {
    room.program('curl', '#!/bin/bash\nprintf "%s\\n" "$@"\n');
    const run = await room.incidentWith({
      mitigation: [
        stepFixture('curl -X POST -H "Authorization: Bearer <api-token>" https://status.acme.test/api/incidents', { id: 'post' }),
      ],
    });
    const view = await setValues(house.context, ana, { ...at(run, 'post'), values: { 'api-token': 'very-secret-value-1' } });
    expect(stepOf(view, 'post').parameters[0]).toMatchObject({ secret: true, value: null });
    await approveStep(house.context, ana, at(run, 'post'));
    await runStep(house.context, ana, at(run, 'post'));
    const step = await room.stepUntil(run, 'post', ended);
    expect(step.attempts[0]?.output).toContain('••••••');
    const journal = await room.entries(run);
    const rows = await sql<{
      all: string;
    }>`select (select json_agg(a) from attempt a)::text || (select json_agg(s) from run_step s)::text || coalesce((select json_agg(o) from attempt_output o)::text, '') || coalesce((select json_agg(x) from run_secret x)::text, '') as all`.execute(
      house.context.store.db,
    );
    for (const text of [JSON.stringify(step), JSON.stringify(journal), rows.rows[0]?.all])
      expect(text).not.toContain('very-secret-value-1');
  });
});
