import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const secret =
  /-u\s+sk_\w|[?&]access_token=(?![$<{])\w|(?:Authorization:\s*(?:Bearer|Basic)|Authorization:\s*Token\s+token=|Token:)\s*(?![$<{"'\s])(?!(?:Bearer|Basic|Token)\s)[\w.-]|\bsecret\b[^|;&]*--from-literal=|--password[= ](?![$<{])\S/i;

export const secretInArguments: Rule = {
  id: 'secret-in-arguments',
  severity: 'warning',
  title: 'A secret on the command line',
  why: "Arguments are seen by everybody on the machine, and stay in the shell's history.",
  advice: 'Take it from an environment variable, or from a file that only you can read.',
  bad: bash('curl -f -H "Authorization: Bearer abcdef" https://api.example.com'),
  good: bash('curl -f -H "Authorization: Bearer $TOKEN" https://api.example.com'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!secret.test(text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} carries a secret on the command line`,
          suggestion: 'take it from an environment variable or a file that only you can read',
        },
      ];
    }),
};
