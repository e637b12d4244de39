import type { Command, Parameter } from '../model/command.ts';
import { shownColumns } from '../sql/shown-columns.ts';

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-.]/gu, '_');

/** The tables that a query reads, as words: `FROM api_keys` is `api`, `keys`. */
const tableWords = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/\b(?:from|join)\s+([\w".]{1,130})/giu)].flatMap(([, table = '']) => table.toLowerCase().split(/[^a-z0-9]+|_/u)),
  );

/** Words before a name that say whose it is, not what: any query shows it. */
const owners = /^(?:your|the|my|affected|target|failing|new|old)$/u;

/** `order_id` is the `id` of orders; `user_id` is not the `id` of keys. */
function isNamedByTable(wanted: string, column: string, text: string): boolean {
  if (!wanted.endsWith(`_${column}`)) return false;
  const prefix =
    wanted
      .slice(0, -column.length - 1)
      .split('_')
      .at(-1) ?? '';
  const tables = tableWords(text);
  return owners.test(prefix) || [prefix, `${prefix}s`, `${prefix}es`, prefix.replace(/y$/u, 'ies')].some((word) => tables.has(word));
}

/** `pid` for a blocking session, `blocking_pid` for a session; not `blocked_pid` for the one that blocks it. */
const canBeSession = (wanted: string, column: string): boolean => {
  const qualifier = /^(.+)_pid$/u;
  return qualifier.exec(column) === null || qualifier.exec(wanted) === null;
};

interface Query {
  readonly text: string;
  readonly line: number;
  readonly columns: readonly string[];
}

/** The one column of a query that can be the value, by its exact name or else by its end; null: none, or not sure which. */
function columnFor({ name, type }: Parameter, { columns, text }: Query, isExact: boolean): string | null {
  const wanted = plain(name);
  const exact = columns.find((column) => plain(column) === wanted);
  if (isExact || exact !== undefined) return exact ?? null;
  if (type === 'process-id') {
    const sessions = columns.filter((column) => /(?:^|_)pid$/u.test(plain(column)));
    const [only] = sessions;
    return sessions.length === 1 && only !== undefined && canBeSession(wanted, plain(only)) ? only : null;
  }
  const fitting = columns.filter((column) => isNamedByTable(wanted, plain(column), text));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

const sqlPrograms = new Set(['sql', 'psql', 'mysql', 'mariadb']);
const holdsSql = ({ program, innerProgram }: Command): boolean => sqlPrograms.has(innerProgram ?? program);

/** `kill <pid>` is for a process of that machine, whatever sessions a query showed. */
const isOfMachine = ({ syntax, type }: Parameter, asking: readonly Command[]): boolean =>
  type === 'process-id' && !asking.some((command) => holdsSql(command) && command.text.includes(syntax));

/**
 * The same parameters; one whose value an earlier query shows says which column on which line: the nearest query
 * that shows a column of its very name, else the nearest with one column that can be it. Secrets and objects of the
 * cluster do not come from queries. `asking` are the statements that the parameters stand in.
 */
export function linkToQueries(parameters: readonly Parameter[], earlier: readonly Command[], asking: readonly Command[]): Parameter[] {
  const isOpen = (each: Parameter): boolean => !each.secret && !each.type.startsWith('kubernetes/') && !isOfMachine(each, asking);
  if (!parameters.some(isOpen)) return [...parameters];
  const queries = earlier
    .filter((command) => command.risk === 'read-only' && holdsSql(command))
    .map(({ text, line }): Query => ({ text, line, columns: shownColumns(text) }))
    .toReversed();
  return parameters.map((parameter) => {
    if (!isOpen(parameter)) return parameter;
    for (const isExact of [true, false]) {
      for (const query of queries) {
        const column = columnFor(parameter, query, isExact);
        if (column !== null) return { ...parameter, from: { kind: 'sql-column', column, line: query.line } };
      }
    }
    return parameter;
  });
}
