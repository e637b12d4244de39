import { findHoles } from '../holes/find-holes.ts';
import { maskHoles } from '../holes/hole.ts';
import type { Hole } from '../holes/hole.ts';
import { misfitOf } from '../holes/open-endings.ts';
import type { Parameter } from '../model/command.ts';
import { readShell } from '../shell/read-shell.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit } from './apply-edits.ts';
import { chain } from './encoder.ts';
import { maskedValue } from './plan.ts';
import type { BindProblem, BindResult } from './plan.ts';
import { placesIn } from './word-places.ts';
import type { ShellPlace } from './word-places.ts';

/** How the script refers to a variable at a place, leaving and entering the quotes that stand there. */
function reference(name: string, quote: ShellPlace['quote']): string | null {
  switch (quote) {
    case 'bare':
      return `"\${${name}}"`;
    case 'double':
    case 'heredoc':
    case 'quoted-heredoc':
      return `\${${name}}`;
    case 'single':
      return `'"\${${name}}"'`;
    case 'ansi':
      return `'"\${${name}}"$'`;
    case 'unknown':
      return null;
  }
}

/** `pod-name` is `TOCSIN_PARAM_POD_NAME`. */
export const environmentName = (parameter: string): string => `TOCSIN_PARAM_${parameter.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '_')}`;

/** Gives each (parameter, encoded value) its own variable. */
function variables(): { readonly env: Record<string, string>; readonly nameFor: (parameter: string, value: string) => string } {
  const env: Record<string, string> = {};
  const owners = new Map<string, string>();
  return {
    env,
    nameFor(parameter, value) {
      const first = environmentName(parameter);
      for (let index = 1; ; index += 1) {
        const name = index === 1 ? first : `${first}__${String(index)}`;
        const isFree = !owners.has(name);
        if (isFree || (owners.get(name) === parameter && env[name] === value)) {
          owners.set(name, parameter);
          env[name] = value;
          return name;
        }
      }
    },
  };
}

/** The holes of the source that the step has a parameter for; a textual hole without one is a problem. */
function openHoles(
  source: string,
  parameters: readonly Parameter[],
): { readonly holes: readonly Hole[]; readonly textual: readonly Hole[]; readonly script: ReturnType<typeof readShell> } {
  const textual = findHoles(source, 'bash');
  const script = readShell(maskHoles(source, textual), { nextMark: textual.length });
  const names = new Set(parameters.map((parameter) => parameter.name));
  return { textual, script, holes: [...textual, ...script.variableHoles.filter((hole) => names.has(hole.name))] };
}

/** A quoted heredoc can hold a reference only when unquoting its mark changes nothing else. */
function unquoteHeredoc(place: ShellPlace, source: string): Edit | null {
  if (place.heredoc === null) return null;
  const { body, mark } = place.heredoc;
  if (/[$`\\]/u.test(source.slice(body.start, body.end))) return null;
  return { start: mark.start, end: mark.end, text: source.slice(mark.start, mark.end).replaceAll(/['"\\]/gu, '') };
}

/**
 * Binds values into one shell statement. The script holds references to environment variables only, each
 * quoted for the place where it stands; where a value crosses into a further interpreter (SQL, an inner
 * shell, JSON, a URL) the variable holds the value quoted for that interpreter, or the value is refused.
 */
export function bindShell(
  source: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
  isSecret: (name: string) => boolean,
): BindResult {
  const { holes, script } = openHoles(source, parameters);
  const problems: BindProblem[] = script.problems.map((problem) => ({ parameter: '', message: problem.message }));
  const places = placesIn(script.statements);
  const { env, nameFor } = variables();
  const edits: Edit[] = [];
  const shown: Edit[] = [];
  const unquoted = new Map<number, Edit>();
  for (const hole of holes) {
    const problem = (message: string): void => void problems.push({ parameter: hole.name, message });
    const parameter = parameters.find((each) => each.name === hole.name);
    const value = Object.hasOwn(values, hole.name) ? values[hole.name] : undefined;
    if (parameter === undefined || value === undefined || value === '') {
      problem(`${hole.syntax} is not filled in`);
      continue;
    }
    if (value.includes('\u0000')) {
      problem('must not hold NUL');
      continue;
    }
    const misfit = misfitOf(hole.syntax, value);
    if (misfit !== null) {
      problem(misfit);
      continue;
    }
    const place = places.get(hole.mark);
    if (place === undefined) {
      problem(`${hole.syntax} stands where a value cannot be put safely`);
      continue;
    }
    const text = chain(place.encoders, value, parameter);
    if (!text.ok) {
      problem(text.message);
      continue;
    }
    const heredoc = place.quote === 'quoted-heredoc' ? unquoteHeredoc(place, source) : null;
    const refers = place.quote === 'quoted-heredoc' && heredoc === null ? null : reference(nameFor(hole.name, text.text), place.quote);
    if (refers === null) {
      problem(`${hole.syntax} stands where a value cannot be put safely`);
      continue;
    }
    if (heredoc !== null) unquoted.set(heredoc.start, heredoc);
    edits.push({ start: hole.start, end: hole.end, text: refers });
    shown.push({ start: hole.start, end: hole.end, text: isSecret(hole.name) ? maskedValue : value });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    plan: { kind: 'shell', script: applyEdits(source, [...edits, ...unquoted.values()]), env, display: applyEdits(source, shown) },
  };
}
