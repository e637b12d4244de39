import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { judgeCoverage, type AlertRule } from './coverage.ts';
import { described } from './describe-document.fixture.ts';
import { createLiveCatalogue, type LiveCatalogue } from './live-catalogue.ts';
import { createMatcher } from './match-alert.ts';

let live: LiveCatalogue;
beforeAll(async () => {
  await initCommands();
  live = createLiveCatalogue('org');
  live.apply(
    1,
    [
      described('pump.md', '# Pump dry\n\n**Alert:** `PumpDry`\n\n## Mitigation\n\n```bash\nsystemctl restart pump\n```\n'),
      described(
        'valve.md',
        '# Valve open\n\n**Alert:** `ValveOpen`\n\n## Mitigation\n\n```bash\nsystemctl stop valve\n```\n\n```bash\nsystemctl status valve\n```\n',
      ),
      described('hatch.md', '# The hatch does not close\n\n## Mitigation\n\n1. Kick it.\n'),
    ],
    [],
  );
});
const rule = (name: string, annotations: Record<string, string> = {}): AlertRule => ({
  name,
  group: 'g',
  file: 'rules.yml',
  state: 'inactive',
  labels: {},
  annotations,
});
const judge = (over: Partial<Parameters<typeof judgeCoverage>[0]> = {}) =>
  judgeCoverage({ listings: live.listings, matcher: createMatcher(live.snapshot), rules: [], matched: [], run: [], ...over });
const keyOf = (title: string) => {
  const { documentId, slug } = live.listings.find((listing) => listing.title === title) ?? { documentId: '', slug: '' };
  return { documentId, slug };
};

describe('coverage', () => {
  test('an alert has a runbook when any rule of matching finds one', () => {
    const { alertsWithoutRunbook } = judge({
      rules: [rule('PumpDry'), rule('Anything', { runbook_url: 'https://x.example/valve' }), rule('HatchDoesNotClose'), rule('MastBent')],
    });
    expect(alertsWithoutRunbook).toMatchObject({ total: 4, items: [{ name: 'MastBent', runbookUrl: null }] });
    expect(alertsWithoutRunbook?.items[0]?.reason).toBe(
      "the alert has no annotation runbook_url; no document names it; no title shares a word with the alert's name",
    );
  });

  test('a link that leads nowhere is shown with the reason', () => {
    const { alertsWithoutRunbook } = judge({ rules: [rule('MastBent', { runbook_url: 'https://x.example/mast' })] });
    expect(alertsWithoutRunbook?.items[0]).toMatchObject({ runbookUrl: 'https://x.example/mast' });
    expect(alertsWithoutRunbook?.items[0]?.reason).toContain('no document here is called mast');
  });

  test.each([
    ['Pump dry', [rule('PumpDry')], 'no alert has come in for it yet; PumpDry would lead here', ['PumpDry']],
    ['Pump dry', [rule('Other')], 'this Prometheus has no rule called PumpDry', []],
    ['Pump dry', [rule('PumpDry', { runbook_url: 'https://x.example/valve' })], 'PumpDry leads to another runbook first', []],
    ['Pump dry', null, 'no alert called PumpDry has come in yet', []],
    ['The hatch does not close', [], 'it names no alert: only a runbook_url or its title can lead here', []],
  ] as const)('%s was never matched, with %j: %s', (title, rules, reason, leading) => {
    const item = judge({ rules }).runbooksNeverMatched.items.find((each) => each.title === title);
    expect(item).toMatchObject({ reason, rules: leading });
  });

  test('what was matched or run once is not listed; a runbook without runnable steps is not counted', () => {
    const { runbooksNeverMatched, runbooksNeverRun } = judge({ matched: [keyOf('Pump dry')], run: [keyOf('Valve open')] });
    expect([runbooksNeverMatched.total, runbooksNeverMatched.items.map(({ title }) => title)]).toEqual([
      3,
      ['The hatch does not close', 'Valve open'],
    ]);
    expect([runbooksNeverRun.total, runbooksNeverRun.items.map(({ title }) => title)]).toEqual([2, ['Pump dry']]);
    expect(judge().runbooksNeverRun.items.map(({ reason }) => reason)).toEqual([
      'its one runnable step was never run or marked as done',
      'none of its 2 runnable steps was ever run or marked as done',
    ]);
  });
});
