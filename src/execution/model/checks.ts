import { createHash } from 'node:crypto';
import { analyze } from '#commands';
import type { CompiledRunbook } from '#runbooks';

type Threshold = CompiledRunbook['sections'][number]['thresholds'][number];

/** A threshold of the document as a question: is it well again? */
export interface CheckDefinition {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly metric: string;
  readonly operator: string;
  readonly value: number;
  readonly unit: string | null;
  /** Symptoms say what is wrong, verification says what is right. */
  readonly describes: 'failure' | 'health';
}

export type CheckQuery =
  | { readonly ok: true; readonly query: string; readonly source: string }
  | { readonly ok: false; readonly reason: string };

function definitionOf(threshold: Threshold, describes: CheckDefinition['describes']): CheckDefinition {
  const { text, line, metric, operator, value, unit } = threshold;
  const id = createHash('sha256').update(`${line} ${metric} ${operator} ${value} ${text}`).digest('hex').slice(0, 16);
  return { id, text, line, metric, operator, value, unit, describes };
}

/** The checks of a runbook: the thresholds of its symptoms and of its verification, in the order of the document. */
export function checksOf(runbook: CompiledRunbook): readonly CheckDefinition[] {
  const checks = runbook.sections.flatMap((section) => {
    if (section.kind !== 'symptoms' && section.kind !== 'verification') return [];
    return section.thresholds.map((threshold) => definitionOf(threshold, section.kind === 'symptoms' ? 'failure' : 'health'));
  });
  return [...new Map(checks.map((check) => [check.id, check])).values()];
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);
const holdsAll = (whole: ReadonlySet<string>, part: ReadonlySet<string>) => part.size > 0 && [...part].every((word) => whole.has(word));

function isPromql(text: string): boolean {
  if (!/[_({:]/.test(text) || /\s/.test(text.replaceAll(/[({[][^)}\]]*[)}\]]/g, ''))) return false;
  return analyze(text, 'promql').problems.length === 0;
}

/**
 * The query that answers a check: what tocsin.yaml names for its metric, the metric itself where it is PromQL,
 * else a query of the same runbook that is called like the metric.
 */
export function queryFor(
  check: CheckDefinition,
  known: { checks: readonly { metric: string; query: string }[]; runbook: CompiledRunbook },
): CheckQuery {
  const metric = wordsOf(check.metric);
  const named = known.checks
    .filter((entry) => holdsAll(metric, wordsOf(entry.metric)))
    .toSorted((a, b) => wordsOf(b.metric).size - wordsOf(a.metric).size)[0];
  if (named) return { ok: true, query: named.query, source: `tocsin.yaml, check "${named.metric}"` };
  const bare = check.metric.replaceAll('`', '').trim();
  if (isPromql(bare)) return { ok: true, query: bare, source: 'the metric is a query' };
  for (const step of known.runbook.sections.flatMap((section) => section.steps)) {
    const query =
      step.commands.length === 1 && step.language === 'promql' && step.parameters.length === 0 ? step.commands[0]?.text : undefined;
    if (query !== undefined && holdsAll(wordsOf(`${step.title ?? ''} ${query.replaceAll('_', ' ')}`), metric))
      return { ok: true, query, source: `the query on line ${step.line}` };
  }
  return { ok: false, reason: `no query is known for "${check.metric}"; name one under "checks" in tocsin.yaml` };
}

const secondsOf: Readonly<Record<string, number>> = { min: 60, h: 3_600, d: 86_400, w: 604_800 };
const bytesOf: Readonly<Record<string, number>> = {
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 1_024,
  mib: 1_024 ** 2,
  gib: 1_024 ** 3,
  tib: 1_024 ** 4,
};
/** A query that divides or multiplies by itself counts in a unit of its own choice. */
const counted = /[*/]\s*\(?\s*\d|\d\s*\*/;

/** Prometheus counts in base units; documents in the units of people. */
function scaleFor(unit: string | null, query: string): { factor: number; words: string } {
  const named = unit?.toLowerCase() ?? '';
  if ((named === '%' || named === 'percent') && query.includes('/') && !/\b100\b/.test(query))
    return { factor: 100, words: ', taken as a share of one' };
  if (named === 'ms' && /_seconds(?:_|\b)/.test(query) && !/\b1000\b|\b1e3\b/.test(query))
    return { factor: 1000, words: ', seconds taken as ms' };
  if ((named === 's' || named === 'seconds') && /_(?:milliseconds|ms)(?:_|\b)/.test(query))
    return { factor: 0.001, words: ', ms taken as seconds' };
  const inSeconds = secondsOf[named];
  if (inSeconds !== undefined && /_seconds(?:_|\b)/.test(query) && !counted.test(query))
    return { factor: 1 / inSeconds, words: `, seconds taken as ${named}` };
  const inBytes = bytesOf[named];
  if (inBytes !== undefined && /_bytes(?:_|\b)/.test(query) && !counted.test(query))
    return { factor: 1 / inBytes, words: `, bytes taken as ${named}` };
  const perSecond = secondsOf[named.replace(/^\//, '')];
  if (named.startsWith('/') && perSecond !== undefined && /\bi?rate\(/.test(query) && !counted.test(query))
    return { factor: perSecond, words: `, a rate a second taken as one ${named}` };
  return { factor: 1, words: '' };
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '==': (a, b) => a === b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};
const rounded = (value: number) => Number(value.toPrecision(6));

/** What the answer means. Several series are judged by the worst of them. */
export function judgeCheck(
  check: CheckDefinition,
  query: string,
  values: readonly number[],
): { verdict: 'passed' | 'failed' | 'unknown'; observed: number | null; reason: string } {
  const holds = comparisons[check.operator];
  if (!holds) return { verdict: 'unknown', observed: null, reason: `the comparison "${check.operator}" cannot be told by a machine` };
  const scale = scaleFor(check.unit, query);
  const observed = values.filter((value) => Number.isFinite(value)).map((value) => rounded(value * scale.factor));
  const first = observed[0];
  if (first === undefined) return { verdict: 'unknown', observed: null, reason: 'the query answers no number now' };
  const isBad = (value: number) => holds(value, check.value) === (check.describes === 'failure');
  const worst = observed.find((value) => isBad(value)) ?? first;
  const unit = check.unit ?? '';
  const shown = `${worst}${unit}${observed.length > 1 ? `, the worst of ${observed.length} series` : ''}${scale.words}`;
  const wanted =
    check.describes === 'failure'
      ? `it is wrong while ${check.operator} ${check.value}${unit}`
      : `it should be ${check.operator} ${check.value}${unit}`;
  return { verdict: isBad(worst) ? 'failed' : 'passed', observed: worst, reason: `now ${shown}; ${wanted}` };
}
