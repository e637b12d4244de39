import { describe, expect, test } from 'vitest';
import { certainValue, suggestValues } from './suggest-values.ts';
import { fitsType } from './value-patterns.ts';

const parameter = (name: string, type = 'text', secret = false) => ({ name, syntax: `<${name}>`, type, secret });
const suggest = (name: string, type: string, alertLabels: Record<string, string>[], settings: Record<string, string> = {}) =>
  suggestValues(parameter(name, type), { alertLabels, settings });

describe('values from labels', () => {
  test.each([
    ['pod-name', 'kubernetes/pod', { pod: 'api-7d9f-abc' }, 'api-7d9f-abc'],
    ['namespace', 'kubernetes/namespace', { kubernetes_namespace: 'shop' }, 'shop'],
    ['node', 'kubernetes/node', { nodename: 'worker-3' }, 'worker-3'],
    ['service-name', 'text', { job: 'checkout' }, 'checkout'],
    ['your-deployment', 'kubernetes/deployment', { deployment: 'api' }, 'api'],
    ['host', 'text', { instance: '10.0.0.7:9100' }, '10.0.0.7:9100'],
  ])('%s (%s) from %j', (name, type, labels, expected) => {
    expect(certainValue(suggest(name, type, [labels]))?.value).toBe(expected);
  });

  test.each(['$(reboot)', '`id`', 'a b', "x'; drop table", '-n', '../../etc', 'API', 'a\nb', '\u0000', 'x'.repeat(300), ''])(
    'a pod called %j is no pod',
    (value) => {
      expect(suggest('pod', 'kubernetes/pod', [{ pod: value }])).toEqual([]);
    },
  );

  test('a pod of another workload is none for a name whose beginning is written', () => {
    const named = { ...parameter('web-xxxxx', 'kubernetes/pod'), syntax: 'web-xxxxx' };
    const values = (pod: string) => suggestValues(named, { alertLabels: [{ pod }], settings: {} }).map(({ value }) => value);
    expect(values('web-66b6-abcde')).toEqual(['web-66b6-abcde']);
    expect(values('cache-0')).toEqual([]);
  });

  test('what a step above sets is not guessed from a label', () => {
    const set = { ...parameter('POD', 'kubernetes/pod'), from: { kind: 'step', variable: 'POD', line: 3 } as const };
    expect(suggestValues(set, { alertLabels: [{ pod: 'cache-0' }], settings: {} })).toEqual([]);
  });

  test('alerts that disagree only suggest', () => {
    const found = suggest('pod', 'kubernetes/pod', [{ pod: 'a' }, { pod: 'b' }, { pod: 'a' }]);
    expect(found.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(certainValue(found)).toBeNull();
  });

  test('what the alert says comes before tocsin.yaml, which comes before nothing', () => {
    expect(certainValue(suggest('namespace', 'kubernetes/namespace', [{ namespace: 'payments' }], { namespace: 'shop' }))).toEqual({
      value: 'payments',
      source: 'alert label "namespace"',
    });
    expect(certainValue(suggest('namespace', 'kubernetes/namespace', [{}], { namespace: 'shop' }))).toEqual({
      value: 'shop',
      source: 'tocsin.yaml',
    });
    expect(certainValue(suggest('namespace', 'kubernetes/namespace', [], {}))).toBeNull();
  });

  test('secrets are never suggested', () => {
    expect(suggestValues(parameter('token', 'secret', true), { alertLabels: [{ token: 'abc' }], settings: { token: 'abc' } })).toEqual([]);
  });
});

test.each([
  ['number', '12', true],
  ['number', '1e9', false],
  ['process-id', '4711', true],
  ['process-id', '-1', false],
  ['duration', '5m', true],
  ['sql/table', 'public.orders', true],
  ['sql/table', 'orders; drop', false],
  ['unheard-of', 'a-b.c', true],
  ['unheard-of', 'a;b', false],
])('%s: %j fits: %s', (type, value, expected) => {
  expect(fitsType(type, value)).toBe(expected);
});
