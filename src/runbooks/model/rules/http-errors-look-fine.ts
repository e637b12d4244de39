import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const httpErrorsLookFine: Rule = {
  id: 'http-errors-look-fine',
  severity: 'info',
  why: 'curl ends with success when the server answers an error.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (
        !(
          /(?:^|[\s|;&(])curl\s/.test(text) &&
          !/\s(?:-\w*f\w*|--fail(?:-with-body)?)\b/.test(text.replaceAll(/'[^']*'|"[^"]*"/g, '""')) &&
          !/http_code/.test(text)
        )
      )
        return [];
      return [{ line: command.line, message: `${shown(text)} counts a 500 as success`, suggestion: 'add -f (or --fail-with-body)' }];
    }),
};
