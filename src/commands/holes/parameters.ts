import type { Command, CommandLanguage, Parameter } from '../model/command.ts';
import type { Hole } from './hole.ts';
import { linkToQueries } from './link-queries.ts';
import { isSecretHole, typeOfHole } from './parameter-type.ts';
import { sourceOf } from './value-source.ts';

/** How much of a statement is looked at on each side of a hole. */
const reach = 400;

/** The text around a hole with continued lines joined, so that `-n shop` on the next line is seen. */
function around(source: string, hole: Hole): { readonly before: string; readonly line: string } {
  const join = (text: string): string => text.replaceAll(/\\\r?\n[ \t]*/gu, ' ');
  const before = join(source.slice(Math.max(0, hole.start - reach), hole.start));
  const after = join(source.slice(hole.end, hole.end + reach));
  const own = before.slice(before.lastIndexOf('\n') + 1);
  const end = after.indexOf('\n');
  return { before: own, line: `${own}${hole.syntax}${end < 0 ? after : after.slice(0, end)}` };
}

/**
 * The parameters of a text, one for each name, in order of their first hole. The queries among the commands
 * above a hole can show its value.
 */
export function parametersOf(
  source: string,
  language: CommandLanguage,
  holes: readonly Hole[],
  commands: readonly Command[] = [],
): Parameter[] {
  const byName = new Map<string, Parameter>();
  const syntaxes = new Set(holes.map((hole) => hole.syntax));
  for (const hole of holes) {
    if (byName.has(hole.name)) continue;
    const type = typeOfHole(source, language, hole);
    const parameter: Parameter = { name: hole.name, syntax: hole.syntax, type, secret: isSecretHole(hole.name, type) };
    const from = sourceOf(parameter, { ...around(source, hole), isHole: (text) => syntaxes.has(text) });
    const above = commands.filter(({ end }) => end <= hole.start);
    byName.set(hole.name, linkToQueries([{ ...parameter, from }], above, commands)[0] ?? parameter);
  }
  return [...byName.values()];
}
