import { expect, test } from 'vitest';
import type { PageView } from '../api/views.ts';
import { callingPages } from './pages-heard.ts';

const page = (part: Partial<PageView>): PageView => ({
  id: 'pag_1',
  incidentId: 'inc_1',
  incidentTitle: 'Down',
  organization: { slug: 'a', name: 'A' },
  level: 1,
  person: { id: 'me', name: 'Me' },
  channel: 'page',
  state: 'sent',
  at: '2026-11-21T02:00:00Z',
  ...part,
});

const heard = (view: PageView, heardAt: number) => new Map([[view.id, { page: view, heardAt }]]);
const nothing = new Map();

test('a page for somebody else does not call me', () => {
  expect(callingPages([page({ person: { id: 'other', name: 'Other' } })], 0, nothing, 'me')).toEqual([]);
});

test('a page acknowledged here stops calling, although the list still has it as sent', () => {
  expect(callingPages([page({})], 10, heard(page({ state: 'acknowledged' }), 5), 'me')).toEqual([]);
});

test('a page heard after the list was made calls at once', () => {
  expect(callingPages([], 10, heard(page({}), 11), 'me')).toHaveLength(1);
});

test('a page heard before, which the list no longer has, was dealt with elsewhere', () => {
  expect(callingPages([], 10, heard(page({}), 9), 'me')).toEqual([]);
});

test('two pages for one incident call once, with the latest', () => {
  const later = page({ id: 'pag_2', level: 2, at: '2026-11-21T02:05:00Z' });
  expect(callingPages([page({}), later], 0, nothing, 'me').map((one) => one.id)).toEqual(['pag_2']);
});

test('a page that could not be delivered still calls on the page itself', () => {
  expect(callingPages([page({ state: 'failed' })], 0, nothing, 'me')).toHaveLength(1);
});
