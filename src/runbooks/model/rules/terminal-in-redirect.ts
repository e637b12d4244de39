import { bare, eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const terminalInRedirect: Rule = {
  id: 'terminal-in-redirect',
  severity: 'warning',
  why: 'A terminal changes line ends and mixes messages into the file.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
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
