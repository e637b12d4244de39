import { beforeAll, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import type { AlertFacts, CatalogueSnapshot } from './catalogue.ts';
import { described } from './describe-document.fixture.ts';
import { createLiveCatalogue } from './live-catalogue.ts';
import { createMatcher } from './match-alert.ts';

const files: Readonly<Record<string, string>> = {
  'docs/runbooks/tide-high.md': '# Tide too high\n\n## Diagnosis\n\n1. Look at the gauge.\n\n## Mitigation\n\n1. Close the gate.\n',
  'docs/runbooks/lamp/LampFlickers.md':
    '# Lamp flickers\n\n## Meaning\n\nThe lamp goes on and off.\n\n## Mitigation\n\n1. Change the lamp.\n',
  'docs/runbooks/lens/LampFlickers.md': '# The lens seems to flicker\n\n## Mitigation\n\n1. Clean the lens.\n',
  'docs/horn-silent/README.md': '# Horn silent\n\n## Mitigation\n\n1. Blow.\n',
  'acme__lighthouse/runbook.md':
    '# Alerts\n\n## Alert Name: BuoyLost\n\n**Alert:** `BuoyLost`\n\n### Diagnosis\n\n1. Count the buoys.\n\n## Alert Name: ChainLoose\n\n**Alert:** `ChainLoose`\n\n### Diagnosis\n\n1. Pull the chain.\n',
  'other__pier/runbook.md':
    '# Alerts\n\n## Alert Name: PlankBroken\n\n**Alert:** `PlankBroken`\n\n### Mitigation\n\n1. Nail it.\n\n## Alert Name: RailLoose\n\n**Alert:** `RailLoose`\n\n### Mitigation\n\n1. Hold on.\n',
};
let snapshot: CatalogueSnapshot;
beforeAll(async () => {
  await initCommands();
  const live = createLiveCatalogue('org');
  live.apply(
    1,
    Object.entries(files).map(([file, source]) => described(file, source)),
    [],
  );
  snapshot = live.snapshot;
});
const alert = (name: string, link: string, labels = {}): AlertFacts => ({
  name,
  labels: { alertname: name, ...labels },
  annotations: { runbook_url: link },
});
const explain = (facts: AlertFacts) => createMatcher(snapshot).explain(facts);

type Row = readonly [what: string, link: string, title: string, name?: string, labels?: Record<string, string>];

describe('a runbook_url leads to its runbook', () => {
  const rows: readonly Row[] = [
    ['a file on GitHub', 'https://github.com/acme/ops/blob/main/docs/runbooks/tide-high.md', 'Tide too high'],
    ['to be edited', 'https://github.com/acme/ops/edit/main/docs/runbooks/tide-high.md', 'Tide too high'],
    ['raw', 'https://raw.githubusercontent.com/acme/ops/main/docs/runbooks/tide-high.md?token=x', 'Tide too high'],
    ['on a branch with a slash', 'https://github.com/acme/ops/blob/release/2.1/docs/runbooks/tide-high.md', 'Tide too high'],
    ['on GitLab', 'https://gitlab.example/acme/ops/-/blob/main/docs/runbooks/tide-high.md?ref_type=heads', 'Tide too high'],
    ['with lines', 'https://github.com/acme/ops/blob/main/docs/runbooks/tide-high.md#L3-L9', 'Tide too high'],
    ['a site of documents', 'https://docs.example/runbooks/tide-high/', 'Tide too high'],
    ['with .html', 'https://docs.example/runbooks/tide-high.html', 'Tide too high'],
    ['with index.html', 'https://docs.example/runbooks/tide-high/index.html', 'Tide too high'],
    ['that is made with AsciiDoc', 'https://docs.example/runbooks/tide-high.adoc', 'Tide too high'],
    ['in other letters', 'https://docs.example/Runbooks/TIDE_HIGH', 'Tide too high'],
    ['in one word', 'https://docs.example/runbooks/tidehigh', 'Tide too high'],
    ['by its title', 'https://docs.example/x/tide-too-high', 'Tide too high'],
    ['drawn by the page itself', 'https://docs.example/#/runbooks/tide-high?id=mitigation', 'Tide too high'],
    ['a heading inside', 'https://docs.example/runbooks/tide-high#mitigation', 'Tide too high'],
    ['component and name', 'https://runbooks.example/runbooks/lamp/lampflickers', 'Lamp flickers'],
    ['the same name of another component', 'https://runbooks.example/runbooks/lens/lampflickers', 'The lens seems to flicker'],
    ['a folder with a README', 'https://docs.example/horn-silent', 'Horn silent'],
    ['the README itself', 'https://github.com/acme/ops/blob/main/docs/horn-silent/README.md', 'Horn silent'],
    ['one long file', 'https://github.com/acme/lighthouse/tree/master/runbook.md#alert-name-chainloose', 'Alert Name: ChainLoose'],
    ['the same name in another repository', 'https://github.com/other/pier/tree/master/runbook.md', 'Alert Name: PlankBroken'],
    ['an anchor in a document that lives elsewhere', 'https://elsewhere.example/all.html#alert-name-buoylost', 'Alert Name: BuoyLost'],
    ['the alert as the last part', 'https://elsewhere.example/alerts/PlankBroken', 'Alert Name: PlankBroken'],
    ['a hole for the alert name', 'https://docs.example/runbooks/lamp/{{ $labels.alertname }}', 'Lamp flickers', 'LampFlickers'],
    ['a hole of a chart', 'https://docs.example/runbooks/{{ $alert }}.md', 'Tide too high', 'TideHigh'],
    [
      'a hole for a label',
      'https://docs.example/runbooks/{{ .Labels.component }}/LampFlickers',
      'The lens seems to flicker',
      'X',
      { component: 'lens' },
    ],
    ['an address that only the sender knows', '{{ .ExternalURL }}/runbooks/tide-high.md', 'Tide too high'],
    ['a path alone', '/docs/runbooks/tide-high.md', 'Tide too high'],
  ];
  test.each(rows.map(([what, link, title, name = 'Whatever', labels = {}]) => ({ what, link, title, name, labels })))(
    '$what: $link',
    ({ link, title, name, labels }) => {
      const { matches, decisions } = explain(alert(name, link, labels));
      expect(matches[0]?.title.replace('Alert Name: ', '')).toBe(title.replace('Alert Name: ', ''));
      expect(decisions[0]).toMatchObject({ rule: 'runbook-url', outcome: 'matched' });
    },
  );

  test.each(['runbook', 'runbookUrl', 'playbook_url'])('under the name %s', (name) => {
    const facts = { name: 'X', labels: {}, annotations: { [name]: 'https://x.example/tide-high' } };
    expect(createMatcher(snapshot).match(facts)[0]?.title).toBe('Tide too high');
  });
});

describe('one that leads nowhere says why', () => {
  test.each([
    ['', 'the alert has no annotation runbook_url'],
    ['javascript:alert(1)', 'no address of a document'],
    ['https://[', 'no address of a document'],
    ['https://docs.example/runbooks/', 'no document here is called runbooks'],
    ['https://docs.example/runbooks/tide-low', 'no document here is called tide-low'],
    ['https://docs.example/runbooks/lamp-flicker', 'perhaps docs/runbooks/lamp/LampFlickers.md is meant'],
    ['https://docs.example/all#tide-low', 'no runbook #tide-low'],
    ['https://docs.example', 'names no document'],
    [`https://x.example/${'{{'.repeat(5_000)}`, 'no address of a document'],
  ])('%.40s: %s', (link, why) => {
    const [first] = explain(alert('Nothing', link)).decisions;
    expect(first).toMatchObject({ rule: 'runbook-url', outcome: 'no-match', matches: [] });
    expect(first?.answer).toContain(why);
  });

  test('a heading that is not there leaves the document, and says so', () => {
    const { matches } = explain(alert('Whatever', 'https://x.example/docs/runbooks/tide-high.md#gone'));
    expect(matches[0]).toMatchObject({ title: 'Tide too high', reason: expect.stringContaining('no heading is called #gone') });
  });
});

describe('matching explains itself', () => {
  test('every rule in its order, with what it asked and what came of it', () => {
    const { matches, decisions } = explain(alert('BuoyLost', 'https://x.example/gone', { job: 'sea' }));
    expect(decisions.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['runbook-url', 'no-match'],
      ['alert-name', 'matched'],
      ['file-name', 'no-match'],
      ['labels', 'not-tried'],
    ]);
    expect(matches).toEqual(decisions[1]?.matches);
    expect(decisions.every(({ question, answer }) => question.endsWith('?') && answer !== '')).toBe(true);
  });

  test('words that nearly fit are named with what they lack', () => {
    const { matches, decisions } = explain({ name: 'TideGaugeStuckOnRustyNail', labels: {}, annotations: {} });
    expect(matches).toEqual([]);
    expect(decisions[3]).toMatchObject({ outcome: 'no-match', answer: expect.stringContaining('Tide too high') });
    expect(decisions[3]?.answer).toContain('too little of the name');
  });

  test('and gives what matching gives', () => {
    const matcher = createMatcher(snapshot);
    for (const name of ['BuoyLost', 'LampFlickers', 'TideTooHigh', 'Nothing'])
      expect(matcher.explain({ name, labels: {}, annotations: {} }).matches).toEqual(matcher.match({ name, labels: {}, annotations: {} }));
  });
});
