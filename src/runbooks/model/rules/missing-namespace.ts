import { shown } from './each-command.ts';
import { bash } from './example.ts';
import type { Rule } from './rule.ts';

const namespaced = /\s(?:-n\b|--namespace\b|-A\b|--all-namespaces\b)/;
/** What belongs to no namespace: verbs of nodes and of the connection, kinds of the whole cluster, and files that name their own. */
const global =
  /\b(?:nodes?|namespaces?|ns|clusterroles?|clusterrolebindings?|pv|persistentvolumes?|storageclass(?:es)?|sc|crds?|csr|certificatesigningrequests?|ingressclass(?:es)?|apiservices?|priorityclass(?:es)?|clusterissuers?|(?:validating|mutating)webhookconfigurations?|cordon|drain|uncordon|taint|cluster-info|config|version|api-resources|api-versions|explain|plugin|krew|node\/\S+|apply|create)\b|\b(?:delete|replace|diff|wait|get)\b.*\s(?:-[fk]|--filename|--kustomize|--raw)\b/;
/** `kubectl cp` names it before the pod: NAMESPACE/POD:PATH. */
const copiesIn = /\scp\s(?:\S+\s+){0,20}?[^\s./:-][^\s/:]{0,253}\/[^\s/:]{1,253}:/;

export const missingNamespace: Rule = {
  id: 'missing-namespace',
  severity: 'warning',
  title: 'A command without its namespace',
  why: 'Without a namespace the command hits whatever the current context points to.',
  advice: 'Add -n NAMESPACE, as the other commands of the document do.',
  bad: bash('kubectl get pods -n shop', 'kubectl get svc'),
  good: bash(
    'kubectl get pods -n shop',
    'kubectl get nodes',
    'kubectl get ns',
    'kubectl delete -k overlays/shop',
    'kubectl cp shop/cart-0:/tmp/cart.log ./cart.log',
  ),
  check: (input) => {
    const commands = input.commands.filter(({ command }) => /^\s*kubectl\s/.test(command.text));
    const named = commands.filter(({ command }) => namespaced.test(command.text));
    if (named.length === 0) return [];
    return commands.flatMap(({ command }) => {
      const own = command.text.split(/\s--\s/)[0] ?? '';
      if (namespaced.test(own) || global.test(own) || copiesIn.test(own)) return [];
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
