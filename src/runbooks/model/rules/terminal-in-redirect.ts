import { bare, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const terminalInRedirect: Rule = {
  id: 'terminal-in-redirect',
  severity: 'warning',
  title: 'A file written through a terminal',
  why: 'A terminal changes line ends and mixes messages into the file.',
  advice: 'Use -i without -t, or neither of them.',
  bad: bash('kubectl exec -it db-0 -n shop -- pg_dump shop > /tmp/shop.sql'),
  good: bash('kubectl exec -it <pod> -n shop -- psql -c "SELECT 1 WHERE 2 > 1"'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/\bkubectl\s+(?:exec|debug|run)\b.*\s(?:-it|-ti|-t|--tty)\b.*>\s*\S/s.test(bare(text))) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} writes a file through a terminal (-it): its line ends are changed`,
          suggestion: 'use -i without -t, or neither',
        },
      ];
    }),
};
