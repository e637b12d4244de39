import type { Command, Parameter } from '../model/command.ts';
import { shownColumns } from '../sql/shown-columns.ts';

/** True when a value of this name and type can be what a column of that name shows. */
function fits({ name, type }: Parameter, column: string): boolean {
  const wanted = name.toLowerCase().replaceAll(/[-.]/gu, '_');
  const shown = column.toLowerCase();
  if (type === 'process-id') return /(?:^|_)pid$/u.test(shown);
  return wanted === shown || wanted.endsWith(`_${shown}`);
}

const isQuery = ({ risk, program, innerProgram }: Command): boolean =>
  risk === 'read-only' && (program === 'sql' || innerProgram === 'sql');

/**
 * The same parameters; one whose value an earlier query shows says which column on which line, the nearest
 * query first. Secrets and objects of the cluster do not come from queries.
 */
export function linkToQueries(parameters: readonly Parameter[], earlier: readonly Command[]): Parameter[] {
  const queries = earlier.filter(isQuery).toReversed();
  return parameters.map((parameter) => {
    if (parameter.secret || parameter.type.startsWith('kubernetes/') || queries.length === 0) return parameter;
    for (const { text, line } of queries) {
      const column = shownColumns(text).find((name) => fits(parameter, name));
      if (column !== undefined) return { ...parameter, from: { kind: 'sql-column', column, line } };
    }
    return parameter;
  });
}
