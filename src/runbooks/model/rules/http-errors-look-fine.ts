import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const httpErrorsLookFine: Rule = {
  id: 'http-errors-look-fine',
  severity: 'info',
  title: 'curl counts an error page as success',
  why: 'curl ends with success when the server answers an error.',
  advice: 'Add -f, or --fail-with-body to see what the server said.',
  bad: bash('curl -s https://api.example.com/health'),
  good: bash('curl -sf https://api.example.com/health'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (
        !(
          /(?:^|[\s|;&(])curl\s/.test(text) &&
          !/\s(?:-\w*f\w*|--fail(?:-with-body)?)\b/.test(text.replaceAll(/'[^']*'|"[^"]*"/g, '""')) &&
          !/http_code/.test(text)
        )
      )
        return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} counts a 500 as success`,
          suggestion: `add -f (or --fail-with-body)${text.includes('|') ? ', and set -o pipefail: the pipe hides it as well' : ''}`,
        },
      ];
    }),
};
