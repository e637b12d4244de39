import { alsoOn, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const asksLocalhost = /^\s*(?:curl|wget|http|nc|telnet)\s(?:[^|]*\s)?["']?(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)\b/;

export const localhostElsewhere: Rule = {
  id: 'localhost-elsewhere',
  severity: 'warning',
  title: 'localhost in a command that runs elsewhere',
  why: 'localhost is the machine of the reader, or the runner, where the service does not run: a healthy service looks dead.',
  advice: 'Use the address of the service, or open a port-forward or a shell in the pod first.',
  bad: bash('kubectl get pods -n shop', 'kubectl get svc -n shop', 'curl -f http://localhost:8080/health'),
  good: bash('kubectl get pods -n shop', 'kubectl exec deploy/cart -n shop -- curl -f http://localhost:8080/health'),
  check: (input) => {
    const commands = input.commands;
    // Where localhost is asked more often than the cluster, the document is about a service of that machine.
    const inCluster = commands.filter(({ command }) => /^\s*(?:kubectl|oc)\s/.test(command.text)).length;
    if (inCluster <= commands.filter(({ command }) => asksLocalhost.test(command.text)).length) return [];
    const bridge = /\bport-forward\b|\bkubectl\s+proxy\b|\bssh\s|\bexec\s.*-it?\b.*\b(?:ba)?sh\b|\bdocker\s|\btelepresence\b/;
    return [...Map.groupBy(commands, ({ runbook }) => runbook).values()].flatMap((places) => {
      const words = places[0]?.runbook.sections.flatMap(({ steps }) => steps.map(({ source }) => source)).join('\n') ?? '';
      if (bridge.test(words) || /\b(?:inside|within|from) the (?:pod|container|node|host|server)\b/i.test(words)) return [];
      const [first, ...others] = places.filter(({ command }) => asksLocalhost.test(command.text));
      if (!first) return [];
      return [
        {
          line: first.command.line,
          message: `${shown(first.command.text)} asks the machine that it runs on, not the service${alsoOn(others)}`,
          suggestion: 'use the address of the service, or kubectl port-forward first',
        },
      ];
    });
  },
};
