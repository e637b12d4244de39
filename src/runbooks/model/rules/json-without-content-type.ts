import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const jsonWithoutContentType: Rule = {
  id: 'json-without-content-type',
  severity: 'info',
  why: 'Sent as a form, not as JSON; many servers refuse it.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
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
