const widest = 200;

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const oneLine = textOf(value).replaceAll(/[\r\n\t]+/g, ' ');
  return oneLine.length > widest ? `${oneLine.slice(0, widest - 1)}…` : oneLine;
}

/** Rows as an aligned text table, in the form that psql prints. */
export function textTable(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = rows.map((row) => columns.map((_, index) => cell(row[index])));
  const widths = columns.map((column, index) => Math.max(column.length, ...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]) => ` ${row.map((text, index) => text.padEnd(widths[index] ?? 0)).join(' | ')}`.trimEnd();
  return [
    line(columns),
    widths.map((width) => '-'.repeat(width + 2)).join('+'),
    ...cells.map(line),
    `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`,
    '',
  ].join('\n');
}
