import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const csvThatIsNone: Rule = {
  id: 'csv-that-is-none',
  severity: 'warning',
  title: 'A CSV file that is none',
  why: 'psql writes a table drawn with bars and spaces. The file is called .csv and no program can read it, which shows when the rows are gone.',
  advice: 'Add --csv, or use COPY … TO STDOUT WITH CSV HEADER; and see that no LIMIT cuts it off.',
  bad: bash('psql -c "SELECT * FROM audit" > audit.csv'),
  good: bash('psql --csv -c "SELECT * FROM audit" > audit.csv'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const { text } = command;
      if (
        !/\bpsql\s/.test(text) ||
        !/>[^|;&]{0,200}\.csv\b/.test(text) ||
        /--csv\b|\bcopy\b|\s-\w*A\w*\b|--no-align|-F|format=csv/i.test(text)
      )
        return [];
      const limit = /\blimit\s+\d+/i.exec(text)?.[0];
      return [
        {
          line: command.line,
          message: `${shown(text)} writes a drawn table, not CSV${limit === undefined ? '' : `, and ${limit} cuts it off`}`,
          suggestion: 'add --csv',
        },
      ];
    }),
};
