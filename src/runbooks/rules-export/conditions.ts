import type { CompiledThreshold } from '../model/document.ts';
import { shapeOf, type QueryUnit } from './query-shape.ts';
import type { StatedQuery } from './stated-queries.ts';

/** An expression for an alert rule and the lines that it comes from, or why there is none. */
export type Condition = { readonly expr: string; readonly from: string } | { readonly why: string };

/** The condition that a threshold states, alone or together with one of the runbook's queries. */
export function conditionOf(threshold: CompiledThreshold, queries: readonly StatedQuery[]): Condition {
  const named = seriesBefore(threshold);
  if (named !== null) {
    if (/^up$/.test(named)) return { why: '"up" alone would fire for every target; the line has to say which (up{job="…"})' };
    if (threshold.unit !== null && convert(threshold.value, threshold.unit, shapeOf(named)?.unit ?? null) === null)
      return { why: `whether ${named} counts in ${threshold.unit} is not said` };
    const value = threshold.unit === null ? threshold.value : convert(threshold.value, threshold.unit, shapeOf(named)?.unit ?? null);
    return { expr: `${named} ${threshold.operator} ${value ?? threshold.value}`, from: `line ${threshold.line}` };
  }
  const usable = queries.filter(({ shape, hasHoles }) => !shape.isCondition && !hasHoles);
  const fitting = usable.filter((query) => isAbout(query, threshold));
  const [query] = fitting;
  if (query === undefined)
    return {
      why:
        queries.length === 0
          ? 'the runbook has no PromQL query for it'
          : `none of the runbook's queries (line ${queries.map(({ line }) => line).join(', ')}) measures it${queries.some(({ hasHoles }) => hasHoles) ? ' without a value to fill in' : ''}`,
    };
  if (fitting.length > 1) return { why: `more than one query could measure it (line ${fitting.map(({ line }) => line).join(', ')})` };
  const value = convert(threshold.value, threshold.unit, query.shape.unit);
  if (value === null) return { why: unitProblem(threshold, query) };
  const left = query.shape.isOperation ? `(${query.text})` : query.text;
  return { expr: `${left} ${threshold.operator} ${value}`, from: `line ${threshold.line} and the query of line ${query.line}` };
}

/** `queue_length` of "the queue is long (queue_length > 5)": PromQL that stands before the comparison itself. */
function seriesBefore({ text, operator, value }: CompiledThreshold): string | null {
  const at = text.search(new RegExp(`${operator}\\s*${String(value).replaceAll(/[.+]/g, '\\$&')}(?![\\d.])`));
  if (at < 0 || text.length > 1_000) return null;
  const before = text.slice(0, at).trim();
  const isSeries = (candidate: string) => /[_:{(]/.test(candidate) || candidate === 'up';
  if (isSeries(before) && shapeOf(before) !== null) return before;
  const last = /(?:^|[\s(])([a-zA-Z_:][\w:]*(?:\{[^{}]*\})?)$/.exec(before)?.[1] ?? '';
  return isSeries(last) && shapeOf(last) !== null ? last : null;
}

const quantileIn = (text: string): number | null => {
  const found = /\bp(\d{2}(?:\.?\d)?)\b|\b(\d{2}(?:\.\d)?)(?:th|st|nd|rd)?[ -]percentile/i.exec(text);
  const digits = (found?.[1] ?? found?.[2] ?? '').replace('.', '');
  return digits === '' ? null : Number(`0.${digits}`);
};

// Words that mean the same in a sentence and in the name of a metric.
const meanings: readonly RegExp[] = [/latenc|response|duration|slow|time$/, /error|5xx|fail/, /lag|behind|delay/, /queue|backlog|pending/];
const unspecific = new Set([
  'rate',
  'the',
  'of',
  'per',
  'high',
  'low',
  'total',
  'count',
  'bucket',
  'seconds',
  'usage',
  'over',
  'under',
  'api',
]);

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? [];
  return new Set(
    words
      .filter((word) => !unspecific.has(word) && !/^p?\d+$/.test(word))
      .map((word) => {
        const meaning = meanings.findIndex((pattern) => pattern.test(word));
        return meaning >= 0 ? `meaning ${meaning}` : word.replace(/s$/, '');
      }),
  );
}

/** Whether a query measures what a threshold speaks of: the same quantile, and a word in common. */
function isAbout({ shape, title, text }: StatedQuery, { metric }: CompiledThreshold): boolean {
  if (shape.quantile !== quantileIn(metric)) return false;
  const codes = /=~?"(?:5\.\.|5xx)"/.test(text) ? ' 5xx' : '';
  const measured = wordsOf(`${shape.metrics.join(' ').replaceAll(/[_:]/g, ' ')} ${title}${codes}`);
  return [...wordsOf(metric)].some((word) => measured.has(word));
}

const inSeconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86_400 };

/** The number in the query's own unit; null where the two cannot be reconciled without guessing. */
function convert(value: number, from: string | null, to: QueryUnit | null): number | null {
  const exact = (number: number) => Number(number.toPrecision(12));
  if (from === null) return to === null || to === 'ratio' ? value : null;
  if (from === '%') return to === 'percent' ? value : to === 'ratio' ? exact(value / 100) : null;
  const seconds = inSeconds[from];
  if (seconds === undefined) return null;
  return to === 's' ? exact(value * seconds) : to === 'ms' ? exact(value * seconds * 1000) : null;
}

function unitProblem({ unit }: CompiledThreshold, { line, shape }: StatedQuery): string {
  const counts = shape.unit === null ? 'does not say in what it counts' : `counts in ${shape.unit}`;
  return unit === null
    ? `the threshold has no unit, and the query of line ${line} ${counts}`
    : `the threshold counts in ${unit}, and the query of line ${line} ${counts}`;
}
