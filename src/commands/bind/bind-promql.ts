import { findHoles } from '../holes/find-holes.ts';
import { misfitOf } from '../holes/open-endings.ts';
import type { Parameter } from '../model/command.ts';
import { promqlProblems } from '../promql/read-promql.ts';
import { applyEdits } from './apply-edits.ts';
import { refused } from './encoder.ts';
import { maskedValue } from './plan.ts';
import type { BindProblem, BindResult } from './plan.ts';
import { promqlEncoder } from './promql-places.ts';

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
    const misfit = misfitOf(hole.syntax, value);
    if (misfit !== null) problems.push({ parameter: hole.name, message: misfit });
    const parameter = parameters.find((each) => each.name === hole.name);
    const text =
      parameter === undefined || value.includes('\u0000')
        ? refused('must not hold NUL')
        : promqlEncoder(source, hole.start)(value, parameter);
    if (!text.ok) problems.push({ parameter: hole.name, message: text.message });
    else {
      edits.push({ start: hole.start, end: hole.end, text: text.text });
      shown.push({ start: hole.start, end: hole.end, text: isSecret(hole.name) ? maskedValue : text.text });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const query = applyEdits(source, edits);
  const broken = promqlProblems(query)[0];
  if (broken !== undefined) return { ok: false, problems: [{ parameter: '', message: broken.message }] };
  return { ok: true, plan: { kind: 'promql', query, display: applyEdits(source, shown) } };
}
