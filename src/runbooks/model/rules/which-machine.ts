import { alsoOn, shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const ofOneMachine =
  /^\s*(?:sudo\s+)?(?:(?:df|du|free|systemctl|journalctl|crictl|iostat|vmstat|lsof|netstat|ss|dmesg)\b|(?:find|grep|tail|cat|ls|rm|truncate|less)\s(?:[^|]*\s)?\/(?:var|etc|opt|home|root|data|srv)\b|docker(?!-compose|\s+compose)\b|psql(?!.*(?:\s-h|--version|--host|host=|:\/\/|\bservice=|\$\{?\w*(?:URL|URI|DSN|CONN)))\s|redis-cli(?!.*\s-[hu]\b)\s)/;
const goesThere = /^\s*(?:ssh|gcloud\s+compute\s+ssh|docker\s+exec|kubectl\s+exec\s.*-it?\b.*\b(?:ba)?sh\b|nsenter|aws\s+ssm)\b|\bchroot\b/;
const inside =
  /\b(?:on|log ?in(?:to)?|connect to|ssh (?:in)?to|from)\s+(?:the|each|every|a|any|your)?\s*\S*\s*(?:node|host|server|machine|instance|vm|box|worker|bastion|container|pod)s?\b/i;

export const whichMachine: Rule = {
  id: 'which-machine',
  severity: 'info',
  title: 'A command for a machine that is not named',
  why: 'The command looks at, or cleans, the machine that it happens to run on: the laptop of the reader or a runner, and not the one in trouble.',
  advice: 'Say above it on which machine it is run, or write how one gets there.',
  bad: bash('kubectl get nodes', 'kubectl get pods -n shop', 'df -h'),
  good: bash('kubectl get nodes', 'kubectl exec cart-0 -n shop -- df -h'),
  check: (input) => {
    const places = input.commands;
    // Where everything is done on hosts, the document is about a host; the danger is in the mixture.
    const inCluster = places.filter(({ command }) => /^\s*(?:kubectl|oc)\s/.test(command.text)).length;
    if (inCluster <= places.filter(({ command }) => ofOneMachine.test(command.text)).length) return [];
    return [...Map.groupBy(places, ({ runbook }) => runbook)].flatMap(([runbook, group]) => {
      const words = runbook.sections.flatMap(({ heading, items, steps }) => [
        heading,
        ...items.map(({ text }) => text),
        ...steps.flatMap(({ kind, source }) => (kind === 'manual' ? [source] : [])),
      ]);
      if (words.some((text) => inside.test(text))) return [];
      const there = group.find(({ command }) => goesThere.test(command.text))?.command.line ?? Infinity;
      const [first, ...others] = group.filter(
        ({ step, command }) => ofOneMachine.test(command.text) && command.line < there && !inside.test(step.title ?? ''),
      );
      if (!first) return [];
      return [
        {
          line: first.command.line,
          message: `${shown(first.command.text)} works on the machine that it runs on, and nothing says which that is${alsoOn(others)}`,
          suggestion: 'say on which machine, or write how one gets there',
        },
      ];
    });
  },
};
