import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import type { AlertFacts, CatalogueRunbook } from './catalogue.ts';
import { described } from './describe-document.fixture.ts';
import type { DescribedDocument } from './describe-document.ts';
import { createLiveCatalogue } from './live-catalogue.ts';
import { createMatcher } from './match-alert.ts';
import { bareName, fileStem } from './words.ts';

/** Real alert rules, with the real runbooks that they link to. Absent outside this repository's workplace. */
const corpora = join(import.meta.dirname, '../../../../shared/corpora');
const isHere = existsSync(corpora);

/** Whose rules link to whose runbooks. */
const sources: Readonly<Record<string, readonly string[]>> = {
  HomericIntelligence__ProjectKeystone: ['HomericIntelligence__ProjectKeystone'],
  an0mium__aragora: ['an0mium__aragora'],
  bjpl__corporate_intel: ['bjpl__corporate_intel'],
  'cloudnative-pg__charts': ['cloudnative-pg__charts'],
  'danieleschmidt__testgen-copilot': ['danieleschmidt__testgen-copilot'],
  'kubevirt__hyperconverged-cluster-operator': ['kubevirt__monitoring'],
  kubevirt__kubevirt: ['kubevirt__monitoring'],
  'monitoring-mixins__website': ['kubernetes-monitoring__kubernetes-mixin', 'thanos-io__thanos'],
  'prometheus-community__helm-charts': ['prometheus-operator__runbooks'],
  'prometheus-operator__kube-prometheus': ['prometheus-operator__runbooks'],
  'thanos-io__thanos': ['thanos-io__thanos'],
  'tyevans__knowledge-mapper': ['tyevans__knowledge-mapper'],
};

const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** Alert names with their links, from YAML or from a chart's template of it: the link belongs to the alert above it. */
function alertsIn(text: string): readonly AlertFacts[] {
  const found: AlertFacts[] = [];
  let name = '';
  for (const line of text.split('\n')) {
    name = /^\s*(?:-\s*)?"?alert"?:\s*["']?([\w.-]+)["']?\s*,?$/.exec(line)?.[1] ?? /\$alert\s*:=\s*"([^"]+)"/.exec(line)?.[1] ?? name;
    const link = /^\s*"?runbook_?[uU](?:rl|RL)"?:\s*["']?(.+?)["']?\s*,?$/.exec(line)?.[1];
    if (link !== undefined) found.push({ name, labels: { alertname: name }, annotations: { runbook_url: link } });
  }
  return found;
}

/** Whether a runbook is what the link says: its file, its heading or an alert that it names is what the link ends with. */
function isMeant({ runbook_url: link = '' }: Readonly<Record<string, string>>, alert: string, runbook: CatalogueRunbook): boolean {
  const filled = link.replace(/\{\{\s*\$alert\s*\}\}/, alert);
  const [path = '', anchor = ''] = filled.split('#');
  const name = bareName(anchor === '' ? fileStem(path.replace(/\/$/, '')) : anchor.replace(/^alert-name-/, ''));
  const own = [fileStem(runbook.file), runbook.title, runbook.slug, ...runbook.alerts, ...runbook.anchors].map(bareName);
  // A long file whose heading is gone is still the file that was meant.
  return own.some((each) => each === name || each.endsWith(name)) || bareName(fileStem(path)) === bareName(fileStem(runbook.file));
}

/** Two sources may link to the same runbooks. */
const compiled = new Map<string, readonly DescribedDocument[]>();

function documentsOf(folder: string): readonly DescribedDocument[] {
  const documents =
    compiled.get(folder) ??
    filesOf(join(corpora, 'runbooks', folder), /\.md$/).map(({ name, text }) => described(`${folder}/${name}`, text));
  compiled.set(folder, documents);
  return documents;
}

describe.skipIf(!isHere)('runbook_url of real alert rules', () => {
  test.each(Object.entries(sources))('%s', { timeout: 60_000 }, async (source, folders) => {
    await initCommands();
    const live = createLiveCatalogue('org');
    live.apply(1, folders.flatMap(documentsOf), []);
    const matcher = createMatcher(live.snapshot);
    const known = new Map(live.snapshot.runbooks.map((runbook) => [`${runbook.documentId} ${runbook.slug}`, runbook]));
    const alerts = filesOf(join(corpora, 'alert-rules', source), /\.(?:ya?ml|json)$/).flatMap(({ text }) => alertsIn(text));
    const unresolved = new Set<string>();
    const wrong: string[] = [];
    let resolved = 0;
    for (const alert of alerts) {
      const [decision] = matcher.explain(alert).decisions;
      const [match] = decision?.matches ?? [];
      const runbook = match && known.get(`${match.documentId} ${match.slug}`);
      if (!runbook) unresolved.add(`${alert.annotations['runbook_url'] ?? ''}: ${decision?.answer ?? ''}`);
      else if (isMeant(alert.annotations, alert.name, runbook)) resolved++;
      else wrong.push(`${alert.annotations['runbook_url'] ?? ''} -> ${runbook.file}#${runbook.slug}`);
    }
    process.stdout.write(
      `${source}: ${resolved} of ${alerts.length} links resolve, ${wrong.length} wrongly\n${[...unresolved].map((line) => `  not: ${line}\n`).join('')}`,
    );
    expect(wrong).toEqual([]);
    expect(alerts.length).toBeGreaterThan(0);
  });
});
