import { shown } from './each-command.ts';
import { bash } from './example.ts';
import { pipelines } from './pipeline.ts';
import type { Rule } from './rule.ts';

export const grepKeepsHeader: Rule = {
  id: 'grep-keeps-header',
  severity: 'info',
  title: 'A search that always finds the header',
  why: 'The header line always stays, so "nothing found" never happens, and finished pods look like problems.',
  advice: 'Add --no-headers, or let the cluster select: --field-selector=status.phase!=Running,status.phase!=Succeeded.',
  bad: bash('kubectl get pods -n shop | grep -v Running'),
  good: bash('kubectl get pods -n shop --no-headers | grep -v Running'),
  check: (input) =>
    input.commands.flatMap(({ command }) =>
      (command.text.includes('grep') ? pipelines(command.text) : []).flatMap(([source = '', ...rest]) => {
        const isTable =
          /^(?:kubectl|oc)\s/.test(source) && /\sget\s/.test(source) && !/--no-headers|\s(?:-o|--output)[= ]?\s*(?!wide)\w/.test(source);
        const inverted = rest.some((stage) => /^grep\s+(?:-\w+\s+)*-\w*v/.test(stage));
        const dropsHeader = rest.some((stage) => /\bNR\s*>|\btail\s+-n\s*\+2|grep\s.*\bNAME/.test(stage));
        if (!isTable || !inverted || dropsHeader) return [];
        return [
          {
            line: command.line,
            message: `${shown(command.text)} always keeps the header line, and also shows pods that are Completed`,
            suggestion: 'add --no-headers, or use --field-selector=status.phase!=Running,status.phase!=Succeeded',
          },
        ];
      }),
    ),
};
