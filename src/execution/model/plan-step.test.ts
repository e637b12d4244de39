import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { stepFixture } from './compiled.fixture.ts';
import { planHash, planStep, timeLimitMs, traitsOf, type StepValues } from './plan-step.ts';

beforeAll(() => initCommands());
const nothing = { connections: [] };
const both = {
  connections: [
    { name: 'main', kind: 'postgres' as const },
    { name: 'prometheus', kind: 'prometheus' as const },
  ],
};
const values = (given: Record<string, string>): StepValues =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value, source: 'test' }]));

describe('what Tocsin can do with a step', () => {
  test.each([
    ['kubectl get pods', 'bash', { kind: 'runnable', risk: 'read-only' }],
    ['kubectl get pods\nkubectl delete namespace shop', 'bash', { kind: 'runnable', risk: 'destructive' }],
    ['kubectl logs -f deploy/api', 'bash', { kind: 'runnable', risk: 'read-only' }],
    ['some-tool we never heard of', 'bash', { kind: 'runnable', risk: 'mutating' }],
    ['ssh admin@db-1', 'bash', { kind: 'blocked' }],
  ] as const)('%s', (source, language, expected) => {
    expect(traitsOf(stepFixture(source, { language }), both).runnability).toMatchObject(expected);
  });

  test('SQL and PromQL need a named system', () => {
    const sql = stepFixture('SELECT count(*) FROM pg_stat_activity', { language: 'sql', kind: 'query' });
    const promql = stepFixture('sum(rate(http_requests_total[5m]))', { language: 'promql', kind: 'query' });
    expect(traitsOf(sql, nothing).runnability).toMatchObject({ kind: 'blocked', reason: expect.stringContaining('PostgreSQL') });
    expect(traitsOf(promql, nothing).runnability).toMatchObject({ kind: 'blocked', reason: expect.stringContaining('Prometheus') });
    expect(traitsOf(sql, both)).toMatchObject({ connection: 'main', runnability: { kind: 'runnable', risk: 'read-only' } });
    expect(traitsOf(promql, both)).toMatchObject({ connection: 'prometheus', runnability: { kind: 'runnable', risk: 'read-only' } });
  });

  test('links, messages and what a person does are not run', () => {
    expect(traitsOf(stepFixture('Call the vendor', { kind: 'manual' }), both).runnability).toEqual({ kind: 'manual' });
  });
});

describe('the plan of a step', () => {
  const traits = (step: ReturnType<typeof stepFixture>) => traitsOf(step, both);

  test('all statements in order, values beside the script and never in it', () => {
    const step = stepFixture('kubectl get pods -n <namespace>\nsleep 1\nkubectl get events -n <namespace>');
    const planned = planStep(step, traits(step), values({ namespace: '$(reboot)' }));
    if (!planned.ok || planned.plan.kind !== 'shell') throw new Error('not planned');
    expect(planned.plan.script).not.toContain('reboot');
    expect(Object.values(planned.plan.env)).toEqual(['$(reboot)']);
    expect(planned.plan.script.split('\n')).toHaveLength(3);
  });

  test('several commands that change something stop at the first failure, and the plan says so', () => {
    const step = stepFixture('kubectl scale deploy/api --replicas=0\nkubectl scale deploy/api --replicas=3');
    const planned = planStep(step, traits(step), {});
    expect(planned).toMatchObject({
      ok: true,
      plan: {
        differs: true,
        display: expect.stringMatching(/^set -e\n/),
        reasons: expect.arrayContaining(['stops at the first command that fails']),
      },
    });
  });

  test('a missing value is named', () => {
    const step = stepFixture('kubectl describe pod <pod-name> -n <namespace>');
    expect(planStep(step, traits(step), values({ namespace: 'shop' }))).toEqual({ ok: false, missing: ['pod-name'], problems: [] });
  });

  test('an approval stands for exactly these values', () => {
    const step = stepFixture('kubectl rollout restart deployment/<name>');
    const hash = (name: string) => planHash(step, traits(step), values({ name }));
    expect(hash('api')).toBe(hash('api'));
    expect(hash('api')).not.toBe(hash('db'));
  });

  test('the time box of the document is the limit, up to an hour', () => {
    const limit = (timebox: string | null, risk: 'read-only' | 'mutating') => timeLimitMs(stepFixture('true', { timebox }), risk);
    expect([limit(null, 'read-only'), limit(null, 'mutating'), limit('PT5M', 'read-only'), limit('PT3H', 'mutating')]).toEqual([
      60_000, 300_000, 300_000, 3_600_000,
    ]);
  });
});
