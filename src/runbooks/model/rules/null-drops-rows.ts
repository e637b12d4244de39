import { sqlOf } from './each-command.ts';
import { sql } from './example.ts';
import type { Rule } from './rule.ts';

export const nullDropsRows: Rule = {
  id: 'null-drops-rows',
  severity: 'warning',
  title: 'A query that drops what it looks for',
  why: 'A table without any index has no value in idx_scan, and a sum with no value is no value: exactly these tables fall out of the list.',
  advice: 'Write coalesce(idx_scan, 0).',
  bad: sql('SELECT relname FROM pg_stat_user_tables WHERE seq_scan + idx_scan > 0;'),
  good: sql('SELECT relname FROM pg_stat_user_tables WHERE seq_scan + coalesce(idx_scan, 0) > 0;'),
  check: (input) =>
    input.commands.flatMap((place) => {
      const query = sqlOf(place);
      if (
        query === null ||
        !/\bwhere\b[^;]*(?:\bidx_scan\s*[-+]|[-+]\s*idx_scan\b)/i.test(query) ||
        /coalesce\(\s*\w*\.?idx_scan/i.test(query)
      )
        return [];
      return [
        {
          line: place.command.line,
          message: 'tables without any index are missing in this list: their idx_scan is NULL, and so is the sum',
          suggestion: 'write coalesce(idx_scan, 0)',
        },
      ];
    }),
};
