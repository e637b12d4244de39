import type { CompiledDocument, CompiledRunbook, CompiledThreshold } from '../model/document.ts';
import { conditionOf } from './conditions.ts';
import { statedQueries, tellsTrouble } from './stated-queries.ts';

/** An alerting rule that a document states: nothing in it is ours. */
export interface DerivedRule {
  readonly alert: string;
  readonly expr: string;
  /** ISO 8601; null where the document says no duration. */
  readonly for: string | null;
  readonly severity: string | null;
  readonly summary: string;
  readonly file: string;
  readonly slug: string;
  /** The line of the runbook's heading. */
  readonly headingLine: number;
  readonly line: number;
  /** The lines of the document that it is made of. */
  readonly from: string;
}

/** Something that a document states and no rule could be made of. */
export interface NotDerived {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly why: string;
}

export interface DerivedRules {
  readonly rules: readonly DerivedRule[];
  readonly notDerived: readonly NotDerived[];
}

/**
 * The alerting rules that documents state: an alert's name, and a condition that is a PromQL comparison, or a threshold
 * together with the one query that measures it. What is missing a part is listed with the part, never filled in.
 */
export function deriveRules(documents: readonly CompiledDocument[]): DerivedRules {
  const results = documents.flatMap((document) => document.runbooks.map((runbook) => ofRunbook(document.file, runbook)));
  const notDerived = results.flatMap((result) => result.notDerived);
  const first = new Map<string, DerivedRule>();
  for (const rule of results.flatMap((result) => result.rules)) {
    const same = first.get(nameOf(rule));
    if (same === undefined) first.set(nameOf(rule), rule);
    else if (same.expr !== rule.expr || same.for !== rule.for)
      notDerived.push({
        file: rule.file,
        line: rule.line,
        what: `${rule.alert}: ${rule.expr}`,
        why: `${same.file}:${same.line} states an alert of this name and severity already, and Prometheus could not tell the two apart`,
      });
  }
  return { rules: [...first.values()], notDerived };
}

const nameOf = ({ alert, severity }: DerivedRule): string => JSON.stringify([alert, severity]);

interface Found {
  readonly expr: string;
  readonly from: string;
  readonly line: number;
  readonly for: string | null;
  readonly level: string | null;
}

function ofRunbook(file: string, runbook: CompiledRunbook): DerivedRules {
  const notDerived: NotDerived[] = [];
  const refuse = (line: number, what: string, why: string) => void notDerived.push({ file, line, what, why });
  const thresholds = runbook.sections.filter(tellsTrouble).flatMap((section) => section.thresholds);
  if (runbook.alerts.length === 0) {
    for (const threshold of thresholds) refuse(threshold.line, shown(threshold), 'the runbook names no alert');
    return { rules: [], notDerived };
  }
  const queries = statedQueries(runbook);
  const found: Found[] = [];
  for (const threshold of thresholds) {
    const condition = conditionOf(threshold, queries);
    if ('why' in condition) refuse(threshold.line, shown(threshold), condition.why);
    else found.push({ ...condition, line: threshold.line, for: threshold.for, level: threshold.level });
  }
  if (found.length === 0) {
    const conditions = queries.filter(({ shape, hasHoles }) => shape.isCondition && !hasHoles);
    const [only] = conditions;
    if (conditions.length > 1)
      refuse(
        runbook.line,
        runbook.alerts.join(', '),
        `which of its comparisons (line ${conditions.map(({ line }) => line).join(', ')}) is the alert's is not said`,
      );
    else if (only) found.push({ expr: only.text, from: `the query of line ${only.line}`, line: only.line, for: null, level: null });
    else if (thresholds.length === 0)
      refuse(runbook.line, runbook.alerts.join(', '), 'the runbook states no threshold, and no query that compares with a number');
  }
  const rules = found.flatMap((each): DerivedRule[] => {
    const alert = alertOf(each, found, runbook.alerts);
    if (alert === null) {
      refuse(each.line, each.expr, `which of ${runbook.alerts.join(', ')} it belongs to is not said`);
      return [];
    }
    const severity = each.level ?? (runbook.severities.length === 1 ? (runbook.severities[0] ?? null) : null);
    const { expr, from, line } = each;
    return [
      { alert, expr, for: each.for, severity, summary: runbook.title, file, slug: runbook.slug, headingLine: runbook.line, line, from },
    ];
  });
  return { rules, notDerived };
}

/** The alert that a condition is for: the only one, the one whose name says the level, or the one that is left. */
function alertOf({ level }: Found, all: readonly Found[], alerts: readonly string[]): string | null {
  if (alerts.length === 1) return alerts[0] ?? null;
  if (level === null) return null;
  const says = (alert: string, word: string) => new RegExp(word.slice(0, 4), 'i').test(alert);
  const named = alerts.filter((alert) => says(alert, level));
  if (named.length === 1) return named[0] ?? null;
  const levels = [...new Set(all.map((each) => each.level))];
  const left = alerts.filter((alert) => !levels.some((other) => other !== null && says(alert, other)));
  const waiting = levels.filter((other) => other === null || !alerts.some((alert) => says(alert, other)));
  return named.length === 0 && left.length === 1 && waiting.length === 1 ? (left[0] ?? null) : null;
}

const shown = ({ metric, operator, value, unit }: CompiledThreshold): string => `${metric} ${operator} ${value}${unit ?? ''}`;
