import { eachCommand, shown } from './each-command.ts';
import type { Rule } from './rule.ts';

export const logsSelectorTenLines: Rule = {
  id: 'logs-selector-ten-lines',
  severity: 'warning',
  why: 'kubectl logs with a selector shows ten lines of each pod, whatever --since says.',
  check: (input) =>
    eachCommand(input).flatMap(({ command }) => {
      const text = command.text;
      if (!(/\bkubectl\b.*\blogs\b/s.test(text) && /(?:\s-l[\s=]|--selector)/.test(text) && !/--tail\b|\s-f\b|--follow\b/.test(text)))
        return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} shows only the last ten lines of each pod`,
          suggestion: 'add --tail=-1 (all) or a number',
        },
      ];
    }),
};
