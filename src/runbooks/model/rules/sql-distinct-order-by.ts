import { sqlOf } from './each-command.ts';
import { sql } from './example.ts';
import type { Rule } from './rule.ts';

function bad(sql: string): boolean {
  const match = /\bselect\s+distinct\s+([\s\S]+?)\s+from\b[\s\S]*\border\s+by\s+([\w.]+)/i.exec(sql);
  if (!match || match[1] === '*' || /\bgroup\s+by\b/i.test(sql)) return false;
  return !(match[1] ?? '').toLowerCase().includes((match[2] ?? '').toLowerCase());
}

export const sqlDistinctOrderBy: Rule = {
  id: 'sql-distinct-order-by',
  severity: 'error',
  title: 'DISTINCT sorted by another column',
  why: 'PostgreSQL refuses to sort distinct rows by a column that is not selected.',
  advice: 'Select the column that you sort by, or drop the ORDER BY.',
  bad: sql('SELECT DISTINCT city FROM orders ORDER BY created_at;'),
  good: sql('SELECT DISTINCT city FROM orders ORDER BY city;'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const { command } = place;
      const sql = sqlOf(place);
      if (!(sql !== null && bad(sql))) return [];
      return [
        {
          line: command.line,
          message: 'SELECT DISTINCT sorts by a column that it does not select: PostgreSQL refuses it',
          suggestion: 'select the column, or drop the ORDER BY',
        },
      ];
    }),
};
