import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { initCommands } from '#commands';
import { compileDocument } from '../compile-document.ts';
import { deriveRules } from './derive-rules.ts';
import { shapeOf } from './query-shape.ts';
import { rulesFile, runbookUrl } from './rules-file.ts';

beforeAll(() => initCommands());

const document = (fields: string, symptoms: readonly string[], ...queries: readonly string[]): string =>
  [
    '# Shop',
    '## Runbook: Cart Slow',
    fields,
    '### Symptoms',
    symptoms.map((line) => `- ${line}`).join('\n'),
    '### Diagnosis',
    ...queries.map((query) => `\`\`\`promql\n${query}\n\`\`\``),
    '',
  ].join('\n\n');
const derive = (source: string) => deriveRules([compileDocument({ file: 'ops/cart.md', source })]);

const one = '**Alert:** `CartSlow`\n**Severity:** P2';
const two = '**Alert:** `CartSlow` or `CartCritical`\n**Severity:** P2';
const p95 = 'histogram_quantile(0.95, sum by (le) (rate(cart_request_duration_seconds_bucket[5m])))';
const share = 'sum(rate(cart_errors_total[5m])) / sum(rate(cart_requests_total[5m]))';

describe('a rule is derived from', () => {
  test.each<[string, string, readonly Record<string, unknown>[]]>([
    [
      'a comparison',
      document(one, ['Slow'], 'cart_queue_length > 100'),
      [{ alert: 'CartSlow', expr: 'cart_queue_length > 100', severity: 'P2', for: null }],
    ],
    ['a series in the sentence', document(one, ['`up{job="cart"} == 0` for 5 minutes']), [{ expr: 'up{job="cart"} == 0', for: 'PT5M' }]],
    ['a threshold in milliseconds, a query in seconds', document(one, ['P95 latency > 500ms'], p95), [{ expr: `${p95} > 0.5` }]],
    [
      'two levels and two alerts',
      document(two, ['P95 latency > 500ms (warning) or > 2s (critical)'], p95),
      [
        { alert: 'CartSlow', expr: `${p95} > 0.5`, severity: 'warning' },
        { alert: 'CartCritical', expr: `${p95} > 2`, severity: 'critical' },
      ],
    ],
    [
      'two levels of one alert',
      document(one, ['P95 latency > 500ms (warning) or > 2s (critical)'], p95),
      [
        { alert: 'CartSlow', severity: 'warning' },
        { alert: 'CartSlow', severity: 'critical' },
      ],
    ],
    ['a percentage and a ratio', document(one, ['Error rate > 5%'], share), [{ expr: `(${share}) > 0.05` }]],
    ['a percentage and a percentage', document(one, ['Error rate > 5%'], `100 * ${share}`), [{ expr: `(100 * ${share}) > 5` }]],
  ])('%s', (_, source, expected) => {
    const { rules, notDerived } = derive(source);
    expect(rules).toMatchObject(expected);
    expect(rules).toHaveLength(expected.length);
    expect(notDerived).toEqual([]);
  });
});

describe('nothing is derived, and the reason is said,', () => {
  test.each<[string, string, RegExp]>([
    ['without an alert', document('**Team:** Cart', ['P95 latency > 500ms'], p95), /names no alert/],
    ['without a query', document(one, ['P95 latency > 500ms']), /no PromQL query/],
    ['for another quantile', document(one, ['P99 latency > 500ms'], p95), /measures it/],
    ['with a hole in the query', document(one, ['Error rate > 5%'], share.replace('total[', 'total{pod="<pod>"}[')), /value to fill in/],
    ['where units do not meet', document(one, ['Error rate > 5%'], 'sum(rate(cart_errors_total[5m]))'), /does not say in what it counts/],
    ['where two queries fit', document(one, ['P95 latency > 500ms'], p95, p95.replace('cart', 'order')), /more than one query/],
    ['where two comparisons stand', document(one, ['Slow'], 'a_b > 1', 'c_d > 1'), /which of its comparisons/],
    ['where the alert is not said', document(two, ['P95 latency > 500ms'], p95), /which of CartSlow, CartCritical/],
    ['for every target at once', document(one, ['`up == 0`']), /every target/],
    ['without anything', document(one, ['Slow']), /states no threshold/],
  ])('%s', (_, source, expected) => {
    const { rules, notDerived } = derive(source);
    expect(rules).toEqual([]);
    expect(notDerived.map(({ why }) => why).join('; ')).toMatch(expected);
  });

  test('where the number tells when it is over', () => {
    expect(derive(`${document(one, ['Slow'], p95)}\n### Verification\n\n- P95 latency < 500ms\n`).rules).toEqual([]);
  });
});

