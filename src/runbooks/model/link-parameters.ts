import { linkToQueries, type Command } from '#commands';
import type { CompiledSection, SectionKind } from './document.ts';

/** Sections whose queries are for all that follows; what another section looks up is for its own work. */
const looks = new Set<SectionKind>(['symptoms', 'impact', 'diagnosis', 'verification', 'reference']);

/** How many statements back a query is looked for: what a person has just read. */
const reach = 40;

/**
 * Says for each parameter of a runbook which query before it shows its value (`pid` of the sessions listed two
 * steps above). Lines become lines of the file, as those of commands are.
 */
export function linkParameters(sections: readonly CompiledSection[]): CompiledSection[] {
  const looked: Command[] = [];
  return sections.map((section) => {
    const earlier = [...looked.slice(-reach)];
    const steps = section.steps.map((step) => {
      const own = step.parameters.map((parameter) =>
        parameter.from?.kind === 'sql-column'
          ? { ...parameter, from: { ...parameter.from, line: parameter.from.line + step.line - 1 } }
          : parameter,
      );
      const open = own.filter(({ from }) => from?.kind !== 'sql-column');
      const linked = new Map(linkToQueries(open, earlier.slice(-reach), step.commands).map((parameter) => [parameter.name, parameter]));
      earlier.push(...step.commands);
      return { ...step, parameters: own.map((parameter) => linked.get(parameter.name) ?? parameter) };
    });
    if (looks.has(section.kind)) looked.push(...steps.flatMap(({ commands }) => commands));
    return { ...section, steps };
  });
}
