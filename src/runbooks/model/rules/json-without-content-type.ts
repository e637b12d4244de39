import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const jsonWithoutContentType: Rule = {
  id: 'json-without-content-type',
  severity: 'info',
  title: 'JSON sent as a form',
  why: 'Sent as a form, not as JSON; many servers refuse it.',
  advice: "Add -H 'Content-Type: application/json'.",
  bad: bash(`curl -f -X POST https://shop.example.com -d '{"a": 1}'`),
  good: bash(`curl -f -X POST https://shop.example.com -H 'Content-Type: application/json' -d '{"a": 1}'`),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!(/\bcurl\b/.test(text) && /(?:-d|--data(?:-raw)?)\s+['"]\s*\{/.test(text) && !/content-type/i.test(text))) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} sends JSON without saying so`,
          suggestion: "add -H 'Content-Type: application/json'",
        },
      ];
    }),
};
