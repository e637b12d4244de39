import { Document, isMap, isSeq, type YAMLMap } from 'yaml';
import type { DerivedRule, DerivedRules } from './derive-rules.ts';

/** The address that an alert carries to its runbook. */
export const runbookUrl = ({ file, anchor }: { readonly file: string; readonly anchor: string }, base: string): string =>
  `${base === '' ? '' : `${base.replace(/\/+$/, '')}/`}${file
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}${anchor === '' ? '' : `#${anchor}`}`;

/** Prometheus' rule file (https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/), one group a document. */
export function rulesFile({ rules, notDerived }: DerivedRules, urlOf: (rule: DerivedRule) => string): string {
  const byFile = Map.groupBy(rules, ({ file }) => file);
  const file = new Document({
    groups: [...byFile].map(([name, each]) => ({ name, rules: each.map((rule) => ruleOf(rule, urlOf(rule))) })),
  });
  const groups = file.get('groups');
  for (const [at, each] of [...byFile.values()].entries()) {
    const group = isSeq(groups) ? groups.get(at) : undefined;
    const list = isMap(group) ? group.get('rules') : undefined;
    if (!isSeq(list)) continue;
    for (const [index, rule] of each.entries()) {
      const node = list.get(index);
      if (isMap(node)) comment(node, rule);
    }
  }
  file.commentBefore = ' Made by `tocsin rules export` from what the runbooks state. Edit the runbooks, not this file.';
  if (notDerived.length > 0)
    file.comment = [' Not derived:', ...notDerived.map(({ file: at, line, what, why }) => oneLine(` ${at}:${line}: ${what}: ${why}`))].join(
      '\n',
    );
  return file.toString({ lineWidth: 0 });
}

function comment(node: YAMLMap, rule: DerivedRule): void {
  const missing = [rule.for === null ? 'no duration' : '', rule.severity === null ? 'no severity' : ''].filter((part) => part !== '');
  node.commentBefore = oneLine(
    ` ${rule.file}:${rule.line}: from ${rule.from}${missing.length > 0 ? `; the document states ${missing.join(' and ')}` : ''}`,
  );
}

const ruleOf = (rule: DerivedRule, url: string) => ({
  alert: rule.alert,
  expr: rule.expr,
  ...(rule.for === null ? {} : { for: prometheusDuration(rule.for) }),
  ...(rule.severity === null ? {} : { labels: { severity: untemplated(rule.severity) } }),
  annotations: { summary: untemplated(rule.summary), runbook_url: untemplated(url) },
});

/** PT1H30M as 1h30m. */
function prometheusDuration(iso: string): string {
  const [, days, hours, minutes, seconds] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso) ?? [];
  const parts = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'm'],
    [seconds, 's'],
  ].flatMap(([number, unit]) => (number === undefined ? [] : [`${number}${unit}`]));
  return parts.length === 0 ? '0s' : parts.join('');
}

/** Prometheus expands `{{ … }}` in labels and annotations; a document's words are not a template. */
const untemplated = (text: string): string => text.replaceAll('{{', '{{ "{{" }}');

// A line end would turn the rest of a comment into YAML.
const oneLine = (text: string): string => text.replaceAll(/[\s\u0085\u2028\u2029]+/g, ' ').replace(/^ ?/, ' ');
