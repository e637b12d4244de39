import { expect, test } from 'vitest';
import type { RunbookItemView } from '../api/views.ts';
import { choicesOf, filterRunbooks, partOf } from './catalogue-filters.ts';

const item = (slug: string, file: string, kind: string, findings: number): RunbookItemView => ({
  slug,
  title: slug,
  kind,
  file,
  line: 1,
  alerts: [],
  severities: [],
  team: null,
  version: 1,
  steps: { total: 0, runnable: 0, readOnly: 0, mutating: 0, destructive: 0 },
  findings,
  services: [],
  found: null,
});
const items = [item('a', 'db/a.md', 'alert', 0), item('b', 'db/mysql/b.md', 'procedure', 2), item('c', 'c.md', 'alert', 1)];
const all = { kind: '', part: '', findings: false, neverRun: null };

test.each([
  [{}, ['a', 'b', 'c']],
  [{ kind: 'alert' }, ['a', 'c']],
  [{ part: 'db' }, ['a', 'b']],
  [{ part: 'db/mysql' }, ['b']],
  [{ findings: true }, ['b', 'c']],
  [{ findings: true, kind: 'alert' }, ['c']],
  [{ neverRun: new Set(['a']) }, ['a']],
])('%o leaves %o', (wanted, left) => {
  expect(filterRunbooks(items, { ...all, ...wanted }).map((one) => one.slug)).toEqual(left);
});

test('a filter with one choice is none', () => {
  expect(choicesOf(items, (one) => one.kind)).toEqual(['alert', 'procedure']);
  expect(choicesOf(items.slice(0, 1), (one) => partOf(one.file))).toEqual([]);
});
