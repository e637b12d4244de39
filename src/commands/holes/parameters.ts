import type { CommandLanguage, Parameter } from '../model/command.ts';
import type { Hole } from './hole.ts';
import { typeOfHole } from './parameter-type.ts';

/** The parameters of a text, one for each name, in order of their first hole. */
export function parametersOf(source: string, language: CommandLanguage, holes: readonly Hole[]): Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const hole of holes) {
    if (byName.has(hole.name)) continue;
    const type = typeOfHole(source, language, hole);
    byName.set(hole.name, { name: hole.name, syntax: hole.syntax, type, secret: type === 'secret' });
  }
  return [...byName.values()];
}