test('two rules that Prometheus could not tell apart are one, and the other is listed', () => {
  const same = (query: string) => compileDocument({ file: `${query}.md`, source: document(one, ['Slow'], query) });
  expect(deriveRules([same('a_b > 1'), same('a_b > 1')])).toMatchObject({ rules: [{ expr: 'a_b > 1' }], notDerived: [] });
  expect(deriveRules([same('a_b > 1'), same('a_b > 2')])).toMatchObject({
    rules: [{ expr: 'a_b > 1' }],
    notDerived: [{ what: 'CartSlow: a_b > 2' }],
  });
});

test.each([
  ['cart_queue_length > 100', true, null],
  ['cart_queue_length > bool 100', false, null],
  ['a_b > c_d', false, null],
  [p95, false, 's'],
  [share, false, 'ratio'],
  [`(${share}) * 100`, false, 'percent'],
  ['avg(cart_wait_seconds)', false, 's'],
  ['sum(cart_wait_seconds)', false, null],
  ['rate(cart_cpu_seconds[5m])', false, null],
  ['cart_bytes / 1024', false, null],
])('%s', (query, isCondition, unit) => {
  expect(shapeOf(query)).toMatchObject({ isCondition, unit });
});

test.each(['not a query', '1 + 1', 'sum(', ''])('%s is no query', (text) => {
  expect(shapeOf(text)).toBeNull();
});

test.each([
  ['', 'ops/cart.md#cart-slow'],
  ['https://docs.example.com/tree/', 'https://docs.example.com/tree/ops/cart.md#cart-slow'],
])('the address of a runbook below %j', (base, expected) => {
  expect(runbookUrl({ file: './ops/cart.md', anchor: 'cart-slow' }, base)).toBe(expected);
});

describe('the file', () => {
  const hostile = document(one, ['P95 latency > 500ms for 5 minutes', 'Queue "{{ $value }}": # > 9%'], p95).replace(
    'Cart Slow',
    'Cart {{ .Slow }}: "x" # y',
  );
  const text = () => rulesFile(derive(hostile), ({ file, slug }) => runbookUrl({ file, anchor: slug }, 'https://docs.example.com'));

  test('says where each rule comes from, and what has no rule', () => {
    expect(text()).toMatch(/# ops\/cart\.md:\d+: from line \d+ and the query of line \d+\n\s+- alert: CartSlow/);
    expect(text()).toContain('# Not derived:\n');
    expect(parse(text())).toMatchObject({
      groups: [{ name: 'ops/cart.md', rules: [{ alert: 'CartSlow', for: '5m', labels: { severity: 'P2' } }] }],
    });
  });

  const promtool = spawnSync('promtool', ['--version']);
  test.skipIf(promtool.error !== undefined)('passes promtool check rules (skipped without promtool of Debian’s prometheus)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tocsin-rules-'));
    try {
      writeFileSync(join(folder, 'alerts.yaml'), text());
      const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', '--lint-fatal', join(folder, 'alerts.yaml')], {
        encoding: 'utf8',
      });
      expect({ status, stderr, found: /SUCCESS: (\d+) rules? found/.exec(stdout)?.[1] }).toEqual({ status: 0, stderr: '', found: '1' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
