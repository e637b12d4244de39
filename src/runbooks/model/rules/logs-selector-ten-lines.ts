import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const logsSelectorTenLines: Rule = {
  id: 'logs-selector-ten-lines',
  severity: 'warning',
  title: 'Logs by selector show ten lines',
  why: 'kubectl logs with a selector shows ten lines of each pod, whatever --since says.',
  advice: 'Say how many lines you want: --tail=-1 for all of them, or a number.',
  bad: bash('kubectl logs -l app=cart -n shop --since=1h'),
  good: bash('kubectl logs -l app=cart -n shop --tail=100'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (
        !(/\bkubectl\b.{0,400}?\blogs\b/s.test(text) && /(?:\s-l[\s=]|--selector)/.test(text) && !/--tail\b|\s-f\b|--follow\b/.test(text))
      )
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
