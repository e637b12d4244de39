import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const namespaced = /\s(?:-n\b|--namespace\b|-A\b|--all-namespaces\b)/;
const global =
  /\b(?:nodes?|namespaces?|clusterroles?|pv|storageclass(?:es)?|crds?|cordon|drain|uncordon|taint|cluster-info|config|version|api-resources|node\/\S+|apply|create)\b/;

export const missingNamespace: Rule = {
  id: 'missing-namespace',
  severity: 'warning',
  title: 'A command without its namespace',
  why: 'Without a namespace the command hits whatever the current context points to.',
  advice: 'Add -n NAMESPACE, as the other commands of the document do.',
  bad: bash('kubectl get pods -n shop', 'kubectl get svc'),
  good: bash('kubectl get pods -n shop', 'kubectl get nodes'),
  check: (input) => {
    const commands = input.commands.filter(({ command }) => /^\s*kubectl\s/.test(command.text));
    const named = commands.filter(({ command }) => namespaced.test(command.text));
    if (named.length === 0) return [];
    return commands.flatMap(({ command }) => {
      const own = command.text.split(/\s--\s/)[0] ?? '';
      if (namespaced.test(own) || global.test(own)) return [];
      return [
        {
          line: command.line,
          message: `${shown(command.text)} names no namespace, though others here do; it goes wherever the current context points`,
          suggestion: 'add -n NAMESPACE',
        },
      ];
    });
  },
};
