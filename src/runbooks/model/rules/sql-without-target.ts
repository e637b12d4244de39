import { runbook, sql } from './example.ts';
import type { Rule } from './rule.ts';

const says =
  /\b(?:psql|mysql|sqlplus|clickhouse-client|sqlcmd|bigquery|athena|connect(?:ed|ing)? to|on the (?:primary|replica|master|standby|leader)|in the \S+ (?:database|schema)|against the)\b/i;

export const sqlWithoutTarget: Rule = {
  id: 'sql-without-target',
  severity: 'info',
  title: 'A query without a server',
  why: 'The reader has to guess server, database and user, and may ask, or change, the wrong one.',
  advice: 'Say above the block where it is run, best as the command that opens the connection.',
  bad: sql('SELECT count(*) FROM orders;'),
  good: runbook('1. Connect to the primary: `psql -h db-1 shop`\n\n```sql\nSELECT count(*) FROM orders;\n```'),
  check: ({ document }) =>
    document.runbooks.flatMap((each) => {
      // Words count for the whole runbook, from where they stand; a command only for the section in which it opens the way.
      const words = each.sections.flatMap(({ items, steps }) => [
        ...items,
        ...steps.flatMap(({ kind, source, line }) => (kind === 'manual' ? [{ text: source, line }] : [])),
      ]);
      const said = words.find(({ text }) => says.test(text))?.line ?? Infinity;
      const lost = each.sections.flatMap((section) => {
        const first = section.steps.find(({ commands }) => commands.some(({ program }) => program === 'sql'));
        if (!first || said < first.line) return [];
        const way = section.steps.flatMap(({ commands }) => commands).find(({ program, text }) => program !== 'sql' && says.test(text));
        return way !== undefined && way.line < first.line ? [] : [first.line];
      });
      const [line, ...others] = lost;
      if (line === undefined) return [];
      return [
        {
          line,
          message: `nothing says on which server, in which database and as which user this SQL runs${others.length === 0 ? '' : ` (the same on line ${others.join(', ')})`}`,
          suggestion: 'write the command that opens the connection above it',
        },
      ];
    }),
};
