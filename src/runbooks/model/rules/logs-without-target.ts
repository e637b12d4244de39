import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

/** Flags of kubectl logs whose value is the next word. */
const withValue = new Set(['-n', '--namespace', '-c', '--container', '--since', '--tail', '--context']);

/** True for `kubectl logs` with nothing but flags before a pipe or a redirection. */
function namesNothing(text: string): boolean {
  const words = (text.replaceAll(/\$\([^)]*\)|<[\w .-]+>/g, 'x').split(/[|>;&]/)[0] ?? '').trim().split(/\s+/);
  if (words[0] !== 'kubectl' || !words.includes('logs')) return false;
  const named = words.filter(
    (word, index) => index > 0 && word !== 'logs' && word !== '\\' && !word.startsWith('-') && !withValue.has(words[index - 1] ?? ''),
  );
  return named.length === 0 && !words.some((word) => word === '-l' || word.startsWith('-l=') || word.startsWith('--selector'));
}

export const logsWithoutTarget: Rule = {
  id: 'logs-without-target',
  severity: 'error',
  title: 'Logs of nothing',
  why: 'kubectl logs needs a pod, a workload or a selector, and fails without.',
  advice: 'Name a workload (deployment/NAME), a pod, or a selector with --tail.',
  bad: bash('kubectl logs -n shop --since=1h > out.txt'),
  good: bash('kubectl logs cart-0 -n shop'),
  check: (input) =>
    input.commands.flatMap(({ command }) => {
      const text = command.text;
      if (!namesNothing(text)) return [];
      return [
        {
          line: command.line,
          message: `${shown(text)} names no pod, so kubectl refuses it`,
          suggestion: 'name a workload (deployment/NAME) or a selector (-l app=NAME --tail=-1)',
        },
      ];
    }),
};
