import { describe, expect, test } from 'vitest';
import { impactOf, indicatorOf, publicStatusOf, worstStatus } from '../model/component.ts';
import { dayStatuses, historyDays, uptimeOf } from '../model/history.ts';
import { statuspageJson, statuspageResources, statuspageSchemas } from '../model/statuspage-v2.ts';
import type { StatusPage } from '../model/view.ts';
import { cacheHeaders, pageSecurityPolicy } from './headers.ts';
import { renderAtom, renderRss } from './render-feeds.ts';
import { renderStatusPage } from './render-status-page.ts';
import { statusPageCss } from './status-page-css.ts';

const now = new Date('2026-03-01T12:00:00Z');
const evil = `</h3><script>alert(1)</script>" onload='x' ]]> &amp; \u0000\u001b[31m\u202e\ufffe`;
const view: StatusPage = {
  organization: { id: 'org_1', slug: 'acme', name: evil },
  url: 'https://status.example.com/status/acme',
  indicator: 'major',
  description: 'Partial System Outage',
  components: [
    {
      id: 'cmp_1',
      name: evil,
      status: 'partial_outage',
      description: evil,
      position: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      days: dayStatuses([{ at: now, status: 'partial_outage' }], now),
      uptime: 12.345,
    },
  ],
  incidents: [
    {
      id: 'inc_1',
      name: evil,
      status: 'identified',
      impact: 'major',
      startedAt: now.toISOString(),
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      monitoringAt: null,
      resolvedAt: null,
      componentIds: ['cmp_1'],
      updates: [{ id: 'upd_1', status: 'identified', body: `${evil}\n${evil}`, at: now.toISOString() }],
    },
  ],
  updatedAt: now.toISOString(),
  now: now.toISOString(),
  version: '1-2026-03-01',
};

describe('the page', () => {
  const html = renderStatusPage(view);
  test('holds nothing that runs or loads from elsewhere, whatever it is told', () => {
    expect(html).not.toMatch(/<script|<img|<style|<iframe| on\w+="| style="|\u0000|\u001b|\u202e/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(pageSecurityPolicy).toContain("default-src 'none'");
    expect(statusPageCss).not.toMatch(/url\(|@import/);
  });
  test('says in words what it shows in colours', () => {
    expect(html).toContain('Partial System Outage');
    expect(html).toContain('trouble on 1 day of the last 90');
    expect(html.match(/<i class="/g)).toHaveLength(historyDays);
    expect(html).toContain('Still open: see above.');
  });
  test('without components and incidents it is whole', () => {
    const empty = renderStatusPage({ ...view, components: [], incidents: [], indicator: 'none', description: 'All Systems Operational' });
    expect(empty).toContain('All Systems Operational');
    expect(empty.match(/No incidents\./g)).toHaveLength(15);
  });
});

test.each([
  ['Atom', renderAtom],
  ['RSS', renderRss],
])('%s holds no markup of others and nothing that XML forbids', (_, render) => {
  const feed = render(view);
  expect(feed).not.toMatch(/<script|\]\]>|\u0000|\u001b|\ufffe/);
  // Content is HTML inside XML: escaped twice.
  expect(feed).toContain('&amp;lt;script&amp;gt;');
});

test.each(statuspageResources)("%s.json is what Statuspage's clients read", (resource) => {
  expect(statuspageSchemas[resource].safeParse(statuspageJson(view, resource))).toMatchObject({ success: true });
});

test('the tag changes with the page, not with the time', () => {
  expect(cacheHeaders(view, 'html').etag).toBe(cacheHeaders({ ...view }, 'html').etag);
  expect(cacheHeaders(view, 'html').etag).not.toBe(cacheHeaders({ ...view, version: '2-2026-03-01' }, 'html').etag);
  expect(cacheHeaders(view, 'html').etag).not.toBe(cacheHeaders(view, 'atom').etag);
});

describe('the model', () => {
  test.each([
    ['investigating', 'investigating'],
    ['mitigating', 'identified'],
    ['monitoring', 'monitoring'],
    ['resolved', 'resolved'],
    ['anything', 'investigating'],
  ])('%s is %s for the public', (status, expected) => {
    expect(publicStatusOf(status)).toBe(expected);
  });
  test.each([
    [1, 'critical'],
    [2, 'major'],
    [3, 'minor'],
    [5, 'minor'],
    [null, 'minor'],
  ])('rank %s is %s', (rank, expected) => {
    expect(impactOf(rank)).toBe(expected);
  });
  test('the worst component speaks for the page; an open incident without component still shows', () => {
    expect(worstStatus(['operational', 'under_maintenance', 'degraded_performance'])).toBe('degraded_performance');
    expect(indicatorOf([{ status: 'operational' }], [])).toEqual({ indicator: 'none', description: 'All Systems Operational' });
    expect(indicatorOf([{ status: 'major_outage' }, { status: 'major_outage' }], []).description).toBe('Major System Outage');
    expect(indicatorOf([], ['minor', 'critical']).indicator).toBe('critical');
  });
  test('a day shows its worst hour; before the component existed there is nothing', () => {
    const day = (text: string) => new Date(`${text}Z`);
    const changes = [
      { at: day('2026-02-26T00:00:00'), status: 'operational' as const },
      { at: day('2026-02-27T10:00:00'), status: 'major_outage' as const },
      { at: day('2026-02-28T01:00:00'), status: 'operational' as const },
    ];
    const days = dayStatuses(changes, now);
    expect(days).toHaveLength(90);
    expect(days.slice(-5).map(({ status }) => status)).toEqual([null, 'operational', 'major_outage', 'major_outage', 'operational']);
    expect(uptimeOf(changes, now)).toBeCloseTo(100 * (1 - 15 / 84), 5);
    expect(uptimeOf([], now)).toBeNull();
  });
});
