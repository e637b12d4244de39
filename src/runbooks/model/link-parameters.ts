import { linkToQueries, variableSetBy, type Command, type Parameter } from '#commands';
import type { CompiledSection, CompiledStep, SectionKind } from './document.ts';

/** Sections whose queries are for all that follows; what another section looks up is for its own work. */
const looks = new Set<SectionKind>(['symptoms', 'impact', 'diagnosis', 'verification', 'reference']);

/** How many statements back a query is looked for: what a person has just read. */
const reach = 40;

/** Notes the variables that a step sets, each with the line that sets it. */
function noteVariables({ language, commands }: CompiledStep, setOn: Map<string, number>): void {
  if (language !== 'bash') return;
  for (const { text, line } of commands) {
    const variable = variableSetBy(text);
    if (variable !== null) setOn.set(variable, line);
  }
}

/** `$KEY` that a step above has set: its value is that one, whatever else is called so. */
function setAbove(parameter: Parameter, setOn: ReadonlyMap<string, number>): Parameter {
  const variable = /^\$\{?(\w+)/.exec(parameter.syntax)?.[1];
  const line = variable === undefined ? undefined : setOn.get(variable);
  return variable === undefined || line === undefined ? parameter : { ...parameter, from: { kind: 'step', variable, line } };
}

/**
 * Says for each parameter of a runbook which query before it shows its value (`pid` of the sessions listed two
 * steps above), or which step sets it. Lines become lines of the file, as those of commands are.
 */
export function linkParameters(sections: readonly CompiledSection[]): CompiledSection[] {
  const looked: Command[] = [];
  const setOn = new Map<string, number>();
  return sections.map((section) => {
    const earlier = looked.slice(-reach);
    const steps = section.steps.map((step) => {
      const own = step.parameters.map((parameter) =>
        parameter.from?.kind === 'sql-column'
          ? { ...parameter, from: { ...parameter.from, line: parameter.from.line + step.line - 1 } }
          : parameter,
      );
      const open = own.filter(({ from }) => from?.kind !== 'sql-column');
      const linked = new Map(linkToQueries(open, earlier.slice(-reach), step.commands).map((parameter) => [parameter.name, parameter]));
      earlier.push(...step.commands);
      const parameters = own.map((parameter) => setAbove(linked.get(parameter.name) ?? parameter, setOn));
      noteVariables(step, setOn);
      return { ...step, parameters };
    });
    if (looks.has(section.kind)) looked.push(...steps.flatMap(({ commands }) => commands));
    return { ...section, steps };
  });
}
