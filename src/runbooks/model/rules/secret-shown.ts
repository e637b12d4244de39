import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const secretShown: Rule = {
  id: 'secret-shown',
  severity: 'warning',
  title: 'A secret is printed',
  why: 'A secret on the screen is a secret in every recording, log and chat.',
  advice:
    'Check that the secret exists (kubectl get secret NAME), or look at its keys (kubectl describe secret NAME). Neither shows a value.',
  bad: bash('kubectl get secret cart -n shop -o yaml'),
  good: bash('kubectl get secret cart -n shop'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!/\bkubectl\b.{0,300}?\bget\s+secrets?\b.{0,1000}?(?:-o\s*=?\s*(?:yaml|json)|jsonpath)/s.test(text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} prints the secret (base64 is no protection)`,
          suggestion: 'check that it exists: kubectl get secret NAME, or describe it',
        },
      ];
    }),
};
