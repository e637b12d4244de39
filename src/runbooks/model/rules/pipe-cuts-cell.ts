import { proseLines } from '../prose-lines.ts';
import type { Rule } from './rule.ts';

const table = (command: string): string =>
  `# R\n\n## Diagnosis\n\n| Sign | Look | Then |\n|---|---|---|\n| Worker gone | \`${command}\` | Give it more memory |\n`;

/** The line under the head of a table: https://github.github.com/gfm/#tables-extension- */
const ruler = /^[\s>]{0,12}\|?(?:\s{0,4}:?-+:?\s{0,4}\|){1,60}(?:\s{0,4}:?-+:?)?\s{0,4}$/;
const cellsOf = (row: string): number =>
  row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length;
/** Code with a pipe in it that no backslash keeps from ending the cell. */
const cutCode = /`[^`\n]{0,300}?(?<!\\)\|[^`\n]{0,300}`/;

export const pipeCutsCell: Rule = {
  id: 'pipe-cuts-cell',
  severity: 'warning',
  title: 'A pipe that cuts a table’s cell',
  why: 'In a table every pipe ends a cell, inside back-ticks too. The command is shown cut in two, the rest of the row moves to the right, and its last cells are not shown at all.',
  advice: 'Write \\| inside the table, or put the command into a block below it.',
  bad: table('dmesg | grep -i kill'),
  good: table(String.raw`dmesg \| grep -i kill`),
  check: ({ text }) => {
    if (!text.includes('|')) return [];
    let columns: number | null = null;
    let above: { readonly line: number; readonly text: string } | null = null;
    return proseLines(text).flatMap((row) => {
      const before = above;
      above = row;
      if (before?.line === row.line - 1 && before.text.includes('|') && ruler.test(row.text)) {
        columns = cellsOf(before.text);
        return [];
      }
      if (before?.line !== row.line - 1 || !row.text.includes('|')) columns = null;
      if (columns === null || row.text.length > 4_000) return [];
      const lost = cellsOf(row.text) - columns;
      const code = lost > 0 ? cutCode.exec(row.text)?.[0] : undefined;
      return code === undefined
        ? []
        : [
            {
              line: row.line,
              message: `the pipe in ${code.length > 60 ? `${code.slice(0, 60)}…` : code} ends its cell: the last ${lost === 1 ? 'cell of the row is' : `${lost} cells of the row are`} not shown`,
              suggestion: 'write \\| instead of | inside the back-ticks',
            },
          ];
    });
  },
};
