import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const secretShown: Rule = {
  id: 'secret-shown',
  severity: 'warning',
  why: 'A secret on the screen is a secret in every recording, log and chat.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!/\bkubectl\b.*\bget\s+secrets?\b.*(?:-o\s*=?\s*(?:yaml|json)|jsonpath)/s.test(text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} prints the secret (base64 is no protection)`,
          suggestion: 'check that it exists: kubectl get secret NAME, or describe it',
        },
      ];
    }),
};
