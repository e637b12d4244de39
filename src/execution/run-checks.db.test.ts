import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveIncident } from '#incidents';
import type { Actor } from '#people';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { openExecutionRoom, type ExecutionRoom } from './execution.fixture.ts';
import { applyExecutionSettings, readChecks, runChecks, type RunView } from './index.ts';

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

describe('checks before the end', () => {
  const errors = {
    metric: 'error rate',
    operator: '>' as const,
    value: 1,
    unit: '%',
    for: null,
    level: null,
    line: 4,
    text: 'Error rate > 1%',
  };
  const mood = { ...errors, metric: 'mood', text: 'Mood > 1%', line: 5 };
  const settings = {
    parameters: {},
    checks: [{ metric: 'error rate', query: 'errors' }],
    connections: [{ name: 'prometheus', kind: 'prometheus' as const }],
    environmentNames: [],
  };
  /** What Prometheus answers now; asking a real one is tested beside the runner. */
  const answering = (...values: number[]) => ({
    settings: {
      ...room.execution().settings,
      connectionsFor: () => [{ name: 'prometheus', kind: 'prometheus' as const, url: 'http://127.0.0.1:9' }],
    },
    runner: { ...room.execution().runner, evaluate: () => Promise.resolve({ values, problem: null }) },
  });
  const resolve = (run: RunView) => resolveIncident(house.context, ben, [room.execution().resolveGuard], { id: run.incidentId });

  test('a failure that is still true holds the end; what cannot be told says why and holds nothing', async () => {
    await applyExecutionSettings(house.context, house.system, house.organization.id, settings);
    const run = await room.incidentWith({ symptoms: [errors, mood] });
    await expect(resolve(run)).rejects.toMatchObject({ fields: [{ message: expect.stringContaining('not run in the last 15 minutes') }] });
    const bad = await runChecks(house.context, answering(7), ana, run.incidentId);
    expect(bad).toMatchObject([
      { verdict: 'failed', observed: 7, query: 'errors' },
      { verdict: 'unknown', query: null, reason: expect.stringContaining('no query is known for "mood"') },
    ]);
    await expect(resolve(run)).rejects.toMatchObject({ fields: [{ message: expect.stringContaining('check failed: Error rate > 1%') }] });
    expect(await runChecks(house.context, answering(0.1), ana, run.incidentId)).toMatchObject([
      { verdict: 'passed' },
      { verdict: 'unknown' },
    ]);
    house.clock.advance(16 * 60_000);
    await expect(resolve(run)).rejects.toMatchObject({ code: 'not-ready' });
    await runChecks(house.context, answering(0.1), ana, run.incidentId);
    await resolve(run);
    expect((await typesOf(run)).filter((type) => type === 'execution.checked')).toHaveLength(3);
  });

  test('without a Prometheus nothing can be told, and a Prometheus that is away is no verdict', async () => {
    const run = await room.incidentWith({ symptoms: [errors] });
    expect(await readChecks(house.context.store.db, run.incidentId)).toMatchObject([{ verdict: 'unknown' }]);
    await applyExecutionSettings(house.context, house.system, house.organization.id, settings);
    const away = { ...answering(), runner: room.execution().runner };
    expect(await runChecks(house.context, away, ana, run.incidentId)).toMatchObject([
      { verdict: 'unknown', reason: expect.stringContaining('does not answer') },
    ]);
  });
});
