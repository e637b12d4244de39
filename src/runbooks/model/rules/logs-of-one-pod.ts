import { shown } from './each-command.ts';
import { bash } from './example.ts';
import { pipelines } from './pipeline.ts';
import type { Rule } from './rule.ts';

export const logsOfOnePod: Rule = {
  id: 'logs-of-one-pod',
  severity: 'info',
  title: 'The logs of one pod of several',
  why: 'kubectl logs with the name of a workload picks one of its pods. The error, or the evidence, may be in the others.',
  advice: 'Use a selector with --tail and --prefix, or --all-pods where kubectl knows it.',
  bad: bash('kubectl logs deployment/cart -n shop --tail=100'),
  good: bash('kubectl logs -l app=cart -n shop --tail=100 --prefix'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      if (!command.text.includes('logs')) return [];
      const [source = ''] = pipelines(command.text)[0] ?? [];
      const isOne =
        /^(?:[A-Z_]\w*=\S*\s+|sudo\s+)?(?:kubectl|oc)\s(?:.*\s)?logs\s/.test(source) &&
        /\s(?:deploy|deployments?|sts|statefulsets?|ds|daemonsets?|rs|svc|service)(?:\.apps)?\/\S/.test(source) &&
        !/--all-pods\b/.test(source);
      if (!isOne) return [];
      return [
        {
          line: command.line,
          message: `${shown(command.text)} reads one pod only, of however many there are`,
          suggestion: 'use a selector: -l app=NAME --tail=-1 --prefix',
        },
      ];
    }),
};
