import type { CompiledDocument, CompiledRunbook } from '../../model/document.ts';
import { shapeOf } from '../../rules-export/query-shape.ts';
import { commandsOf, foundAgainst, type FoundAgainst } from './found.ts';

/** What a Prometheus said about itself. */
export interface PrometheusFacts {
  readonly address: string;
  readonly alertRules: readonly { readonly name: string; readonly runbookUrl: string | null }[];
  readonly metrics: ReadonlySet<string>;
}

/** Alert rules without a runbook, runbooks for alerts that no rule raises, and queries for metrics that are not there. */
export function compareWithPrometheus(documents: readonly CompiledDocument[], facts: PrometheusFacts): readonly FoundAgainst[] {
  return [...rulesWithoutRunbook(documents, facts), ...documents.flatMap((document) => ofDocument(document, facts))];
}

function rulesWithoutRunbook(documents: readonly CompiledDocument[], { address, alertRules }: PrometheusFacts): readonly FoundAgainst[] {
  const names = new Set(documents.flatMap(({ runbooks }) => runbooks.flatMap(({ alerts }) => alerts.map(bareName))));
  const stems = new Set(documents.map(({ file }) => bareName(lastPart(file))));
  const targets = new Set(documents.flatMap(({ file, runbooks }) => [file, ...runbooks.map(({ slug }) => slug)].map(lastPart)));
  const known = new Set<string>();
  return alertRules.flatMap(({ name, runbookUrl }) => {
    const bare = bareName(name);
    // The same alert often has a rule for each severity.
    if (known.has(bare) || names.has(bare) || stems.has(bare)) return [];
    const { path, anchor } = partsOf(runbookUrl ?? '');
    if (
      [path, anchor].some(
        (part) =>
          part !== '' &&
          (targets.has(part) || targets.has(part.replace(/^runbook-+/, '')) || names.has(bareName(part.replace(/^alert-name-/, '')))),
      )
    )
      return [];
    known.add(bare);
    return [
      foundAgainst('against-alert-without-runbook', {
        file: address,
        line: 1,
        message:
          runbookUrl === null
            ? `the alert rule ${name} has no runbook here, and no runbook_url`
            : `the alert rule ${name} links to ${runbookUrl}, which is none of these documents`,
        suggestion: `write a runbook that says **Alert:** \`${name}\`, or link the rule to the one there is`,
      }),
    ];
  });
}

/** `CartSlow`, `cart-slow` and `cart_slow` are one name: conventions differ between rule files and file names. */
const bareName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

const lastPart = (path: string): string => (path.split(/[\\/]/).at(-1) ?? '').replace(/\.\w+$/, '').toLowerCase();

function partsOf(link: string): { path: string; anchor: string } {
  const url = URL.parse(link, 'https://link.invalid/');
  const decoded = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  return {
    path: url === null ? '' : lastPart(decoded(url.pathname).replace(/\/+$/, '')),
    anchor: url === null ? '' : decoded(url.hash.slice(1)).toLowerCase(),
  };
}

function ofDocument(document: CompiledDocument, { alertRules, metrics }: PrometheusFacts): readonly FoundAgainst[] {
  const raised = new Set(alertRules.map(({ name }) => bareName(name)));
  const { file } = document;
  const alerts = document.runbooks.flatMap((runbook) =>
    runbook.alerts
      // What has a space in it is a sentence about an alert, no name of a rule.
      .filter((alert) => !/\s/.test(alert) && !raised.has(bareName(alert)))
      .map((alert) => withoutRule(file, runbook, alert)),
  );
  const queries = commandsOf(document).flatMap(({ step, command }) => {
    const query = step.language === 'promql' ? command.text : (/--data-urlencode\s+'query=([^']+)'/.exec(command.text)?.[1] ?? '');
    const missing = (shapeOf(query)?.metrics ?? []).filter((metric) => !metrics.has(metric));
    return missing.map((metric) => unknownMetric(file, command.line, metric));
  });
  const thresholds = document.runbooks.flatMap(({ sections }) =>
    sections.flatMap((section) =>
      section.thresholds.flatMap(({ metric, line }) => {
        const named = /^[a-z][a-z0-9]*(?:[_:][a-z0-9]+)+$/.test(metric) && !metrics.has(metric);
        return named ? [unknownMetric(file, line, metric)] : [];
      }),
    ),
  );
  return [...alerts, ...queries, ...thresholds];
}

const withoutRule = (file: string, runbook: CompiledRunbook, alert: string): FoundAgainst =>
  foundAgainst('against-alert-without-rule', {
    file,
    line: runbook.line,
    message: `"${runbook.title}" is for the alert ${alert}, which no rule of this Prometheus raises`,
    suggestion: 'use the name that the alert rule has now, or add the rule',
  });

const unknownMetric = (file: string, line: number, metric: string): FoundAgainst =>
  foundAgainst('against-unknown-metric', {
    file,
    line,
    message: `this Prometheus has no metric ${metric}, so the query answers nothing`,
    suggestion: 'use the name that the metric has now; a counter that has never counted may be missing until it does',
  });
