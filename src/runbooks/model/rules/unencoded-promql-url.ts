import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const unencodedPromqlUrl: Rule = {
  id: 'unencoded-promql-url',
  severity: 'error',
  title: 'A query stands unencoded in a URL',
  why: 'Brackets, braces and quotes in a URL are globbed by curl or refused by the server.',
  advice: "Let curl encode it: curl -G URL --data-urlencode 'query=…'.",
  bad: bash('curl "http://prometheus:9090/api/v1/query?query=rate(x{code=~\\"5..\\"}[5m])"'),
  good: bash("curl -f -G http://prometheus:9090/api/v1/query --data-urlencode 'query=rate(x[5m])'"),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!(/[?&]query=[^'\s{}[\]]{0,2000}[{}[\]]/.test(text) && !/--data-urlencode/.test(text))) return [];
      return [
        {
          line: command.line,
          message: 'the PromQL query stands unencoded in the URL: curl reads its brackets as patterns',
          suggestion: "curl -G URL --data-urlencode 'query=…'",
        },
      ];
    }),
};
