import { describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { checksOf, judgeCheck, queryFor, type CheckDefinition } from './checks.ts';
import { runbookFixture, sectionFixture, stepFixture } from './compiled.fixture.ts';

// Tables below are made while the file is read.
await initCommands();
const threshold = (metric: string, operator: '>' | '<', value: number, unit: string | null = null) => ({
  metric,
  operator,
  value,
  unit,
  for: null,
  level: null,
  line: 12,
  text: `${metric} ${operator} ${value}`,
});
const check = (change: Partial<CheckDefinition> = {}): CheckDefinition => ({
  id: 'x',
  text: '',
  line: 1,
  metric: 'error rate',
  operator: '>',
  value: 1,
  unit: '%',
  describes: 'failure',
  ...change,
});

test('symptoms describe the failure, verification describes health, other sections nothing', () => {
  const runbook = runbookFixture([
    sectionFixture('symptoms', [], [threshold('error rate', '>', 1, '%')]),
    sectionFixture('diagnosis', [], [threshold('cpu', '>', 80, '%')]),
    sectionFixture('verification', [], [threshold('success rate', '>', 99, '%')]),
  ]);
  expect(checksOf(runbook).map(({ metric, describes }) => [metric, describes])).toEqual([
    ['error rate', 'failure'],
    ['success rate', 'health'],
  ]);
});

describe('the answer', () => {
  test.each([
    [check(), 'vector', [3], 'failed', 3],
    [check(), 'vector', [0.2], 'passed', 0.2],
    [check({ describes: 'health', operator: '<' }), 'q', [0.2], 'passed', 0.2],
    [check({ describes: 'health', operator: '<' }), 'q', [2], 'failed', 2],
    [check({ operator: '<', value: 95 }), 'q', [90], 'failed', 90],
    [check(), 'a / b', [0.05], 'failed', 5],
    [check(), '100 * a / b', [0.05], 'passed', 0.05],
    [check({ unit: 'ms', value: 500 }), 'histogram_quantile(0.95, http_request_duration_seconds_bucket)', [0.7], 'failed', 700],
    [check({ unit: 'min', value: 5 }), 'max(follower_lag_seconds)', [240], 'passed', 4],
    [check({ unit: 'min', value: 5 }), 'max(follower_lag_seconds) / 60', [6], 'failed', 6],
    [check({ unit: 'gb', value: 2 }), 'process_resident_memory_bytes', [3e9], 'failed', 3],
    [check({ unit: 'mib', value: 2 }), 'process_resident_memory_bytes', [1_048_576], 'passed', 1],
    [check({ unit: '/min', value: 30 }), 'sum(rate(crashes_total[5m]))', [1], 'failed', 60],
    [check(), 'q', [0.1, 7, 0.2], 'failed', 7],
    [check(), 'q', [], 'unknown', null],
    [check(), 'q', [Number.NaN], 'unknown', null],
    [check({ operator: 'about' }), 'q', [1], 'unknown', null],
  ])('%o on %s with %j: %s', (definition, query, values, verdict, observed) => {
    expect(judgeCheck(definition, query, values)).toMatchObject({ verdict, observed });
  });
});

describe('the query', () => {
  const runbook = runbookFixture([
    sectionFixture('diagnosis', [
      stepFixture('sum(replication_lag_seconds)', { id: 'q', title: 'Replication lag', language: 'promql', kind: 'query' }),
    ]),
  ]);
  const checks = [
    { metric: 'error rate', query: 'e' },
    { metric: '5xx error rate', query: 'five' },
  ];
  test.each([
    ['5xx error rate', { ok: true, query: 'five' }],
    ['api error rate', { ok: true, query: 'e' }],
    ['`pg_stat_connections_count`', { ok: true, query: 'pg_stat_connections_count' }],
    ['replication lag', { ok: true, query: 'sum(replication_lag_seconds)' }],
    ['happiness', { ok: false }],
  ])('for %s', (metric, expected) => {
    expect(queryFor(check({ metric }), { checks, runbook })).toMatchObject(expected);
  });
});
