import { sql } from './example.ts';
import type { Rule } from './rule.ts';
import { sqlHanded } from './sql-words.ts';

const known = /^(?:current_\w+|session_user|user|localtime(?:stamp)?|true|false|null|version|all|distinct|sysdate|rownum)$/i;

export const selectFromNothing: Rule = {
  id: 'select-from-nothing',
  severity: 'warning',
  title: 'A query that names no table',
  why: 'A column without a table does not exist: the server refuses the query, and the check never gives an answer.',
  advice: 'Write the real query, with FROM and the table, and try it once before it is needed.',
  bad: sql('SELECT free space;'),
  good: sql('SELECT free FROM disks;'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const query = sqlHanded(place);
      const list = query === null ? undefined : /^\s*select\s+([^;()]+);?\s*$/i.exec(query)?.[1];
      if (list === undefined || /\b(?:from|into)\b/i.test(list)) return [];
      const column = list
        .split(',')
        .map((item) => /^\s*([a-z_]\w*)(?:\s+(?:as\s+)?\w+)*\s*$/i.exec(item)?.[1])
        .find((name) => name !== undefined && !known.test(name));
      if (column === undefined) return [];
      return [
        {
          line: place.command.line,
          message: `the query asks for "${column}" but names no table: the server refuses it`,
          suggestion: 'write the real query, with FROM',
        },
      ];
    }),
};
