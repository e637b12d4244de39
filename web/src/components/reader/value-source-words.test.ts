import { expect, test } from 'vitest';
import { sourceWords, typeWords } from './value-source-words.ts';

test.each([
  [{ kind: 'sql-column', column: 'pid', line: 88 } as const, { text: 'column pid of the query on', line: 88 }],
  [{ kind: 'step', variable: 'DUMP', line: 12 } as const, { text: 'what DUMP was set to on', line: 12 }],
  [
    { kind: 'kubernetes', resource: 'pods', namespace: 'depot' } as const,
    { text: 'in namespace depot:', command: 'kubectl get pods -n depot' },
  ],
  [{ kind: 'kubernetes', resource: 'nodes', namespace: null } as const, { text: 'in the cluster:', command: 'kubectl get nodes' }],
  [{ kind: 'kubernetes', resource: 'pods', namespace: '$(reboot)' } as const, { text: 'in namespace $(reboot)' }],
  [{ kind: 'sql-object', object: 'index' } as const, { text: 'an index of that database' }],
  [{ kind: 'incident', field: 'started-at' } as const, { text: 'when the incident began' }],
  [{ kind: 'alert-label', label: 'queue' } as const, { text: 'label queue of the alert' }],
  [null, null],
])('where a value comes from: %j', (from, words) => {
  expect(sourceWords(from)).toEqual(words);
});

test.each([
  ['kubernetes/pod', 'pod name'],
  ['process-id', 'process id'],
  ['sql/table', 'table name'],
  ['text', 'text'],
])('%s is said as %s', (type, words) => {
  expect(typeWords(type)).toBe(words);
});
