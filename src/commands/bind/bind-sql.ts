import { findHoles } from '../holes/find-holes.ts';
import { maskHoles } from '../holes/hole.ts';
import { misfitOf } from '../holes/open-endings.ts';
import type { Parameter } from '../model/command.ts';
import { applyEdits } from './apply-edits.ts';
import { maskedValue } from './plan.ts';
import type { BindProblem, BindResult } from './plan.ts';
import { forSql, sqlIdentifier, sqlPlaces } from './sql-places.ts';

interface Text {
  readonly ok: true;
  readonly text: string;
}
type Placed = Text | { readonly ok: false; readonly message: string };

/**
 * Binds values into one SQL statement: values become `$1`, `$2`, …, identifiers are validated and quoted.
 * A hole inside a string literal keeps the literal's other text: the literal is cut and joined with `||`.
 */
export function bindSql(
  source: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
  isSecret: (name: string) => boolean,
): BindResult {
  const holes = findHoles(source, 'sql');
  const places = sqlPlaces(maskHoles(source, holes));
  if (places === null) return { ok: false, problems: [{ parameter: holes[0]?.name ?? '', message: 'PostgreSQL cannot read this SQL' }] };
  const problems: BindProblem[] = [];
  const binds: string[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  const shown: { start: number; end: number; text: string }[] = [];
  const put = (value: string, parameter: Parameter, mark: string): Placed => {
    const place = places.get(mark) ?? 'elsewhere';
    const bind = (cast: string): Text => {
      binds.push(value);
      return { ok: true, text: `$${String(binds.length)}${cast}` };
    };
    switch (place) {
      case 'value': {
        const isNumeric = parameter.type === 'number' || parameter.type === 'process-id';
        if (isNumeric && !/^-?\d+(?:\.\d+)?$/u.test(value)) return { ok: false, message: 'must be a number' };
        return bind(isNumeric && /^-?\d+$/u.test(value) ? '::bigint' : '');
      }
      case 'identifier': {
        const quoted = sqlIdentifier(value);
        return quoted === null ? { ok: false, message: 'must be a name, or schema.name' } : { ok: true, text: quoted };
      }
      case 'string':
      case 'quoted-identifier':
      case 'elsewhere':
        // Literals stay literals: `interval $1` is not SQL, `interval '5 minutes'` is.
        return forSql[place](value, parameter);
    }
  };
  for (const hole of holes) {
    const parameter = parameters.find((each) => each.name === hole.name);
    const value = Object.hasOwn(values, hole.name) ? values[hole.name] : undefined;
    if (parameter === undefined || value === undefined || value === '') {
      problems.push({ parameter: hole.name, message: `${hole.syntax} is not filled in` });
      continue;
    }
    const misfit = misfitOf(hole.syntax, value);
    if (misfit !== null) {
      problems.push({ parameter: hole.name, message: misfit });
      continue;
    }
    const placed = value.includes('\u0000') ? { ok: false as const, message: 'must not hold NUL' } : put(value, parameter, hole.mark);
    if (!placed.ok) {
      problems.push({ parameter: hole.name, message: placed.message });
      continue;
    }
    edits.push({ start: hole.start, end: hole.end, text: placed.text });
    shown.push({ start: hole.start, end: hole.end, text: isSecret(hole.name) ? maskedValue : value });
  }
  if (problems.length > 0) return { ok: false, problems };
  const text = applyEdits(source, edits).replace(/;\s*$/u, '');
  return { ok: true, plan: { kind: 'sql', text, values: binds, display: applyEdits(source, shown) } };
}
