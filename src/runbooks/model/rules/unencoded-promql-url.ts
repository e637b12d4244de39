import { eachCommand } from './each-command.ts';
import type { Rule } from './rule.ts';

export const unencodedPromqlUrl: Rule = {
  id: 'unencoded-promql-url',
  severity: 'error',
  why: 'Brackets, braces and quotes in a URL are globbed by curl or refused by the server.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!(/[?&]query=[^'\s]*[{}[\]]/.test(text) && !/--data-urlencode/.test(text))) return [];
      return [
        {
          line: command.line,
          message: 'the PromQL query stands unencoded in the URL: curl reads its brackets as patterns',
          suggestion: "curl -G URL --data-urlencode 'query=…'",
        },
      ];
    }),
};
