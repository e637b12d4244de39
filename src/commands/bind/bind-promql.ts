import { findHoles } from '../holes/find-holes.ts';
import type { Parameter } from '../model/command.ts';
import { promqlProblems } from '../promql/read-promql.ts';
import { applyEdits } from './apply-edits.ts';
import { maskedValue } from './plan.ts';
import type { BindProblem, BindResult } from './plan.ts';

/** The quote character of the string that an offset lies in; null outside of strings. */
function quoteAt(source: string, offset: number): string | null {
  for (const match of source.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/gu)) {
    if (match.index < offset && offset < match.index + match[0].length) return match[0][0] ?? null;
  }
  return null;
}

const duration = /^(?:\d+(?:ms|[smhdwy]))+$/u;
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u;
const name = /^[A-Za-z_:][A-Za-z0-9_:]*$/u;

/** A value as PromQL text at its place: escaped inside a string (Go's rules), else only a number, duration or name. */
function promqlText(value: string, quote: string | null, isPattern: boolean): string | null {
  if (quote === '`') return /[`\n]/u.test(value) ? null : value;
  // In a regular expression matcher the value stands for itself, not for a pattern.
  const literal = isPattern ? value.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`) : value;
  if (quote !== null)
    return literal.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return duration.test(value) || number.test(value) || name.test(value) ? value : null;
}

/** Binds values into one PromQL expression; the result must still be what Prometheus' grammar reads. */
export function bindPromql(
  source: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
  isSecret: (name: string) => boolean,
): BindResult {
  const problems: BindProblem[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  const shown: { start: number; end: number; text: string }[] = [];
  for (const hole of findHoles(source, 'promql')) {
    const value = Object.hasOwn(values, hole.name) ? values[hole.name] : undefined;
    if (!parameters.some((each) => each.name === hole.name) || value === undefined || value === '') {
      problems.push({ parameter: hole.name, message: `${hole.syntax} is not filled in` });
      continue;
    }
    const quote = quoteAt(source, hole.start);
    const isPattern = quote !== null && /[=!]~\s*["'`][^"'`]*$/u.test(source.slice(0, hole.start));
    const text = value.includes('\u0000') ? null : promqlText(value, quote, isPattern);
    if (text === null)
      problems.push({
        parameter: hole.name,
        message: quote === null ? 'must be a number, a duration or a metric name here' : 'cannot be put into this string',
      });
    else {
      edits.push({ start: hole.start, end: hole.end, text });
      shown.push({ start: hole.start, end: hole.end, text: isSecret(hole.name) ? maskedValue : text });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const query = applyEdits(source, edits);
  const broken = promqlProblems(query)[0];
  if (broken !== undefined) return { ok: false, problems: [{ parameter: '', message: broken.message }] };
  return { ok: true, plan: { kind: 'promql', query, display: applyEdits(source, shown) } };
}
