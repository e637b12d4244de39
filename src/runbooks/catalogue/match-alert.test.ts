import { describe, expect, test } from 'vitest';
import type { AlertFacts, CatalogueRunbook, CatalogueSnapshot } from './catalogue.ts';
import { createMatcher, matchAlert } from './match-alert.ts';

const runbook = (file: string, line: number, title: string, more: Partial<CatalogueRunbook> = {}): CatalogueRunbook => ({
  documentId: `doc_${file}`,
  version: 1,
  file,
  line,
  title,
  kind: 'alert',
  alerts: [],
  team: null,
  services: [],
  anchors: [],
  about: '',
  commands: [],
  slug: title.toLowerCase().replaceAll(' ', '-'),
  ...more,
});
const catalogue = (...runbooks: CatalogueRunbook[]): CatalogueSnapshot => ({ organizationId: 'org', revision: 1, runbooks });
const alert = (name: string, labels: Record<string, string> = {}, runbookUrl?: string): AlertFacts => ({
  name,
  labels: { alertname: name, ...labels },
  annotations: runbookUrl === undefined ? {} : { runbook_url: runbookUrl },
});

const shop = catalogue(
  runbook('ops/shop.md', 10, 'Checkout API Down', {
    alerts: ['ServiceDown'],
    team: 'Payments',
    commands: ['kubectl get pods -l app=checkout-api'],
  }),
  runbook('ops/shop.md', 90, 'Storefront Down', {
    alerts: ['ServiceDown'],
    team: 'Web',
    commands: ['kubectl rollout restart deployment/storefront'],
  }),
  runbook('ops/shop.md', 150, 'High Error Rate', { alerts: ['HighErrorRate', 'ErrorBudgetBurn'] }),
  runbook('ops/shop.md', 200, 'Glossary', { kind: 'reference' }),
  runbook('alerts/disk/DiskWillFill.md', 1, 'Disk fills up', { kind: 'procedure' }),
  runbook('db/postgres.md', 5, 'Replication lag on PostgreSQL', {
    kind: 'symptom',
    commands: ['psql -c "select * from pg_stat_replication"'],
  }),
);
const chosen = (facts: AlertFacts, from = shop) => matchAlert(from, facts)[0];

describe('a runbook_url', () => {
  test.each([
    [
      'the file in a repository and a GitHub anchor',
      'https://github.com/acme/ops/blob/main/ops/shop.md#high-error-rate',
      'High Error Rate',
    ],
    ['the anchor of a numbered heading', 'https://github.com/acme/ops/blob/main/ops/shop.md#3-high-error-rate', 'High Error Rate'],
    ['the convention of kubernetes-mixin', 'https://elsewhere.example/runbook.md#alert-name-errorbudgetburn', 'High Error Rate'],
    ['a file of its own, without the ending', 'https://runbooks.example/disk/diskwillfill', 'Disk fills up'],
    ['the address of a page of ours', 'https://tocsin.example/o/acme/runbooks/storefront-down', 'Storefront Down'],
  ])('%s', (_, url, title) => {
    const match = chosen(alert('Whatever', {}, url));
    expect(match).toMatchObject({ title, rule: 'runbook-url' });
    expect(match?.reason).toContain('runbook_url');
  });

  test('wins over the name in another document', () => {
    expect(chosen(alert('HighErrorRate', {}, 'https://x.example/ops/shop.md#storefront-down'))).toMatchObject({
      title: 'Storefront Down',
      rule: 'runbook-url',
    });
  });

  test('of the whole document leaves the choice to the alert name in it', () => {
    expect(chosen(alert('HighErrorRate', {}, 'https://x.example/ops/shop.md'))).toMatchObject({
      title: 'High Error Rate',
      rule: 'runbook-url',
    });
  });

  test.each(['javascript:alert(1)', 'https://[', '', '%E0%A4%A', 'x'.repeat(50_000), '../../../../etc/passwd'])(
    'that is hostile or broken (%.30s) leads nowhere',
    (url) => {
      expect(matchAlert(shop, alert('Nothing', {}, url))).toEqual([]);
    },
  );
});

describe('the alert name', () => {
  test('in the document decides, with the reason in words', () => {
    expect(chosen(alert('ErrorBudgetBurn'))).toMatchObject({
      title: 'High Error Rate',
      rule: 'alert-name',
      reason: 'the document names the alert ErrorBudgetBurn',
    });
  });

  test.each([
    [{ service: 'checkout-api' }, 'Checkout API Down'],
    [{ job: 'storefront' }, 'Storefront Down'],
    [{ deployment: 'storefront', namespace: 'prod' }, 'Storefront Down'],
    [{ team: 'payments' }, 'Checkout API Down'],
  ])('in two runbooks is settled by the labels %o', (labels, title) => {
    const matches = matchAlert(shop, alert('ServiceDown', labels));
    expect(matches.map((match) => match.title)).toHaveLength(2);
    expect(matches[0]?.title).toBe(title);
    expect(matches[0]?.reason).toContain("the alert's labels fit this one");
  });

  test('in two runbooks that the labels do not tell apart offers both, always in the same order', () => {
    const matches = matchAlert(shop, alert('ServiceDown', { service: 'unheard-of' }));
    expect(matches.map((match) => match.title)).toEqual(['Checkout API Down', 'Storefront Down']);
    for (const match of matches) expect(match.reason).toContain('ambiguous');
  });

  test('as the name of the file', () => {
    expect(chosen(alert('DiskWillFill'))).toMatchObject({ title: 'Disk fills up', rule: 'file-name' });
  });
});

describe('words', () => {
  test('fit where no document names the alert', () => {
    expect(chosen(alert('PostgresqlReplicationLag', { service: 'orders' }))).toMatchObject({
      title: 'Replication lag on PostgreSQL',
      rule: 'labels',
    });
  });
  test('that every alert shares say nothing, unless they are all that the title says', () => {
    const few = catalogue(runbook('a.md', 1, 'Authentication Service Down'), runbook('a.md', 9, 'High Error Rate'));
    expect(matchAlert(few, alert('ServiceDown', { service: 'web' }))).toEqual([]);
    expect(chosen(alert('ServiceDown', { service: 'authentication' }), few)?.title).toBe('Authentication Service Down');
    expect(chosen(alert('HighErrorRate'), few)?.title).toBe('High Error Rate');
  });
  test.each(['Watchdog', 'Down', 'CertificateExpires', 'GlossaryMissing'])('are not stretched: %s has no runbook', (name) => {
    expect(matchAlert(shop, alert(name, { instance: '10.0.0.1:9100' }))).toEqual([]);
  });
});

test('an empty catalogue matches nothing, a matcher answers the same twice', () => {
  expect(matchAlert(catalogue(), alert('ServiceDown'))).toEqual([]);
  const matcher = createMatcher(shop);
  expect(matcher.match(alert('ServiceDown', { job: 'storefront' }))).toEqual(matcher.match(alert('ServiceDown', { job: 'storefront' })));
});
