import type { Table } from 'mdast';
import { headingRole, type HeadingRole } from './heading-roles.ts';
import { startLine, wordsOf } from './node-text.ts';
import type { OutlineNode } from './outline.ts';

export interface TableRow {
  /** By column, in lower case. */
  readonly cells: ReadonlyMap<string, string>;
  /** The same columns as written. */
  readonly columns: readonly string[];
  readonly line: number;
}

export function rowsOf(table: Table): readonly TableRow[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.map((cell) => wordsOf(cell)) ?? [];
  return rows.map((row) => ({
    line: startLine(row),
    columns,
    cells: new Map(row.children.map((cell, index) => [columns[index]?.toLowerCase() ?? `${index}`, wordsOf(cell)])),
  }));
}

/** A cell by column; dashes and empty cells are no value. */
export function cellOf(row: TableRow, pattern: RegExp): string | null {
  for (const [column, value] of row.cells)
    if (pattern.test(column)) return /^(?:[-–—]|n\/a|tbd|none)?$/i.test(value.trim()) ? null : value.trim();
  return null;
}

/** Every cell of the columns that fit, without the empty ones. */
export const cellsOf = (row: TableRow, pattern: RegExp): readonly string[] =>
  [...row.cells].flatMap(([column, value]) =>
    pattern.test(column) && !/^(?:[-–—]|n\/a|tbd|none)?$/i.test(value.trim()) ? [value.trim()] : [],
  );

/** A column's heading as written. */
export const columnOf = (row: TableRow, pattern: RegExp): string | null =>
  row.columns.find((column) => pattern.test(column.toLowerCase())) ?? null;

/** A table of vendors says where their state is published or whom to ask there; a table of states of our own parts does not. */
export const isServiceTable = (row: TableRow): boolean =>
  [...row.cells.keys()].some((column) => /^(?:service|provider|vendor|system|dependency|name)$/.test(column)) &&
  [...row.cells.keys()].some((column) => /status ?(?:page|url|link)|support/.test(column));

/** Roles of the headings around, the nearest first. */
export const rolesOf = (node: OutlineNode, path: readonly OutlineNode[]): readonly (HeadingRole | null)[] =>
  [node, ...path.toReversed()].map(({ title }) => headingRole(title));

/** "Primary: {ON_CALL_PRIMARY}" of a list. */
export function labelledItem(text: string): { label: string; value: string } | null {
  const match = /^([^:]{2,60}):\s*(.*)$/s.exec(text);
  return match ? { label: (match[1] ?? '').trim(), value: (match[2] ?? '').trim() } : null;
}
